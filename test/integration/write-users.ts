import { Buffer } from 'node:buffer';
import { suffix } from '../services/slapd.ts';
import type { HostileUser } from './hostile-users.ts';

/** How a server reads text between quotes. */
export type Quote = (text: string) => string;

/** Standard SQL: only the quote itself is doubled. */
export const standardQuote: Quote = (text) => `'${text.replaceAll("'", "''")}'`;

/** MariaDB: a backslash escapes, too. */
export const backslashQuote: Quote = (text) =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\u001A', '\\Z')}'`;

/** sqlite3 reads a carriage return at the end of a line as a part of its line break: there text is told by its bytes. */
export const hexQuote: Quote = (text) => `CAST(X'${Buffer.from(text).toString('hex')}' AS TEXT)`;

/** Statements that make a table of accounts, one of their addresses, and one that is not of users. */
export function usersAsSql(users: readonly HostileUser[], quote: Quote): string {
  const value = (text: string | null): string => (text === null ? 'NULL' : quote(text));
  const rows = users.map(
    ({ user_id, login, display_name, number, note }) =>
      `(${[user_id, login, display_name, number, note].map(value).join(', ')})`,
  );
  const addresses = users.flatMap(({ user_id, emails }) => emails.map((email) => [user_id, email]));
  return [
    'CREATE TABLE audit_log (id INTEGER PRIMARY KEY, entry TEXT);',
    `INSERT INTO audit_log VALUES (1, ${quote("it's; (not) 'a user'")});`,
    'CREATE TABLE accounts (user_id VARCHAR(20) PRIMARY KEY, login TEXT, display_name TEXT, number TEXT, note TEXT);',
    'CREATE TABLE emails (id INTEGER PRIMARY KEY, account VARCHAR(20), email TEXT);',
    ...batches(rows).map((batch) => `INSERT INTO accounts VALUES ${batch.join(',\n')};`),
    ...batches(addresses.map(([account, email], id) => `(${id}, ${value(account)}, ${value(email)})`)).map(
      (batch) => `INSERT INTO emails VALUES ${batch.join(',\n')};`,
    ),
    '',
  ].join('\n');
}

function batches<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / 200);
  return Array.from({ length: count }, (_, at) => items.slice(at * 200, (at + 1) * 200));
}

const attributes = {
  login: 'title',
  display_name: 'displayName',
  number: 'employeeNumber',
  note: 'description',
} as const satisfies Partial<Record<keyof HostileUser, string>>;

/** The names under which a directory keeps what is asked for. */
export const ldapAttributes = { user_id: 'uid', ...attributes, emails: 'mail' } as const;

/** Entries of a directory, every value in base64, so that nothing of LDIF but its grammar is relied on. */
export function usersAsLdif(users: readonly HostileUser[]): string {
  const line = (name: string, text: string): string => `${name}:: ${Buffer.from(text).toString('base64')}`;
  const entries = users.map((user) => [
    `dn: uid=${user.user_id},${suffix}`,
    'objectClass: inetOrgPerson',
    line('uid', user.user_id),
    line('cn', user.user_id),
    line('sn', user.user_id),
    ...Object.entries(attributes).flatMap(([field, name]) => {
      const text = user[field as keyof typeof attributes];
      return text === null ? [] : [line(name, text)];
    }),
    ...user.emails.map((email) => line('mail', email)),
  ]);
  const top = [
    `dn: ${suffix}`,
    'objectClass: dcObject',
    'objectClass: organization',
    'dc: contoso',
    'o: Contoso',
  ];
  return [top, ...entries].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

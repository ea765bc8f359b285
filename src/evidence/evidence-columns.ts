import type { ComparedValue } from '../model/candidates.ts';
import type { RuleClaims } from '../model/match-result.ts';
import type { SideResult } from '../model/reconciliation.ts';
import type { MatchingRule } from '../model/rules.ts';
import type { Column } from '../model/users.ts';
import { firstValueOf, lastValueOf, rowText, valueText } from '../tables/column.ts';

/**
 * What the values of a column are to evidence. `principal` is an address that its owner signs in with; a
 * `login` has no domain; `value` is a login, an address or an identifier, whatever it looks like.
 */
export type ColumnUse = 'address' | 'principal' | 'alias' | 'login' | 'identifier' | 'name' | 'value';

/**
 * A column and what it is to evidence. Where a name has its parts in two columns, a row has the one value that
 * they make, whose number is that of the row.
 */
export interface EvidenceColumn {
  readonly use: ColumnUse;
  readonly columns: readonly Column[];
}

/** The first value of a row, and the one after its last. */
export function firstOf({ columns }: EvidenceColumn, row: number): number {
  return columns.length > 1 ? row : firstValueOf(columns[0], row);
}

export function lastOf({ columns }: EvidenceColumn, row: number): number {
  return columns.length > 1 ? row + 1 : lastValueOf(columns[0], row);
}

/** A value as people are shown it. */
export function shownValue({ columns }: EvidenceColumn, value: number): ComparedValue {
  return {
    attribute: columns.map(({ name }) => name).join(' '),
    value:
      columns.length === 1
        ? valueText(columns[0], value)
        : columns.map((column) => rowText(column, value)).join(' '),
  };
}

/** The attributes of a directory user that evidence reads, as Graph names them, with other names of exports. */
export const directoryEvidence = [
  { use: 'address', name: 'mail', otherNames: ['emailAddress'] },
  { use: 'principal', name: 'userPrincipalName', otherNames: [] },
  { use: 'alias', name: 'proxyAddresses', otherNames: [] },
  { use: 'alias', name: 'otherMails', otherNames: [] },
  { use: 'login', name: 'onPremisesSamAccountName', otherNames: ['sAMAccountName'] },
  { use: 'login', name: 'mailNickname', otherNames: [] },
  { use: 'identifier', name: 'employeeId', otherNames: [] },
  { use: 'name', name: 'displayName', otherNames: [] },
  { use: 'name', name: 'givenName', otherNames: [] },
  { use: 'name', name: 'surname', otherNames: ['sn'] },
] as const satisfies readonly {
  readonly use: ColumnUse;
  readonly name: string;
  readonly otherNames: readonly string[];
}[];

/** What evidence knows a directory user by: attributes, roles, and whatever the rules compare. */
export function directoryColumns(
  { table, roles }: Pick<SideResult, 'table' | 'roles'>,
  rules: readonly RuleClaims[],
): EvidenceColumn[] {
  const found = new Map<string, EvidenceColumn>();
  const add = (use: ColumnUse, ...columns: readonly (Column | undefined)[]): void => {
    const known = columns.filter((column) => column !== undefined);
    const name = known.map((column) => column.name.toLowerCase()).join('\n');
    if (known.length === columns.length && !found.has(name)) found.set(name, { use, columns: known });
  };
  const attribute = (name: string): Column | undefined => table.columns.get(name.toLowerCase());
  for (const { use, name } of directoryEvidence) {
    if (name === 'givenName') add(use, attribute(name), attribute('surname'));
    else if (name !== 'surname') add(use, attribute(name));
  }
  add('name', roles.get('displayName'));
  add('address', roles.get('email'));
  add('principal', roles.get('login'));
  for (const { rule, directory } of rules) {
    // Those that are known above are compared as they are stored: so people have to be shown them.
    if (rule.directory.kind === 'expression' || !isKnown(rule.directory.name)) add('identifier', directory);
  }
  return [...found.values()];
}

function isKnown(attribute: string): boolean {
  const lower = attribute.toLowerCase();
  return (
    lower === 'originaluserprincipalname' ||
    directoryEvidence.some(({ name }) => name.toLowerCase() === lower)
  );
}

/** What evidence knows an application user by: the columns of rules, and of the roles that tell who it is. */
export function applicationColumns(
  { roles }: Pick<SideResult, 'roles'>,
  rules: readonly RuleClaims[],
): EvidenceColumn[] {
  const found = new Map<string, EvidenceColumn>();
  const add = (use: ColumnUse, column: Column | undefined): void => {
    if (column === undefined || found.has(column.name.toLowerCase())) return;
    found.set(column.name.toLowerCase(), { use, columns: [column] });
  };
  add('name', roles.get('displayName'));
  for (const { rule, application } of rules) add(comparesNames(rule) ? 'name' : 'value', application);
  add('value', roles.get('email'));
  add('value', roles.get('login'));
  return [...found.values()];
}

function comparesNames({ directory }: MatchingRule): boolean {
  return directory.kind === 'attribute' && directory.name.toLowerCase() === 'displayname';
}

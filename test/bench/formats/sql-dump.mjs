// @ts-check
import { generator } from '../random.mjs';

/** @typedef {import('../formats.mjs').Format} Format */

const source = {
  kind: 'sql-dump',
  table: null,
  joins: [],
  dialect: null,
  encoding: null,
  trim: false,
};

const columns = [
  ...[
    'id',
    'login',
    'email',
    'full_name',
    'department',
    'active',
    'created_at',
    'last_login',
    'settings',
    'note',
  ],
];

const wanted = {
  source,
  key: 'id',
  columns: ['login', 'email', 'full_name', 'active', 'created_at'],
  multiValued: [],
  completeness: 'proven',
};

/**
 * What `pg_dump` writes: the rows as COPY.
 * @type {Format}
 */
export const postgresqlCopy = {
  ...wanted,
  name: 'SQL of pg_dump',
  file: 'postgresql.sql',
  *write(users) {
    yield `--\n-- PostgreSQL database dump\n--\n\nSET standard_conforming_strings = on;\n${definition('"')}`;
    yield `COPY public.users (${columns.join(', ')}) FROM stdin;\n`;
    for (let user = 0; user < users; user += 1) {
      yield `${valuesOf(user)
        .map((value) => value?.replaceAll('\\', '\\\\') ?? '\\N')
        .join('\t')}\n`;
    }
    yield '\\.\n\n--\n-- PostgreSQL database dump complete\n--\n\n';
  },
};

/**
 * The same as one INSERT for each row.
 * @type {Format}
 */
export const postgresqlInserts = {
  ...wanted,
  name: 'SQL of pg_dump --inserts',
  file: 'postgresql-inserts.sql',
  *write(users) {
    yield `--\n-- PostgreSQL database dump\n--\n\nSET standard_conforming_strings = on;\n${definition('"')}`;
    for (let user = 0; user < users; user += 1) {
      const values = valuesOf(user).map((value) =>
        value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`,
      );
      yield `INSERT INTO public.users VALUES (${values.join(', ')});\n`;
    }
    yield '\n--\n-- PostgreSQL database dump complete\n--\n\n';
  },
};

/**
 * What `mysqldump` writes: thousands of rows to an INSERT.
 * @type {Format}
 */
export const mysql = {
  ...wanted,
  name: 'SQL of mysqldump',
  file: 'mysql.sql',
  *write(users) {
    yield `-- MySQL dump 10.13  Distrib 8.0.36\n/*!40101 SET NAMES utf8mb4 */;\n${definition('`')}`;
    for (let user = 0; user < users; user += 1) {
      const values = valuesOf(user).map((value) =>
        value === null ? 'NULL' : `'${value.replace(/['"\\]/gu, (sign) => `\\${sign}`)}'`,
      );
      const isLast = (user + 1) % 5_000 === 0 || user + 1 === users;
      yield `${user % 5_000 === 0 ? 'INSERT INTO `users` VALUES ' : ''}(${values.join(',')})${isLast ? ';\n' : ','}`;
    }
    yield '-- Dump completed on 2026-11-22 21:05:33\n';
  },
};

/** @param {string} quote */
function definition(quote) {
  const lines = columns.map((column) => `  ${quote}${column}${quote} text`);
  return `CREATE TABLE ${quote}users${quote} (\n${lines.join(',\n')}\n);\n`.replace(
    '"users"',
    'public.users',
  );
}

/**
 * @param {number} user
 * @returns {(string | null)[]}
 */
function valuesOf(user) {
  const draw = generator(3, user);
  const name = draw(10) === 0 ? `Zoë O'Brien ${user}` : `Ines Berg ${user}`;
  return [
    String(user + 1),
    `user${user}`,
    `user${user}@contoso.com`,
    name,
    `Department ${draw(50)}`,
    draw(10) === 0 ? 'f' : 't',
    `20${10 + draw(14)}-01-02 03:04:05`,
    draw(3) === 0 ? null : '2026-11-02 03:04:05',
    `{"theme": "dark", "language": "nb-NO", "rows": ${draw(100)}}`,
    draw(4) === 0 ? null : 'Works in the hall behind the harbour; see (A-7), '.repeat(1 + draw(2)),
  ];
}

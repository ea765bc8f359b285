import type { Dialect } from '../../../src/importers/sql-dump/dialects.ts';

/** A row as it is in a database: texts, null for NULL. */
export type Row = readonly (string | null)[];

type Writer = (rows: readonly Row[], columns: readonly string[]) => string;

const quoted = (value: string | null): string =>
  value === null ? 'NULL' : `'${value.replaceAll("'", "''")}'`;
const named = (columns: readonly string[], open: string, close = open): string =>
  columns.map((column) => `${open}${column}${close}`).join(', ');

const mysqlEscapes: Readonly<Record<string, string>> = {
  '\\': '\\\\', "'": "\\'", '"': '\\"', '\n': '\\n', '\r': '\\r', '\u001a': '\\Z',
}; // prettier-ignore
const mysqlQuoted = (value: string | null): string =>
  value === null ? 'NULL' : `'${value.replace(/[\\'"\n\r\u001a]/g, (sign) => mysqlEscapes[sign])}'`;

const copyEscapes: Readonly<Record<string, string>> = {
  '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\b': '\\b', '\f': '\\f', '\v': '\\v',
}; // prettier-ignore
const copied = (value: string | null): string =>
  value === null ? '\\N' : value.replace(/[\\\t\n\r\u0008\f\v]/g, (sign) => copyEscapes[sign]);

/** As the shell of SQLite does: line breaks are put in by `replace`. */
function sqliteQuoted(value: string | null): string {
  if (value === null || !value.includes('\n') || value.includes('\\n')) return quoted(value);
  return `replace(${quoted(value.replaceAll('\n', '\\n'))},'\\n',char(10))`;
}

function oracleQuoted(value: string | null): string {
  if (value === null) return 'null';
  return value.includes("'") && !value.includes(']') ? `q'[${value}]'` : quoted(value);
}

const postgresql = (body: string): string =>
  `--\n-- PostgreSQL database dump\n--\n\nSET standard_conforming_strings = on;\n${body}\n--\n-- PostgreSQL database dump complete\n--\n`;

/** Dumps as the programs of each database write them. */
export const writers: Readonly<Record<string, { readonly dialect: Dialect; readonly write: Writer }>> = {
  'pg_dump, COPY': {
    dialect: 'postgresql',
    write: (rows, columns) =>
      postgresql(
        `COPY public.users (${named(columns, '"')}) FROM stdin;\n${rows.map((row) => `${row.map(copied).join('\t')}\n`).join('')}\\.\n`,
      ),
  },
  'pg_dump --inserts': {
    dialect: 'postgresql',
    write: (rows, columns) =>
      postgresql(
        `CREATE TABLE public.users (\n${columns.map((column) => `    "${column}" text`).join(',\n')}\n);\n` +
          rows.map((row) => `INSERT INTO public.users VALUES (${row.map(quoted).join(', ')});\n`).join(''),
      ),
  },
  mysqldump: {
    dialect: 'mysql',
    write: (rows, columns) =>
      '-- MySQL dump 10.13  Distrib 8.0.36\n' +
      `CREATE TABLE \`users\` (\n${columns.map((column) => `  \`${column}\` text`).join(',\n')},\n  KEY \`k\` (\`id\`)\n);\n` +
      `INSERT INTO \`users\` VALUES (${rows.map((row) => row.map(mysqlQuoted).join(',')).join('),(')});\n` +
      '/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;\n-- Dump completed on 2026-11-22 21:05:33\n',
  },
  'SQL Server Management Studio': {
    dialect: 'sqlserver',
    write: (rows, columns) =>
      'USE [App]\r\nGO\r\nSET IDENTITY_INSERT [dbo].[users] ON \r\n' +
      rows
        .map((row) => {
          const values = row.map((value) => (value === null ? 'NULL' : `N${quoted(value)}`)).join(', ');
          return `INSERT [dbo].[users] (${named(columns, '[', ']')}) VALUES (${values})\r\n`;
        })
        .join('') +
      'SET IDENTITY_INSERT [dbo].[users] OFF\r\nGO\r\n',
  },
  'sqlite3 .dump': {
    dialect: 'sqlite',
    write: (rows, columns) =>
      `PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE users(${named(columns, '"')});\n` +
      rows.map((row) => `INSERT INTO users VALUES(${row.map(sqliteQuoted).join(',')});\n`).join('') +
      'COMMIT;\n',
  },
  'SQL Developer': {
    dialect: 'oracle',
    write: (rows, columns) =>
      'REM INSERTING into HR.USERS\nSET DEFINE OFF;\n' +
      rows
        .map(
          (row) =>
            `Insert into HR.USERS (${named(columns, '"')}) values (${row.map(oracleQuoted).join(',')});\n`,
        )
        .join(''),
  },
};

/** Those whose format has an end that says that all is there. */
export const withEnd = ['pg_dump, COPY', 'pg_dump --inserts', 'mysqldump', 'sqlite3 .dump'];

import { Buffer } from 'node:buffer';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { openCsv } from '../src/importers/csv/open-csv.ts';
import { csvOptions } from '../src/importers/source-options.ts';
import type { Side } from '../src/model/users.ts';
import { rowValues } from '../src/tables/column.ts';
import { book, inline } from './importers/excel/write-workbook.ts';
import { readList } from './read-list.ts';
import { requestFor } from './request-for.ts';
import { runCli, temporaryFolder } from './run-cli.ts';
import { standInIo } from './stand-in-io.ts';

/** Users by attribute; every attribute but those of `several` has at most one value. */
type Users = readonly Readonly<Record<string, readonly string[]>>[];

const contoso = join(import.meta.dirname, '../fixtures/contoso');
const several = 'aliases.alias';

/** The users of the example, each row that is one of them; the names of the attributes are such that every format has them. */
async function usersOf(file: string, side: Side, key: string): Promise<Users> {
  const options = { kind: 'csv', file, multiValueSeparator: '|' } as const;
  const source = await openCsv(csvOptions(options), contoso, standInIo(contoso));
  const columns = source.attributes.filter((name) => name !== key);
  const byName = new Map(columns.map((name) => [name.toLowerCase(), name]));
  const { table } = await source.readUsers(
    requestFor({ side, key, columns: byName, multiValued: ['aliases'], repeatedKeys: 'merge' }),
  );
  await source.close();
  const named = (name: string): string => (name === 'aliases' ? several : name);
  return Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(
      [table.key, ...table.columns.values()].map((column) => [
        named(column.name),
        rowValues(column, row).filter((value) => value !== ''),
      ]),
    ),
  );
}

const namesOf = (users: Users): string[] => Object.keys(users[0]);

function asCsv(users: Users): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const names = namesOf(users);
  const rows = users.map((user) => names.map((name) => cell(user[name].join('|'))));
  return [names.map(cell), ...rows].map((cells) => `${cells.join(',')}\n`).join('');
}

function asJson(users: Users): string {
  const value = (name: string, values: readonly string[]): unknown =>
    name === several ? values : (values[0] ?? null);
  return JSON.stringify(
    users.map((user) =>
      Object.fromEntries(Object.entries(user).map(([name, values]) => [name, value(name, values)])),
    ),
  );
}

function asLdif(users: Users): string {
  const entries = users.map((user, at) => [
    `dn: cn=${at},dc=contoso,dc=com`,
    ...Object.entries(user).flatMap(([name, values]) =>
      values.map((value) => `${name}:: ${Buffer.from(value).toString('base64')}`),
    ),
  ]);
  return entries.map((lines) => `${lines.join('\n')}\n\n`).join('');
}

function asCsvde(users: Users): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const value = (text: string): string => text.replaceAll(/[;\\]/g, '\\$&');
  const names = namesOf(users);
  const rows = users.map((user, at) => [`CN=${at}`, ...names.map((name) => user[name].map(value).join(';'))]);
  return [['DN', ...names], ...rows].map((cells) => `${cells.map(cell).join(',')}\n`).join('');
}

function asSql(users: Users): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const names = namesOf(users).filter((name) => name !== several);
  const [key] = names;
  const columns = names.map((name) => `"${name}"`).join(', ');
  const rows = users.map((user) => {
    const values = names.map((name) => (user[name].length === 0 ? 'NULL' : quoted(user[name][0])));
    return `INSERT INTO users (${columns}) VALUES (${values.join(', ')});\n`;
  });
  const aliases = users.flatMap((user) =>
    (user[several] ?? []).map(
      (alias) => `INSERT INTO aliases (owner, alias) VALUES (${quoted(user[key][0])}, ${quoted(alias)});\n`,
    ),
  );
  return [...rows, ...aliases].join('');
}

function asExcel(users: Users): Buffer {
  const names = namesOf(users);
  const rows = users.map((user) =>
    names.map((name) => (user[name].length === 0 ? null : inline(user[name][0]))),
  );
  return book([names.map(inline), ...rows]);
}

interface Format {
  readonly write: (users: Users) => string | Buffer;
  readonly source: (side: Side) => Readonly<Record<string, unknown>>;
}

const formats: Readonly<Record<string, Format>> = {
  csv: {
    write: asCsv,
    source: (side) => ({ kind: 'csv', ...(side === 'application' ? { multiValueSeparator: '|' } : {}) }),
  },
  json: { write: asJson, source: () => ({ kind: 'json' }) },
  ldif: { write: asLdif, source: () => ({ kind: 'ldif' }) },
  csvde: { write: asCsvde, source: () => ({ kind: 'csvde' }) },
  'sql-dump': {
    write: asSql,
    source: (side) => ({
      kind: 'sql-dump',
      table: 'users',
      dialect: 'standard',
      ...(side === 'application' ? { join: { table: 'aliases', on: { user_id: 'owner' } } } : {}),
    }),
  },
};

let users: Readonly<Record<Side, Users>>;

beforeAll(async () => {
  users = {
    application: await usersOf('exports/ledger-users.csv', 'application', 'user_id'),
    directory: await usersOf('exports/entra-users.csv', 'directory', 'id'),
  };
});

/** The lists and the summary of a run, without what says where in a file a user stands. */
async function reportsOf(
  application: Format,
  directory: Format,
): Promise<Readonly<Record<string, readonly unknown[] | string>>> {
  const folder = temporaryFolder();
  cpSync(join(contoso, 'exports'), join(folder, 'exports'), { recursive: true });
  writeFileSync(join(folder, 'users'), application.write(users.application));
  writeFileSync(join(folder, 'directory'), directory.write(users.directory));
  const written = readFileSync(join(contoso, 'rollcall.yaml'), 'utf8').replace('aliases', several);
  const config = parse(written) as Record<Side, Record<string, unknown>>;
  config.application['source'] = { ...application.source('application'), file: 'users' };
  config.directory['source'] = { ...directory.source('directory'), file: 'directory' };
  writeFileSync(join(folder, 'rollcall.yaml'), stringify(config));
  const { files, stderr } = await runCli(['check', '--out', 'report'], { cwd: folder });
  expect(Object.keys(files), stderr).toContain('matched.csv');
  const kept = Object.entries(files).filter(([name]) => name !== 'manifest.json');
  return Object.fromEntries(
    kept.map(([name, text]) => {
      if (!name.endsWith('.csv')) return [name, text];
      const rows = readList(text).map(withoutPlace);
      // Findings are sorted by their lines.
      return [name, name === 'findings.csv' ? rows.map((row) => JSON.stringify(row)).sort() : rows];
    }),
  );
}

/** Explanations name lines of the file, too. */
function withoutPlace(row: Readonly<Record<string, string>>): Record<string, string> {
  const cells = Object.entries(row).map(([name, text]) => [
    name,
    name === 'source_line' || name === 'line'
      ? ''
      : text.replaceAll(/\blines? \d+(, \d+)*( and \d+)?/g, 'line'),
  ]);
  return Object.fromEntries(cells) as Record<string, string>;
}

describe('the example, exported in another format, gives the same reports', () => {
  const others = Object.keys(formats).filter((name) => name !== 'csv');

  test.each(others)('%s', async (name) => {
    const expected = await reportsOf(formats['csv'], formats['csv']);
    expect(expected['matched.csv'].length).toBeGreaterThan(40);
    expect(await reportsOf(formats[name], formats[name])).toEqual(expected);
  });

  test('excel, whose cells hold one value, for the directory', async () => {
    const excel = { write: asExcel, source: () => ({ kind: 'excel' }) };
    expect(await reportsOf(formats['csv'], excel)).toEqual(await reportsOf(formats['csv'], formats['csv']));
  });
});

import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ImportedUsers, OpenedSource, ReadRequest } from '../../../src/importers/importer.ts';
import type { SqlDumpOptions } from '../../../src/importers/source-options.ts';
import { recogniseDialect } from '../../../src/importers/sql-dump/dialects.ts';
import { DumpReader } from '../../../src/importers/sql-dump/dump-reader.ts';
import type { DumpSink } from '../../../src/importers/sql-dump/dump-sink.ts';
import { openSqlDump } from '../../../src/importers/sql-dump/open-sql-dump.ts';
import { planTables } from '../../../src/importers/sql-dump/plan-tables.ts';
import { readSqlUsers } from '../../../src/importers/sql-dump/read-sql-users.ts';
import { SqlCursor } from '../../../src/importers/sql-dump/sql-cursor.ts';
import { DumpSurvey } from '../../../src/importers/sql-dump/survey-dump.ts';
import { rowValues, valueText } from '../../../src/tables/column.ts';
import { stream } from '../../cut-bytes.ts';
import { requestFor } from '../../request-for.ts';
import { temporaryFolder } from '../../run-cli.ts';
import { standInIo } from '../../stand-in-io.ts';

export interface Wish extends Partial<
  Pick<SqlDumpOptions, 'table' | 'joins' | 'dialect' | 'encoding' | 'trim'>
> {
  readonly key?: string;
  readonly columns?: readonly string[];
  readonly multiValued?: readonly string[];
}

export type Imported = Omit<ImportedUsers, 'reading' | 'sha256'>;

function optionsOf({ table, joins, dialect, encoding, trim }: Wish): SqlDumpOptions {
  return {
    kind: 'sql-dump',
    file: 'dump.sql',
    table: table ?? null,
    joins: joins ?? [],
    dialect: dialect ?? null,
    encoding: encoding ?? null,
    trim: trim ?? false,
  };
}

const requestOf = (wish: Wish): ReadRequest => requestFor({ columns: ['name'], ...wish });

/** Reads chunks of UTF-8 as they are given. */
export async function readChunks(chunks: readonly Buffer[], wish: Wish = {}): Promise<Imported> {
  const options = optionsOf(wish);
  const bytes = Buffer.concat(chunks);
  const dialect = options.dialect ?? recogniseDialect(bytes.toString('latin1'));
  const readerFor = (sink: DumpSink): DumpReader => new DumpReader(new SqlCursor(dialect), sink);
  const survey = new DumpSurvey();
  const surveying = readerFor(survey);
  for (const chunk of chunks) surveying.push(chunk);
  surveying.end();
  const plan = planTables(survey.tables, options, options.file);
  const dump = {
    source: options.file,
    size: bytes.length,
    plan,
    trim: options.trim,
    readerFor,
    chunks: () => stream(chunks),
    lastChunks: () => stream(chunks),
  };
  return readSqlUsers(dump, requestOf(wish));
}

/** A file with this content, opened. */
export async function open(content: string | Buffer, wish: Wish = {}): Promise<OpenedSource> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'dump.sql'), content);
  const source = await openSqlDump(optionsOf(wish), folder, standInIo(folder));
  onTestFinished(() => source.close());
  return source;
}

/** Reads a file with this content, as the program does. */
export async function read(content: string | Buffer, wish: Wish = {}): Promise<ImportedUsers> {
  const source = await open(content, wish);
  return source.readUsers(requestOf(wish));
}

/** The users as `[line, key, values of each column]`. */
export function usersOf({ table }: Imported): (readonly [number, string, ...string[][]])[] {
  return Array.from({ length: table.rows }, (_, row) => [
    table.lines[row],
    valueText(table.key, row),
    ...[...table.columns.values()].map((column) => rowValues(column, row)),
  ]);
}

export const rejectionsOf = ({ rejections }: Imported): unknown[] =>
  rejections.map(({ line, reason, excerpt }) => [line, reason, excerpt]);

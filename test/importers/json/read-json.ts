import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ImportedUsers, OpenedSource, ReadRequest } from '../../../src/importers/importer.ts';
import { openJson } from '../../../src/importers/json/open-json.ts';
import { readJsonUsers, type JsonPage } from '../../../src/importers/json/read-json-users.ts';
import { rowValues, valueText } from '../../../src/tables/column.ts';
import { stream } from '../../cut-bytes.ts';
import { requestFor } from '../../request-for.ts';
import { temporaryFolder } from '../../run-cli.ts';
import { standInIo } from '../../stand-in-io.ts';

export interface Wish {
  readonly key?: string;
  readonly columns?: readonly string[];
  readonly multiValued?: readonly string[];
  readonly trim?: boolean;
}

const requestOf = (wish: Wish): ReadRequest => requestFor({ columns: ['name'], ...wish });

/** Reads chunks as they are given. */
export async function readChunks(chunks: readonly Buffer[], wish: Wish = {}): Promise<Imported> {
  const size = chunks.reduce((sum, { length }) => sum + length, 0);
  const options = { kind: 'json', file: 'users.json', trim: wish.trim ?? false } as const;
  const source = { name: 'users.json', isFolder: false, size };
  const pages = async function* (): AsyncGenerator<JsonPage> {
    yield { name: 'users.json', chunks: stream(chunks) };
  };
  return readJsonUsers(pages(), source, options, requestOf(wish));
}

export const read = (text: string | Buffer, wish: Wish = {}): Promise<Imported> =>
  readChunks([Buffer.from(text)], wish);

/** A file with this content, opened. */
export async function open(content: string | Buffer): Promise<OpenedSource> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'users.json'), content);
  const options = { kind: 'json', file: 'users.json', trim: false } as const;
  const source = await openJson(options, folder, standInIo(folder));
  onTestFinished(() => source.close());
  return source;
}

export const readOpened = (source: OpenedSource, wish: Wish = {}): Promise<ImportedUsers> =>
  source.readUsers(requestOf(wish));

type Imported = Omit<ImportedUsers, 'reading' | 'sha256'>;

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

import { Buffer, isUtf8 } from 'node:buffer';
import type { Completeness } from '../../model/completeness.ts';
import type { IncompleteReason } from '../../model/findings.ts';
import type { Rejection, RejectionReason } from '../../model/rejections.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import { ColumnBuilder } from '../../tables/column-builder.ts';
import { TableBuilder } from '../../tables/table-builder.ts';
import { columnNotFound } from '../find-column.ts';
import type { ImportedUsers, ReadRequest } from '../importer.ts';
import { mergeRepeatedKeys, type UserColumns } from '../merge-repeated-keys.ts';
import type { JsonOptions } from '../source-options.ts';
import { DocumentReader } from './document-reader.ts';
import { JsonCursor } from './json-cursor.ts';
import { JsonWalk } from './json-walk.ts';
import { RemovedEntries } from './removed-entries.ts';
import { UserCells } from './user-cells.ts';
import type { ReadingStop, UserSink } from './user-sink.ts';

/** Reads the users of a JSON text into a table; `size` is about that of the file in bytes. */
export async function readJsonUsers(
  chunks: AsyncIterable<Uint8Array>,
  source: string,
  size: number,
  options: JsonOptions,
  request: ReadRequest,
): Promise<Omit<ImportedUsers, 'reading' | 'sha256'>> {
  const paths = [request.key, ...request.columns.values()];
  const cells = new UserCells(paths.length, options.trim);
  const rows = new UserRows(source, cells, request);
  const cursor = new JsonCursor();
  const walk = new JsonWalk(source, cursor, cells, paths);
  const reader = new DocumentReader(cursor, walk, rows);
  let bytes = 0;
  for await (const chunk of chunks) {
    reader.push(chunk);
    bytes += chunk.length;
    const share = Math.min(1, bytes / size);
    rows.expect(share);
    request.onProgress?.(rows.read, share);
  }
  reader.end();
  if (rows.read === 0) throw noUsers(source, reader.stop);
  const absent = walk.isPresent.indexOf(0);
  if (absent >= 0 && reader.stop === null) {
    throw columnNotFound({ name: source, attributes: walk.attributes() }, [paths[absent]], 'in any user');
  }
  const { table, merged } = mergeRepeatedKeys(source, rows.finish(), request);
  const { completeness, why } = judge(reader, rows.read + rows.removedEntries.count);
  return {
    table,
    read: rows.read,
    merged,
    rejections: rows.rejections,
    removed: rows.removedEntries.finish(source, table),
    completeness,
    incomplete: why === null ? null : { line: reader.stop?.line ?? cursor.line, why },
  };
}

/** What is said of a source without a single user. */
export function noUsers(source: string, stop: ReadingStop | null): RollcallError {
  if (stop === null) {
    return new RollcallError('no-rows', `${source} has no users`, 'Export again; its list is empty.');
  }
  const what = stop.why === 'json-cut-off' ? 'ends before its first user does' : 'is no JSON';
  return new RollcallError(
    'json-unreadable',
    `${source} ${what} (line ${stop.line})`,
    'It must be a list of objects, an object whose "value" is one, or objects one to a line.',
  );
}

function judge(
  { stop, members }: DocumentReader,
  read: number,
): { readonly completeness: Completeness; readonly why: IncompleteReason | null } {
  if (stop !== null) return { completeness: 'incomplete', why: stop.why };
  if (members.hasNextLink) return { completeness: 'incomplete', why: 'more-pages' };
  if (members.count === null) return { completeness: 'unproven', why: null };
  return members.count === String(read)
    ? { completeness: 'proven', why: null }
    : { completeness: 'incomplete', why: 'count-differs' };
}

interface WantedColumn {
  readonly name: string;
  readonly attribute: string;
  readonly cell: number;
}

class UserRows implements UserSink {
  readonly rejections: Rejection[] = [];
  readonly removedEntries = new RemovedEntries();
  read = 0;
  readonly #source: string;
  readonly #cells: UserCells;
  readonly #single: readonly WantedColumn[];
  readonly #users: TableBuilder;
  readonly #multiValued: readonly (WantedColumn & { readonly builder: ColumnBuilder })[];

  constructor(source: string, cells: UserCells, request: ReadRequest) {
    this.#source = source;
    this.#cells = cells;
    const wanted = [...request.columns].map(([name, attribute], at) => ({ name, attribute, cell: at + 1 }));
    this.#single = wanted.filter(({ name }) => !request.multiValued.has(name));
    const key = { name: request.key, cell: keyCell };
    const kept = this.#single.map(({ attribute, cell }) => ({ name: attribute, cell }));
    this.#users = new TableBuilder(source, [key, ...kept]);
    this.#multiValued = wanted
      .filter(({ name }) => request.multiValued.has(name))
      .map((column) => ({ ...column, builder: new ColumnBuilder(column.attribute) }));
  }

  /** Tells which share of the file has been read. */
  expect(share: number): void {
    this.#users.expect(share);
  }

  user(line: number): void {
    const fault = this.#faultOfUser();
    if (fault !== null) {
      this.rejected(line, fault);
      return;
    }
    this.read += 1;
    this.#users.add(this.#cells, line);
    for (const { cell, builder } of this.#multiValued) {
      if (this.#cells.countOf(cell) === 1) builder.appendBytes(this.#cells.firstOf(cell));
      else builder.appendValues(this.#cells.valuesOf(cell).map(byteString));
    }
  }

  rejected(line: number, reason: RejectionReason): void {
    this.read += 1;
    this.rejections.push({ source: this.#source, line, reason, excerpt: this.#excerpt(reason) });
  }

  removed(line: number): void {
    this.removedEntries.add(line, this.#cells.countOf(keyCell) === 1 ? this.#cells.firstOf(keyCell) : null);
  }

  finish(): UserColumns {
    const { columns: kept, lines } = this.#users.finish();
    const [key, ...single] = kept;
    const columns = new Map(this.#single.map(({ name }, at) => [name, single[at]]));
    for (const { name, builder } of this.#multiValued) columns.set(name, builder.finish());
    return { key, lines, columns };
  }

  #faultOfUser(): RejectionReason | null {
    const cells = this.#cells;
    if (cells.countOf(keyCell) > 1 || this.#single.some(({ cell }) => cells.countOf(cell) > 1)) {
      return 'several-values';
    }
    return cells.firstOf(keyCell).every((byte) => byte === space) ? 'key-missing' : null;
  }

  /** The key, unless the rejected row may have another: it went wrong before its end, or has a name twice. */
  #excerpt(reason: RejectionReason): string {
    const key = Buffer.from(this.#cells.firstOf(keyCell));
    return !withoutKey.includes(reason) && this.#cells.countOf(keyCell) === 1 && isUtf8(key)
      ? key.toString('utf8')
      : '';
  }
}

const withoutKey: readonly RejectionReason[] = [
  'json-broken',
  'row-too-long',
  'name-repeated',
  'key-missing',
];

const keyCell = 0;
const space = 0x20;

function byteString(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

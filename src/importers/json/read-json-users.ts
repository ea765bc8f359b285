import { RollcallError } from '../../model/rollcall-error.ts';
import { columnNotFound } from '../find-column.ts';
import type { ImportedUsers, ReadRequest } from '../importer.ts';
import { mergeRepeatedKeys } from '../merge-repeated-keys.ts';
import { pushChunks } from '../push-chunks.ts';
import type { JsonOptions, ScimOptions } from '../source-options.ts';
import { keyColumn, UserRows } from '../user-rows.ts';
import { checkPage } from './check-page.ts';
import { DocumentReader } from './document-reader.ts';
import { JsonCursor } from './json-cursor.ts';
import { JsonWalk } from './json-walk.ts';
import { judgePages, type ReadPage } from './judge-pages.ts';
import { RemovedEntries } from './removed-entries.ts';
import { UserCells } from './user-cells.ts';
import type { ReadingStop, UserSink } from './user-sink.ts';

/** A JSON text as UTF-8, and the file that it is in. */
export interface JsonPage {
  readonly name: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** What the pages are of: as the user named it, whether it is a folder, and about how many bytes they have. */
export interface JsonSource {
  readonly name: string;
  readonly isFolder: boolean;
  readonly size: number;
}

/** Reads the users of one or several JSON texts into a table. */
export async function readJsonUsers(
  pages: AsyncIterable<JsonPage>,
  source: JsonSource,
  options: JsonOptions | ScimOptions,
  request: ReadRequest,
): Promise<Omit<ImportedUsers, 'reading' | 'sha256'>> {
  const { name, isFolder, size } = source;
  const paths = [request.key, ...request.columns.values()];
  const cells = new UserCells(paths.length, options.trim);
  const rows = new JsonRows(name, cells, request);
  const cursor = new JsonCursor();
  const walk = new JsonWalk(name, cursor, cells, paths);
  const read: ReadPage[] = [];
  let bytes = 0;
  for await (const page of pages) {
    if (isFolder) rows.beginFile(page.name);
    cursor.reset();
    const before = rows.entries;
    const reader = new DocumentReader(cursor, walk, rows);
    bytes = await pushChunks(page.chunks, size, reader, rows, request, bytes);
    reader.end();
    checkPage(page.name, reader, isFolder, options.kind);
    const { members, stop } = reader;
    read.push({ source: page.name, members, stop, entries: rows.entries - before, line: cursor.line });
  }
  const stopped = read.find(({ stop }) => stop !== null);
  if (rows.read === 0) throw noUsers(stopped?.source ?? name, stopped?.stop ?? null);
  const absent = walk.isPresent.indexOf(0);
  if (absent >= 0 && stopped === undefined) {
    throw columnNotFound({ name, attributes: walk.attributes() }, [paths[absent]], 'in any user');
  }
  const { table, merged } = mergeRepeatedKeys(name, rows.finish(), request);
  return {
    table,
    read: rows.read,
    merged,
    rejections: rows.rejections,
    findings: rows.removedEntries.finish(name, table),
    ...judgePages(read, rows.entries - merged),
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
    'It must be a list of objects, an object whose "value" or "Resources" is one, or objects one to a line.',
  );
}

/** Rows as the document's reader tells of them, with those that say that a user is gone. */
class JsonRows extends UserRows implements UserSink {
  readonly removedEntries = new RemovedEntries();
  readonly #cells: UserCells;

  constructor(source: string, cells: UserCells, request: ReadRequest) {
    super(source, cells, request);
    this.#cells = cells;
  }

  /** All that has been read, users or not. */
  get entries(): number {
    return this.read + this.removedEntries.count;
  }

  removed(line: number): void {
    const hasKey = this.#cells.countOf(keyColumn) === 1;
    this.removedEntries.add(this.source, line, hasKey ? this.#cells.firstOf(keyColumn) : null);
  }
}

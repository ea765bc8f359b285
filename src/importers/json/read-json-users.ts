import type { Completeness } from '../../model/completeness.ts';
import type { IncompleteReason } from '../../model/findings.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import { columnNotFound } from '../find-column.ts';
import type { ImportedUsers, ReadRequest } from '../importer.ts';
import { mergeRepeatedKeys } from '../merge-repeated-keys.ts';
import type { JsonOptions } from '../source-options.ts';
import { keyColumn, UserRows } from '../user-rows.ts';
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
  const rows = new JsonRows(source, cells, request);
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
  // A user who is there twice was met again on a later page: somebody else moved out of sight meanwhile.
  const { completeness, why } = judge(reader, rows.read - merged + rows.removedEntries.count);
  return {
    table,
    read: rows.read,
    merged,
    rejections: rows.rejections,
    findings: rows.removedEntries.finish(source, table),
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

/** Rows as the document's reader tells of them, with those that say that a user is gone. */
class JsonRows extends UserRows implements UserSink {
  readonly removedEntries = new RemovedEntries();
  readonly #cells: UserCells;

  constructor(source: string, cells: UserCells, request: ReadRequest) {
    super(source, cells, request);
    this.#cells = cells;
  }

  removed(line: number): void {
    this.removedEntries.add(
      line,
      this.#cells.countOf(keyColumn) === 1 ? this.#cells.firstOf(keyColumn) : null,
    );
  }
}

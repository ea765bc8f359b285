import type { Io } from '../io/io.ts';
import { findColumn, findColumnIfThere } from '../importers/find-column.ts';
import type { ImportedUsers } from '../importers/importer.ts';
import { openSource } from '../importers/registry.ts';
import type { SourceOptions } from '../importers/source-options.ts';
import type { Finding } from '../model/findings.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { Column, UserTable } from '../model/users.ts';
import { valueLength, valueText } from '../tables/column.ts';
import { buildKeyIndex, KeySearch } from '../tables/key-index.ts';
import { keyHash } from '../tables/match-hash.ts';
import { placeOfRow } from '../tables/row-place.ts';
import { sharedBytes } from '../tables/shared-arrays.ts';

export interface AssignedFile {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  readonly rows: number;
}

export interface ReadScope {
  /** In words, and row by row 1 for the users on the list; null where there is none, and all count as assigned. */
  readonly scope: { readonly text: string; readonly isAssigned: Uint8Array | null };
  /** null where no list is given. */
  readonly assigned: { readonly file: AssignedFile; readonly imported: ImportedUsers } | null;
  readonly findings: readonly Finding[];
}

/** Who of the directory is assigned: those on the list, or everybody where there is none. */
export async function readScope(
  assigned: { readonly source: SourceOptions; readonly base: string } | null,
  directory: UserTable,
  directorySource: string,
  io: Io,
): Promise<ReadScope> {
  if (assigned === null) {
    return {
      scope: { text: 'all (assumed)', isAssigned: null },
      assigned: null,
      findings: [{ kind: 'scope-assumed', source: directorySource, line: null }],
    };
  }
  const source = await openSource(assigned.source, assigned.base, io);
  try {
    const byId = findColumnIfThere(source, ['id', 'objectId', 'object id']);
    const key = byId ?? findColumn(source, ['userPrincipalName', 'user principal name'], 'the assigned list');
    const imported = await source.readUsers({
      side: 'directory',
      key,
      columns: new Map(),
      multiValued: new Set(),
      shown: new Set(),
      forEvidence: new Set(),
      repeatedKeys: 'merge',
    });
    const sought = soughtColumn(directory, directorySource, byId === null ? 'userPrincipalName' : 'id');
    const { isListed, unknown } = markListed(imported.table, sought, directory.rows);
    const file = { file: source.name, size: source.size, sha256: imported.sha256, rows: imported.read };
    return {
      scope: { text: `assigned (${source.name})`, isAssigned: isListed },
      assigned: { file, imported },
      findings: unknown.map((row) => ({
        kind: 'assigned-not-found',
        ...placeOfRow(imported.table, source.name, row),
        entry: valueText(imported.table.key, row),
      })),
    };
  } finally {
    await source.close();
  }
}

function soughtColumn(directory: UserTable, source: string, name: 'id' | 'userPrincipalName'): Column {
  const column = directory.columns.get(name.toLowerCase());
  if (column !== undefined) return column;
  throw new RollcallError(
    'column-not-found',
    `${source} has no column "${name}", which the assigned list goes by`,
    'Export it too, or make the assigned list of what the export has.',
  );
}

/** Marks the directory rows whose value is on the list, and tells the list's rows that are nobody's. */
function markListed(
  list: UserTable,
  sought: Column,
  rows: number,
): { readonly isListed: Uint8Array; readonly unknown: number[] } {
  const index = buildKeyIndex(list.key, false, keyHash);
  const seen = new Uint8Array(list.rows);
  const isListed = sharedBytes(rows);
  const search = new KeySearch(index, sought, keyHash, (row, group) => {
    if (group < 0) return;
    isListed[row] = 1;
    seen[group] = 1;
  });
  for (let row = 0; row < rows; row += 1) if (valueLength(sought, row) > 0) search.ask(row);
  search.finish();
  const unknown: number[] = [];
  index.groupOfValue.forEach((group, row) => {
    if (seen[group] === 0) unknown.push(row);
  });
  return { isListed, unknown };
}

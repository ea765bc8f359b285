import type { ImportedUsers, OpenedSource } from '../importers/importer.ts';
import { readAnswers } from '../importers/read-answers.ts';
import type { SideResult } from '../model/reconciliation.ts';
import type { Role, YesNoRole } from '../model/roles.ts';
import type { Column, Side } from '../model/users.ts';
import type { WantedColumns } from './wanted-columns.ts';

/** One side with what its rows say of themselves. */
export interface ReadSide {
  readonly result: SideResult;
  readonly imported: ImportedUsers;
}

/** Reads one side's users and the yes/no words among their roles. */
export async function readSide(
  source: OpenedSource,
  side: Side,
  wanted: WantedColumns,
  repeatedKeys: 'error' | 'merge',
  onProgress: (rows: number, share: number) => void,
): Promise<ReadSide> {
  const imported = await source.readUsers({ side, repeatedKeys, onProgress, ...wanted });
  const { table } = imported;
  const roles = new Map<Role, Column>();
  for (const [role, { column }] of wanted.roles) {
    const values = table.columns.get(column.toLowerCase());
    if (values !== undefined) roles.set(role, values);
  }
  const answersTo = (role: YesNoRole): Uint8Array => {
    const words = wanted.roles.get(role);
    if (words === undefined) return new Uint8Array(table.rows);
    return readAnswers(table, words.column, role, words.in, source.name);
  };
  return {
    imported,
    result: {
      source: source.name,
      size: source.size,
      sha256: imported.sha256,
      encoding: source.reading.encoding,
      delimiter: source.reading.delimiter,
      table,
      read: imported.read,
      merged: imported.merged,
      rejected: imported.rejections.length,
      completeness: imported.completeness,
      roles,
      enabled: answersTo('enabled'),
      privileged: answersTo('privileged'),
    },
  };
}

import type { ImportedUsers, OpenedSource } from '../importers/importer.ts';
import { readAnswers, readStates } from '../importers/read-answers.ts';
import type { Finding } from '../model/findings.ts';
import type { SideResult } from '../model/reconciliation.ts';
import { dateRoles, type Role, type YesNoRole } from '../model/roles.ts';
import type { Column, Side } from '../model/users.ts';
import { utcDays } from '../tables/dates.ts';
import { placeOfRow } from '../tables/row-place.ts';
import { sharedBytes } from '../tables/shared-arrays.ts';
import type { RowsListener } from '../model/progress.ts';
import { columnOfRole } from './column-of-role.ts';
import type { WantedColumns } from './wanted-columns.ts';

/** One side with what its rows say of themselves. */
export interface ReadSide {
  readonly result: SideResult;
  readonly imported: ImportedUsers;
  /** On words of its account states that are not known. */
  readonly findings: readonly Finding[];
}

/** Which users to read, as plain data: a thread can be asked for it. */
export interface SideRequest {
  readonly side: Side;
  readonly wanted: WantedColumns;
  readonly repeatedKeys: 'error' | 'merge';
}

/** Reads one side's users and the yes/no words among their roles. */
export async function readSide(
  source: OpenedSource,
  { side, wanted, repeatedKeys }: SideRequest,
  onProgress: RowsListener,
): Promise<ReadSide> {
  const { key, columns, multiValued, shown, forEvidence } = wanted;
  const request = { side, key, columns, multiValued, shown, forEvidence, repeatedKeys, onProgress };
  const imported = await source.readUsers(request);
  const { table } = imported;
  const findings: Finding[] = [];
  const roles = new Map<Role, Column>();
  for (const [role, played] of wanted.roles) {
    const values = columnOfRole(table, played);
    if (values !== null) roles.set(role, values);
  }
  const answersTo = (role: YesNoRole): Uint8Array => {
    const words = wanted.roles.get(role);
    if (words === undefined) return sharedBytes(table.rows);
    const [column] = words.columns;
    const states = wanted.states.get(role);
    if (states === undefined) return readAnswers(table, column, role, words.in, source.name);
    const { codes, unknown } = readStates(table, column, states);
    for (const [word, { row, count }] of unknown) {
      const place = placeOfRow(table, source.name, row);
      findings.push({ kind: 'state-unknown', ...place, side, role, attribute: column, word, count });
    }
    return codes;
  };
  return {
    imported,
    findings,
    result: {
      source: source.name,
      size: source.size,
      sha256: imported.sha256,
      encoding: imported.reading.encoding,
      delimiter: imported.reading.delimiter,
      table,
      read: imported.read,
      merged: imported.merged,
      rejected: imported.rejections.length,
      completeness: imported.completeness,
      roles,
      days: daysOf(roles, table.rows),
      enabled: answersTo('enabled'),
      privileged: answersTo('privileged'),
    },
  };
}

/** The days of whichever roles are dates: what many ask for is read once. */
export function daysOf(roles: SideResult['roles'], rows: number): SideResult['days'] {
  return new Map(
    dateRoles.flatMap((role) => {
      const column = roles.get(role);
      return column === undefined ? [] : [[role, utcDays(column, rows)]];
    }),
  );
}

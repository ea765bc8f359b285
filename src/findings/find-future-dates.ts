import type { Finding } from '../model/findings.ts';
import type { SideResult } from '../model/reconciliation.ts';
import type { DateRole } from '../model/roles.ts';
import { rowText } from '../tables/column.ts';
import { placeOfRow } from '../tables/row-place.ts';

/** One finding for a column with days after `lastDay` (`20260131`), with the latest of them, and the first that has it. */
export function findFutureDates(
  { table, source, roles, days }: Pick<SideResult, 'table' | 'source' | 'roles' | 'days'>,
  role: DateRole,
  lastDay: number,
): Finding[] {
  const [column, known] = [roles.get(role), days.get(role)];
  if (column === undefined || known === undefined) return [];
  let [count, latest] = [0, -1];
  known.forEach((day, row) => {
    if (day <= lastDay) return;
    count += 1;
    if (latest < 0 || day > known[latest]) latest = row;
  });
  if (count === 0) return [];
  const place = placeOfRow(table, source, latest);
  const value = rowText(column, latest);
  return [{ kind: 'future-date', ...place, role, attribute: column.name, value, count }];
}

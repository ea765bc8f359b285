import type { Finding } from '../model/findings.ts';
import type { SideResult } from '../model/reconciliation.ts';
import type { DateRole } from '../model/roles.ts';
import { rowText } from '../tables/column.ts';
import { compareText } from '../tables/compare-text.ts';
import { placeOfRow } from '../tables/row-place.ts';

/** What has none among dates is no date in another form, but says "never". */
const hasDigit = /\d/;

/** One finding for a column whose dates cannot be read, with the least of them as the example. */
export function findUnreadableDates(
  { table, source, roles, days }: Pick<SideResult, 'table' | 'source' | 'roles' | 'days'>,
  role: DateRole,
): Finding[] {
  const [column, known] = [roles.get(role), days.get(role)];
  if (column === undefined || known === undefined) return [];
  const hasDates = known.some((day) => day >= 0);
  let example: { readonly row: number; readonly value: string } | null = null;
  let count = 0;
  for (let row = 0; row < table.rows; row += 1) {
    if (known[row] >= 0) continue;
    const value = rowText(column, row);
    if (value.trim() === '' || (hasDates && !hasDigit.test(value))) continue;
    count += 1;
    if (example === null || compareText(value, example.value) < 0) example = { row, value };
  }
  if (example === null) return [];
  const { row, value } = example;
  const place = placeOfRow(table, source, row);
  return [
    { kind: 'unreadable-date', ...place, side: table.side, role, attribute: column.name, value, count },
  ];
}

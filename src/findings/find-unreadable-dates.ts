import type { Finding } from '../model/findings.ts';
import type { Column, UserTable } from '../model/users.ts';
import { rowText } from '../tables/column.ts';
import { isoUtc, isPlainIsoDate } from '../tables/dates.ts';

/** One finding for a column whose dates are not in ISO 8601, with the first of them as the example. */
export function findUnreadableDates(table: UserTable, source: string, column: Column): Finding[] {
  let first: { readonly line: number; readonly value: string } | null = null;
  let count = 0;
  for (let row = 0; row < table.rows; row += 1) {
    if (column.firstValue === null && isPlainIsoDate(column, row)) continue;
    const value = rowText(column, row);
    if (value.trim() === '' || isoUtc(value) !== null) continue;
    count += 1;
    if (first === null || table.lines[row] < first.line) first = { line: table.lines[row], value };
  }
  return first === null ? [] : [{ kind: 'unreadable-date', source, attribute: column.name, count, ...first }];
}

import type { Finding } from '../model/findings.ts';
import type { Column, UserTable } from '../model/users.ts';
import { rowText } from '../tables/column.ts';
import { compareText } from '../tables/compare-text.ts';
import { isoUtc, isPlainIsoDate } from '../tables/dates.ts';

/** One finding for a column whose dates are not in ISO 8601, with the least of them as the example. */
export function findUnreadableDates(
  table: UserTable,
  source: string,
  role: 'lastSignIn' | 'createdAt',
  column: Column,
): Finding[] {
  let example: { readonly line: number; readonly value: string } | null = null;
  let count = 0;
  for (let row = 0; row < table.rows; row += 1) {
    if (column.firstValue === null && isPlainIsoDate(column, row)) continue;
    const value = rowText(column, row);
    if (value.trim() === '' || isoUtc(value) !== null) continue;
    count += 1;
    const order = example === null ? -1 : compareText(value, example.value);
    if (example === null || order < 0) example = { line: table.lines[row], value };
    else if (order === 0) example = { line: Math.min(example.line, table.lines[row]), value };
  }
  return example === null
    ? []
    : [{ kind: 'unreadable-date', source, role, attribute: column.name, count, ...example }];
}

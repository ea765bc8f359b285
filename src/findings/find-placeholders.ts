import type { Finding } from '../model/findings.ts';
import type { Column, Side, UserTable } from '../model/users.ts';
import { firstValueOf, lastValueOf, valueEnd, valueStart, valueText } from '../tables/column.ts';
import { isPlaceholder } from '../tables/equality.ts';
import { placeOfRow } from '../tables/row-place.ts';

/** The placeholders in a matching attribute, one finding per text, at the first line that has it. */
export function findPlaceholders(table: UserTable, side: Side, source: string, column: Column): Finding[] {
  const found = new Map<string, { readonly row: number; count: number }>();
  for (let row = 0; row < table.rows; row += 1) {
    for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1) {
      const start = valueStart(column, value);
      const end = valueEnd(column, value);
      if (start === end || !isPlaceholder(column.bytes, start, end)) continue;
      const text = valueText(column, value);
      const seen = found.get(text);
      if (seen === undefined) found.set(text, { row, count: 1 });
      else seen.count += 1;
    }
  }
  return [...found].map(([value, { row, count }]) => ({
    kind: 'placeholder-value',
    ...placeOfRow(table, source, row),
    side,
    attribute: column.name,
    value,
    count,
  }));
}

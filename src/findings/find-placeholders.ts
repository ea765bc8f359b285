import type { Finding } from '../model/findings.ts';
import type { Column, Side, UserTable } from '../model/users.ts';
import { firstValueOf, lastValueOf, valueLength, valueText } from '../tables/column.ts';
import { matchHashes } from '../tables/match-hash.ts';

/** The placeholders in a matching attribute, one finding per text, at the first line that has it. */
export function findPlaceholders(table: UserTable, side: Side, source: string, column: Column): Finding[] {
  const hashes = matchHashes(column);
  const found = new Map<string, { line: number; count: number }>();
  for (let row = 0; row < table.rows; row += 1) {
    for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1) {
      if (hashes[value] !== 0 || valueLength(column, value) === 0) continue;
      const text = valueText(column, value);
      const seen = found.get(text);
      if (seen === undefined) found.set(text, { line: table.lines[row], count: 1 });
      else {
        seen.count += 1;
        seen.line = Math.min(seen.line, table.lines[row]);
      }
    }
  }
  return [...found].map(([value, { line, count }]) => ({
    kind: 'placeholder-value',
    source,
    line,
    side,
    attribute: column.name,
    value,
    count,
  }));
}

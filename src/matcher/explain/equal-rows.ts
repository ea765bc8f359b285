import type { Column } from '../../model/users.ts';
import { firstValueOf, lastValueOf } from '../../tables/column.ts';
import { valuesEqual } from '../../tables/equality.ts';

/** The rows of a column, ascending, one of whose values equals value `sought` of another column. */
export function equalRows(
  column: Column,
  rows: number,
  caseExact: boolean,
  other: Column,
  sought: number,
): number[] {
  const found: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const last = lastValueOf(column, row);
    for (let value = firstValueOf(column, row); value < last; value += 1) {
      if (!valuesEqual(caseExact, column, value, other, sought)) continue;
      found.push(row);
      break;
    }
  }
  return found;
}

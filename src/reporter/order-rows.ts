import type { Column } from '../model/users.ts';
import { compareValues } from '../tables/equality.ts';

/** The rows that pass, by their key's bytes. */
export function rowsByKey(key: Column, passes: (row: number) => boolean): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < key.offsets.length - 1; row += 1) if (passes(row)) rows.push(row);
  return Uint32Array.from(rows).sort((one, other) => compareValues(key, one, key, other));
}

/** The rows that pass, in their order. */
export function* rowsWhere(rows: number, passes: (row: number) => boolean): Generator<number> {
  for (let row = 0; row < rows; row += 1) if (passes(row)) yield row;
}

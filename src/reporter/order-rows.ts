import type { Column } from '../model/users.ts';
import { compareValues } from '../tables/equality.ts';

/** The rows that pass, by their key's bytes. */
export function rowsByKey(key: Column, passes: (row: number) => boolean): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < key.values; row += 1) if (passes(row)) rows.push(row);
  return Uint32Array.from(rows).sort((one, other) => compareValues(key, one, key, other));
}

/** The rows with that code, in their order. */
export function rowsWith(code: number, codes: Uint8Array): Uint32Array {
  const rows = new Uint32Array(codes.length);
  let count = 0;
  for (let row = 0; row < codes.length; row += 1) {
    if (codes[row] !== code) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

import type { Column } from '../../model/users.ts';
import { firstValueOf, lastValueOf } from '../../tables/column.ts';
import { compareValues } from '../../tables/equality.ts';
import { KeySearch, type KeyIndex } from '../../tables/key-index.ts';
import type { keyHash } from '../../tables/match-hash.ts';

/**
 * By group of the index, the row of another column that holds an equal value: of several the one with the smallest
 * key, so that no order of rows shows; -1 where no row does. `rows` is how many are looked at.
 */
export function findHolders(
  index: KeyIndex,
  hashOf: typeof keyHash,
  column: Column,
  key: Column,
  rows: number,
): Int32Array {
  const holders = new Int32Array(index.groupOfValue.length).fill(-1);
  let row = 0;
  const search = new KeySearch(index, column, hashOf, (_value, group) => {
    if (group < 0) return;
    if (holders[group] < 0 || compareValues(key, row, key, holders[group]) < 0) holders[group] = row;
  });
  for (; row < rows; row += 1) {
    for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1)
      search.ask(value);
    search.finish();
  }
  return holders;
}

import { firstOf, lastOf, type EvidenceColumn } from './evidence-columns.ts';
import { KeyCutter } from './key-cutter.ts';
import { QuickLook } from './quick-look.ts';
import { numberOfHash, type SoughtHashes } from './seek-keys.ts';

/** From here on a value is no sign of one person: nobody is proposed for it. */
export const mostSharing = 50;

/** Directory rows from `from` up to `to` are searched: plain data, whose columns any thread can read. */
export interface DirectorySearch {
  readonly sought: SoughtHashes;
  readonly columns: readonly EvidenceColumn[];
  readonly from: number;
  readonly to: number;
}

/** Where hashes were found, one entry each per number of the hash, directory row, evidence column and value. */
export interface DirectoryHits {
  readonly hashes: Int32Array;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  /** Value of the column. */
  readonly values: Int32Array;
}

/**
 * Finds the directory's values that have a sought hash; whether their texts are equal, too, is for others to
 * see. Of a hash that more rows than `mostSharing` have, one row more than that is told and no further one.
 */
export function searchDirectory({ sought, columns, from, to }: DirectorySearch): DirectoryHits {
  const cutter = new KeyCutter();
  const look = new QuickLook(sought);
  const rowsOfHash = new Uint8Array(sought.hashes.length);
  const lastRow = new Int32Array(sought.hashes.length).fill(-1);
  const hits = {
    hashes: [] as number[],
    rows: [] as number[],
    columns: [] as number[],
    values: [] as number[],
  };
  const take = (row: number, column: number, value: number): void => {
    for (let key = 0; key < cutter.count; key += 1) {
      const number = numberOfHash(sought, cutter.hash(key));
      if (number < 0) continue;
      if (lastRow[number] !== row) {
        if (rowsOfHash[number] > mostSharing) continue;
        rowsOfHash[number] += 1;
        lastRow[number] = row;
      }
      hits.hashes.push(number);
      hits.rows.push(row);
      hits.columns.push(column);
      hits.values.push(value);
    }
  };
  for (let row = from; row < to; row += 1) {
    for (let place = 0; place < columns.length; place += 1) {
      const column = columns[place];
      const last = lastOf(column, row);
      for (let value = firstOf(column, row); value < last; value += 1) {
        if (!look.maySeek(column, value)) continue;
        const hasSpellings = cutter.cut(column, value, false);
        take(row, place, value);
        if (!hasSpellings) continue;
        cutter.cut(column, value, true);
        take(row, place, value);
      }
    }
  }
  return {
    hashes: Int32Array.from(hits.hashes),
    rows: Int32Array.from(hits.rows),
    columns: Int32Array.from(hits.columns),
    values: Int32Array.from(hits.values),
  };
}

/** The hits of all parts of the directory, in their order. */
export function joinHits(parts: readonly DirectoryHits[]): DirectoryHits {
  const total = parts.reduce((sum, { rows }) => sum + rows.length, 0);
  const join = (name: keyof DirectoryHits): Int32Array => {
    const joined = new Int32Array(total);
    let at = 0;
    for (const part of parts) {
      joined.set(part[name], at);
      at += part[name].length;
    }
    return joined;
  };
  return { hashes: join('hashes'), rows: join('rows'), columns: join('columns'), values: join('values') };
}

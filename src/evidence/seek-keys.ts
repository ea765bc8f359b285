import { sharedBytes, sharedIntegers } from '../tables/shared-arrays.ts';
import { firstOf, lastOf, type EvidenceColumn } from './evidence-columns.ts';
import { KeyCutter } from './key-cutter.ts';

/**
 * The hashes that the directory is searched for: an open-addressing table, at most half full, and a filter, so small
 * that it stays near the processor.
 */
export interface SoughtHashes {
  /** A bit for each value of the last bits of a hash: 0 where nobody seeks such a one. */
  readonly filter: Uint8Array;
  /** 0 where it is free, else the number of a hash plus one. */
  readonly slots: Int32Array;
  readonly hashes: Int32Array;
}

/**
 * The values of application users whom nobody claims, by the hashes of their keys: a value is one of a chain,
 * which begins at `first` of a hash's number and goes on by `next`; -1 ends it.
 */
export interface Seekers {
  readonly sought: SoughtHashes;
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly rows: Int32Array;
  /** Place in the list of evidence columns. */
  readonly columns: Int32Array;
  /** Value of that column. */
  readonly values: Int32Array;
  /** 1 where the value is an address. */
  readonly isAddress: Uint8Array;
}

/** Values of a user that are looked at in one column; more are a list of something else. */
const mostValues = 50;

/** The keys of all values that the rows have in the columns. */
export function seekKeys(columns: readonly EvidenceColumn[], rows: Iterable<number>): Seekers {
  const cutter = new KeyCutter();
  const [ofHash, ofRow, ofColumn, ofValue, ofAddress]: number[][] = [[], [], [], [], []];
  for (const row of rows) {
    columns.forEach((column, place) => {
      const first = firstOf(column, row);
      const last = Math.min(lastOf(column, row), first + mostValues);
      for (let value = first; value < last; value += 1) {
        for (const isSpeltOut of [false, true]) {
          const hasSpellings = cutter.cut(column, value, isSpeltOut);
          for (let key = 0; key < cutter.count; key += 1) {
            ofHash.push(cutter.hash(key));
            ofRow.push(row);
            ofColumn.push(place);
            ofValue.push(value);
            ofAddress.push(cutter.hasAddress ? 1 : 0);
          }
          if (!hasSpellings) break;
        }
      }
    });
  }
  return {
    ...chainByHash(Int32Array.from(ofHash)),
    rows: Int32Array.from(ofRow),
    columns: Int32Array.from(ofColumn),
    values: Int32Array.from(ofValue),
    isAddress: Uint8Array.from(ofAddress),
  };
}

function chainByHash(ofHash: Int32Array): Pick<Seekers, 'sought' | 'first' | 'next'> {
  let size = 16;
  while (size < ofHash.length * 2) size *= 2;
  const slots = sharedIntegers(size);
  const sought = { filter: sharedBytes(size), slots, hashes: sharedIntegers(ofHash.length) };
  const first = new Int32Array(ofHash.length).fill(-1);
  const next = new Int32Array(ofHash.length).fill(-1);
  let distinct = 0;
  // Each goes to the head of its chain, so from the last on: chains are in the order of the rows.
  for (let seeker = ofHash.length - 1; seeker >= 0; seeker -= 1) {
    const slot = slotOf(sought, ofHash[seeker]);
    if (sought.slots[slot] === 0) {
      sought.hashes[distinct] = ofHash[seeker];
      sought.filter[(ofHash[seeker] >>> 3) & (size - 1)] |= 1 << (ofHash[seeker] & 7);
      distinct += 1;
      sought.slots[slot] = distinct;
    }
    const number = sought.slots[slot] - 1;
    next[seeker] = first[number];
    first[number] = seeker;
  }
  return { sought, first, next };
}

/** false where nobody seeks a hash, true mostly where somebody does. */
export function maySeekHash({ filter }: SoughtHashes, hash: number): boolean {
  return ((filter[(hash >>> 3) & (filter.length - 1)] >>> (hash & 7)) & 1) === 1;
}

/** The number of a hash, -1 where nobody seeks it. */
export function numberOfHash(sought: SoughtHashes, hash: number): number {
  return sought.slots[slotOf(sought, hash)] - 1;
}

/** Where a hash is, or the free slot where it would be. */
function slotOf({ slots, hashes }: SoughtHashes, hash: number): number {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = slots[slot];
    if (entry === 0 || hashes[entry - 1] === hash) return slot;
  }
}

/** Whether more accounts than `most` have a value of that hash, given by its number. */
export function hasManyAccounts({ first, next, rows }: Seekers, number: number, most: number): boolean {
  let accounts = 0;
  let row = -1;
  for (let seeker = first[number]; seeker >= 0 && accounts <= most; seeker = next[seeker]) {
    if (rows[seeker] !== row) accounts += 1;
    row = rows[seeker];
  }
  return accounts > most;
}

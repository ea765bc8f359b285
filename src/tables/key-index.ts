import type { Column } from '../model/users.ts';
import { valueStart } from './column.ts';
import { valuesEqual } from './equality.ts';
import { sharedIntegers } from './shared-arrays.ts';

/**
 * The distinct values of a column under one rule of equality. Values that are equal form a group, which is
 * known by the first of them; values with the hash 0 belong to none.
 *
 * In memory: an open-addressing table of groups plus one (0 is free), at most half full, beside the hashes of
 * all values, so that no string is made and a look-up touches a text only where hashes agree.
 */
export interface KeyIndex {
  readonly column: Column;
  readonly caseExact: boolean;
  readonly hashes: Int32Array;
  /** Group of each value, -1 for a value that was left out. */
  readonly groupOfValue: Int32Array;
  readonly slots: Int32Array;
}

/** Indexes a column by the hashes of its values, `matchHashes` or `keyHashes`. */
export function buildKeyIndex(column: Column, caseExact: boolean, hashes: Int32Array): KeyIndex {
  const { values } = column;
  const slots = sharedIntegers(tableSize(values));
  const mask = slots.length - 1;
  const groupOfValue = sharedIntegers(values);
  const touched = new Int32Array(batch);
  for (let value = 0; value < values; value += 1) {
    if (value % batch === 0) touchSlots(touched, slots, hashes, value);
    const hash = hashes[value];
    groupOfValue[value] = -1;
    if (hash === 0) continue;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const group = slots[slot] - 1;
      if (group < 0) {
        slots[slot] = value + 1;
        groupOfValue[value] = value;
        break;
      }
      if (hashes[group] === hash && valuesEqual(caseExact, column, group, column, value)) {
        groupOfValue[value] = group;
        break;
      }
    }
  }
  return { column, caseExact, hashes, groupOfValue, slots };
}

/**
 * How many values are looked at before they are indexed or looked up. What they need lies anywhere in memory, and
 * many such places asked for at once come about as fast as one.
 */
const batch = 64;

function touchSlots(touched: Int32Array, slots: Int32Array, hashes: Int32Array, from: number): void {
  const mask = slots.length - 1;
  const to = Math.min(from + batch, hashes.length);
  for (let value = from; value < to; value += 1) touched[value - from] = slots[hashes[value] & mask];
}

/** Looks the values of another column up, one after the other, by their hashes. */
export class KeySearch {
  readonly #index: KeyIndex;
  readonly #sought: Column;
  readonly #hashes: Int32Array;
  readonly #touched = new Int32Array(batch);
  #touchedFrom = -batch;

  constructor(index: KeyIndex, sought: Column, hashes: Int32Array) {
    this.#index = index;
    this.#sought = sought;
    this.#hashes = hashes;
  }

  /** The group that equals a value, or -1; values are best asked for in ascending order. */
  find(value: number): number {
    if (value < this.#touchedFrom || value >= this.#touchedFrom + batch) this.#touch(value);
    return findGroup(this.#index, this.#hashes[value], this.#sought, value);
  }

  #touch(from: number): void {
    const { slots, hashes, column } = this.#index;
    const touched = this.#touched;
    touchSlots(touched, slots, this.#hashes, from);
    for (let at = 0; at < batch; at += 1) {
      const group = touched[at] - 1;
      if (group >= 0) touched[at] = hashes[group] ^ column.bytes[valueStart(column, group)];
    }
    this.#touchedFrom = from;
  }
}

/** The group that equals a value of another column, of which the hash is given, or -1. */
export function findGroup(
  { column, caseExact, hashes, slots }: KeyIndex,
  hash: number,
  sought: Column,
  value: number,
): number {
  if (hash === 0) return -1;
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const group = slots[slot] - 1;
    if (group < 0) return -1;
    if (hashes[group] === hash && valuesEqual(caseExact, column, group, sought, value)) return group;
  }
}

/** The same index with only some of its groups in the table, so small that misses cost next to nothing. */
export function narrowIndex(index: KeyIndex, isWanted: Uint8Array): KeyIndex {
  let wanted = 0;
  for (const flag of isWanted) wanted += flag;
  const slots = new Int32Array(tableSize(wanted));
  const mask = slots.length - 1;
  for (let group = 0; group < isWanted.length; group += 1) {
    if (isWanted[group] === 0) continue;
    let slot = index.hashes[group] & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = group + 1;
  }
  return { ...index, slots };
}

function tableSize(values: number): number {
  let size = 16;
  while (size < values * 2) size *= 2;
  return size;
}

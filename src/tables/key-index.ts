import type { Column } from '../model/users.ts';
import { valueEnd, valueStart } from './column.ts';
import { valuesEqual } from './equality.ts';
import { keyHash } from './match-hash.ts';
import { sharedIntegers } from './shared-arrays.ts';

/**
 * The distinct values of a column under one rule of equality. Values that are equal form a group, which is known
 * by the first of them.
 *
 * In memory: an open-addressing table, at most half full. A slot is 0 where it is free; else its low bits are a
 * group plus one and its high bits those of the group's hash, so that a look-up touches a text only where it is
 * all but certain to be the right one. No string is made, and no hash is kept.
 */
export interface KeyIndex {
  readonly column: Column;
  readonly caseExact: boolean;
  readonly slots: Int32Array;
  /** The bits of a slot that belong to the hash. */
  readonly hashBits: number;
  /** Group of each value, -1 for a value that was left out. */
  readonly groupOfValue: Int32Array;
}

/** Hashes a value, `matchHash` or `keyHash`; what has the hash 0 is left out, and never found. */
type HashOfValue = typeof keyHash;

export function buildKeyIndex(column: Column, caseExact: boolean, hashOf: HashOfValue): KeyIndex {
  const groupOfValue = sharedIntegers(column.values);
  const index = { ...emptyTable(column), column, caseExact, groupOfValue };
  eachHash(index, column, hashOf, (value, hash) => {
    groupOfValue[value] = hash === 0 ? -1 : groupOrSlot(index, hash, column, value);
    if (hash === 0 || groupOfValue[value] >= 0) return true;
    occupy(index, -1 - groupOfValue[value], hash, value);
    groupOfValue[value] = value;
    return true;
  });
  return index;
}

/** Whether all values differ; told without keeping anything. */
export function areDistinct(column: Column): boolean {
  const table = { ...emptyTable(column), column, caseExact: true };
  let isDistinct = true;
  eachHash(table, column, keyHash, (value, hash) => {
    const found = groupOrSlot(table, hash, column, value);
    if (found >= 0) isDistinct = false;
    else occupy(table, -1 - found, hash, value);
    return isDistinct;
  });
  return isDistinct;
}

/** Where a search ended that had nothing to ask with. */
export const nothingSought = -2;

/** Looks values of another column up; `answer` hears their groups, -1 for none, in the order of the questions. */
export class KeySearch {
  readonly #index: KeyIndex;
  readonly #sought: Column;
  readonly #hashOf: HashOfValue;
  readonly #answer: (value: number, group: number) => void;
  readonly #values = new Uint32Array(batch);
  readonly #hashes = new Int32Array(batch);
  readonly #touched = new Int32Array(batch);
  #asked = 0;

  constructor(
    index: KeyIndex,
    sought: Column,
    hashOf: HashOfValue,
    answer: (value: number, group: number) => void,
  ) {
    this.#index = index;
    this.#sought = sought;
    this.#hashOf = hashOf;
    this.#answer = answer;
  }

  ask(value: number): void {
    this.#values[this.#asked] = value;
    this.#asked += 1;
    if (this.#asked === batch) this.finish();
  }

  /** Answers what has been asked so far. */
  finish(): void {
    const index = this.#index;
    const { slots, hashBits, column } = index;
    const sought = this.#sought;
    const mask = slots.length - 1;
    const [values, hashes, touched] = [this.#values, this.#hashes, this.#touched];
    for (let at = 0; at < this.#asked; at += 1) {
      const value = values[at];
      hashes[at] = this.#hashOf(sought, valueStart(sought, value), valueEnd(sought, value));
      touched[at] = slots[hashes[at] & mask];
    }
    for (let at = 0; at < this.#asked; at += 1) {
      const slot = touched[at];
      if (slot !== 0) touched[at] = column.bytes[valueStart(column, (slot & ~hashBits) - 1)];
    }
    for (let at = 0; at < this.#asked; at += 1) {
      const value = values[at];
      if (hashes[at] === 0) this.#answer(value, nothingSought);
      else this.#answer(value, Math.max(-1, groupOrSlot(index, hashes[at], sought, value)));
    }
    this.#asked = 0;
  }
}

/** The same index with only some of its groups in the table, so small that misses cost next to nothing. */
export function narrowIndex(index: KeyIndex, isWanted: Uint8Array): KeyIndex {
  const { column } = index;
  let wanted = 0;
  for (const flag of isWanted) wanted += flag;
  const slots = new Int32Array(tableSize(wanted));
  const narrow = { ...index, slots };
  for (let group = 0; group < isWanted.length; group += 1) {
    if (isWanted[group] === 0) continue;
    const hash = keyHash(column, valueStart(column, group), valueEnd(column, group));
    occupy(narrow, -1 - groupOrSlot(narrow, hash, column, group), hash, group);
  }
  return narrow;
}

type Table = Omit<KeyIndex, 'groupOfValue'>;

function emptyTable({ values }: Column): Pick<Table, 'slots' | 'hashBits'> {
  return { slots: sharedIntegers(tableSize(values)), hashBits: -1 << (32 - Math.clz32(values)) };
}

function tableSize(values: number): number {
  let size = 16;
  while (size < values * 2) size *= 2;
  return size;
}

/** The group that equals a value, or -1 less the free slot that is its place. */
function groupOrSlot(
  { column, caseExact, slots, hashBits }: Table,
  hash: number,
  sought: Column,
  value: number,
): number {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = slots[slot];
    if (entry === 0) return -1 - slot;
    if (((entry ^ hash) & hashBits) !== 0) continue;
    const group = (entry & ~hashBits) - 1;
    if (valuesEqual(caseExact, column, group, sought, value)) return group;
  }
}

function occupy({ slots, hashBits }: Table, slot: number, hash: number, value: number): void {
  slots[slot] = (hash & hashBits) | (value + 1);
}

/**
 * How many values are looked at before the first of them is placed or sought. What they need lies anywhere in
 * memory, and many such places asked for at once come about as fast as one.
 */
const batch = 64;

/** Visits all values with their hashes, until a visitor has seen enough. */
function eachHash(
  { slots }: Pick<Table, 'slots'>,
  column: Column,
  hashOf: HashOfValue,
  visit: (value: number, hash: number) => boolean,
): void {
  const mask = slots.length - 1;
  const hashes = new Int32Array(batch);
  const touched = new Int32Array(batch);
  for (let from = 0; from < column.values; from += batch) {
    const count = Math.min(batch, column.values - from);
    for (let at = 0; at < count; at += 1) {
      hashes[at] = hashOf(column, valueStart(column, from + at), valueEnd(column, from + at));
      touched[at] = slots[hashes[at] & mask];
    }
    for (let at = 0; at < count; at += 1) if (!visit(from + at, hashes[at])) return;
  }
}

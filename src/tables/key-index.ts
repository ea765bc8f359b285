import type { Column } from '../model/users.ts';
import { bytesEqual, type ByteFold } from './equality.ts';

/**
 * The distinct values of a column under one rule of equality. Values that are equal form a group, numbered by
 * first appearance; values that are left out belong to none.
 *
 * In memory: an open-addressing table of group numbers plus one (0 is free), at most half full, and the hash
 * of each group, so that no string is made and a look-up touches the values only where hashes agree.
 */
export interface KeyIndex {
  readonly column: Column;
  readonly fold: ByteFold;
  readonly groups: number;
  /** Group of each value; -1 for a value that was left out. */
  readonly groupOfValue: Int32Array;
  readonly slots: Int32Array;
  readonly hashOfGroup: Int32Array;
  readonly firstValueOfGroup: Int32Array;
}

/** `isLeftOut` tells by a value's bytes whether it can never be looked up. */
export function buildKeyIndex(
  column: Column,
  fold: ByteFold,
  isLeftOut: (bytes: Uint8Array, start: number, end: number) => boolean,
): KeyIndex {
  const { bytes, offsets } = column;
  const values = offsets.length - 1;
  const slots = new Int32Array(tableSize(values));
  const mask = slots.length - 1;
  const groupOfValue = new Int32Array(values).fill(-1);
  const hashOfGroup = new Int32Array(values);
  const firstValueOfGroup = new Int32Array(values);
  let groups = 0;
  for (let value = 0; value < values; value += 1) {
    const start = offsets[value];
    const end = offsets[value + 1];
    if (isLeftOut(bytes, start, end)) continue;
    const hash = hashBytes(fold, bytes, start, end);
    let slot = hash & mask;
    for (;;) {
      const group = slots[slot] - 1;
      if (group < 0) {
        slots[slot] = groups + 1;
        hashOfGroup[groups] = hash;
        firstValueOfGroup[groups] = value;
        groupOfValue[value] = groups;
        groups += 1;
        break;
      }
      if (hashOfGroup[group] === hash) {
        const first = firstValueOfGroup[group];
        if (bytesEqual(fold, bytes, offsets[first], offsets[first + 1], bytes, start, end)) {
          groupOfValue[value] = group;
          break;
        }
      }
      slot = (slot + 1) & mask;
    }
  }
  return { column, fold, groups, groupOfValue, slots, hashOfGroup, firstValueOfGroup };
}

/** The group that equals the given bytes, or -1. The caller has seen to it that they are not of a kind left out. */
export function findGroup(index: KeyIndex, bytes: Uint8Array, start: number, end: number): number {
  const { slots, hashOfGroup, firstValueOfGroup, fold } = index;
  const mask = slots.length - 1;
  const hash = hashBytes(fold, bytes, start, end);
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const group = slots[slot] - 1;
    if (group < 0) return -1;
    if (hashOfGroup[group] === hash) {
      const first = firstValueOfGroup[group];
      const { bytes: indexed, offsets } = index.column;
      if (bytesEqual(fold, indexed, offsets[first], offsets[first + 1], bytes, start, end)) return group;
    }
  }
}

/** The same index with only some of its groups in the table, so small that misses cost next to nothing. */
export function narrowIndex(index: KeyIndex, isWanted: Uint8Array): KeyIndex {
  let wanted = 0;
  for (let group = 0; group < index.groups; group += 1) wanted += isWanted[group];
  const slots = new Int32Array(tableSize(wanted));
  const mask = slots.length - 1;
  for (let group = 0; group < index.groups; group += 1) {
    if (isWanted[group] === 0) continue;
    let slot = index.hashOfGroup[group] & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = group + 1;
  }
  return { ...index, slots };
}

/** FNV-1a over the folded bytes, mixed once more because the table uses the low bits alone. */
function hashBytes(fold: ByteFold, bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ fold[bytes[i]], 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d);
}

function tableSize(values: number): number {
  let size = 16;
  while (size < values * 2) size *= 2;
  return size;
}

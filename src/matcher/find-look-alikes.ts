import type { Column } from '../model/users.ts';
import { valueEnd, valueStart, valueText } from '../tables/column.ts';
import { isPlaceholder } from '../tables/equality.ts';
import type { KeyIndex } from '../tables/key-index.ts';
import { keyHash } from '../tables/match-hash.ts';
import { sharedBytes, sharedText } from '../tables/shared-arrays.ts';
import { plainForm, skeletonOf } from '../tables/skeleton.ts';
import { holdsOnlyPlainAscii } from '../tables/words.ts';

/**
 * Marks each group of the application's values that another key of the rule, of either side, looks like: 1 by
 * group; null where there is none. Two keys that differ by ASCII case or blanks around them are no others.
 * Strings are made of the values that are not plain ASCII only, and of whatever may be their twin.
 */
export function findLookAlikes(index: KeyIndex, directory: Column): Uint8Array | null {
  const { column: application, groupOfValue } = index;
  const formsOf = new Map<string, Set<string>>();
  const oddAccounts = oddValues(application);
  for (const [column, values] of [
    [application, oddAccounts],
    [directory, oddValues(directory)],
  ] as const) {
    for (const value of values) {
      const text = valueText(column, value);
      const [form, skeleton] = [plainForm(text), skeletonOf(text)];
      if (form === skeleton) continue;
      const forms = formsOf.get(skeleton);
      if (forms === undefined) formsOf.set(skeleton, new Set([form]));
      else forms.add(form);
    }
  }
  if (formsOf.size === 0) return null;

  const hashes = new Set(Array.from(formsOf.keys(), hashOfText));
  const plainAccounts = valuesWithHash(application, hashes);
  for (const [column, values] of [
    [application, plainAccounts],
    [directory, valuesWithHash(directory, hashes)],
  ] as const) {
    for (const value of values) {
      const form = plainForm(valueText(column, value));
      formsOf.get(form)?.add(form);
    }
  }
  const isLookAlike = sharedBytes(groupOfValue.length);
  let found = false;
  for (const value of [...oddAccounts, ...plainAccounts]) {
    const forms = formsOf.get(skeletonOf(valueText(application, value)));
    if (forms === undefined || forms.size < 2) continue;
    isLookAlike[groupOfValue[value]] = 1;
    found = true;
  }
  return found ? isLookAlike : null;
}

/** The values that are not plain ASCII. */
function oddValues(column: Column): number[] {
  const odd: number[] = [];
  for (let value = 0; value < column.values; value += 1) {
    const start = valueStart(column, value);
    const end = valueEnd(column, value);
    if (holdsOnlyPlainAscii(column, start, end) || isPlaceholder(column.bytes, start, end)) continue;
    odd.push(value);
  }
  return odd;
}

/** The values that have one of these hashes and can be a key; perhaps there is no other reason to look at them. */
function valuesWithHash(column: Column, hashes: ReadonlySet<number>): number[] {
  // Nearly all values fail here already, which costs less than asking the set.
  const lowBits = new Uint8Array(1 << 16);
  for (const hash of hashes) lowBits[hash & 0xffff] = 1;
  const values: number[] = [];
  for (let value = 0; value < column.values; value += 1) {
    const hash = trimmedHash(column, value);
    if (lowBits[hash & 0xffff] === 0 || !hashes.has(hash)) continue;
    if (!isPlaceholder(column.bytes, valueStart(column, value), valueEnd(column, value))) values.push(value);
  }
  return values;
}

const space = 0x20;

/** The hash of a value without the blanks around it. */
function trimmedHash(column: Column, value: number): number {
  const { bytes } = column;
  let start = valueStart(column, value);
  let end = valueEnd(column, value);
  while (start < end && bytes[start] === space) start += 1;
  while (end > start && bytes[end - 1] === space) end -= 1;
  return keyHash(column, start, end);
}

const encoder = new TextEncoder();

function hashOfText(text: string): number {
  const utf8 = encoder.encode(text);
  const memory = sharedText(utf8.length);
  memory.bytes.set(utf8);
  return keyHash(memory, 0, utf8.length);
}

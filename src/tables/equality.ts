import type { Column } from '../model/users.ts';
import { valueEnd, valueStart } from './column.ts';
import { firstBytes, foldAsciiCase } from './words.ts';

/** Whether two values are the same text; ASCII letters count without case unless `caseExact`. */
export function valuesEqual(
  caseExact: boolean,
  a: Column,
  valueOfA: number,
  b: Column,
  valueOfB: number,
): boolean {
  let i = valueStart(a, valueOfA);
  let j = valueStart(b, valueOfB);
  const end = valueEnd(a, valueOfA);
  if (end - i !== valueEnd(b, valueOfB) - j) return false;
  for (; i + 4 <= end; i += 4, j += 4) {
    const one = a.words.getInt32(i, true);
    const other = b.words.getInt32(j, true);
    if (one !== other && (caseExact || foldAsciiCase(one) !== foldAsciiCase(other))) return false;
  }
  if (i === end) return true;
  const one = firstBytes(a.words.getInt32(i, true), end - i);
  const other = firstBytes(b.words.getInt32(j, true), end - i);
  return one === other || (!caseExact && foldAsciiCase(one) === foldAsciiCase(other));
}

/** The order of two values by their UTF-8 bytes, which is the order of their code points. */
export function compareValues(a: Column, valueOfA: number, b: Column, valueOfB: number): number {
  const aEnd = valueEnd(a, valueOfA);
  const bEnd = valueEnd(b, valueOfB);
  let i = valueStart(a, valueOfA);
  let j = valueStart(b, valueOfB);
  for (; i < aEnd && j < bEnd; i += 1, j += 1) {
    const difference = a.bytes[i] - b.bytes[j];
    if (difference !== 0) return difference;
  }
  return aEnd - i - (bEnd - j);
}

const space = 0x20;

/** Whether a value says that there is none, the empty one included: it never matches and never counts as one. */
export function isPlaceholder(bytes: Uint8Array, start: number, end: number): boolean {
  let first = start;
  let last = end;
  while (first < last && bytes[first] === space) first += 1;
  while (last > first && bytes[last - 1] === space) last -= 1;
  const length = last - first;
  if (length === 0) return true;
  if (length > longestPlaceholder) return false;
  let word = 0;
  for (let at = last - 1; at >= first; at -= 1) word = (word << 8) | bytes[at];
  return placeholders.get(foldAsciiCase(word)) === length;
}

const longestPlaceholder = 4;

/** Each as one word, with its length: a NUL is a character, too. */
const placeholders: ReadonlyMap<number, number> = new Map(
  ['n/a', 'null', '-', 'none'].map((text) => [
    [...text].reduceRight((word, letter) => (word << 8) | letter.charCodeAt(0), 0),
    text.length,
  ]),
);

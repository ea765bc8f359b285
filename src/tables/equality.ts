import type { Column } from '../model/users.ts';

/** What a byte counts as when two values are compared. */
export type ByteFold = Uint8Array;

/** Every byte counts as itself. */
export const exactBytes: ByteFold = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/**
 * ASCII letters count without case, nothing else is folded: in UTF-8 no byte of another character lies in the
 * range of the ASCII letters, so this is the same rule on bytes as on code points. Unicode case mapping is
 * refused on purpose: it makes `ſ` an `s` and the Kelvin sign a `k`, and hands accounts to strangers
 * (CVE-2019-19844).
 */
export const foldedAsciiCase: ByteFold = exactBytes.map((byte) =>
  byte >= 65 && byte <= 90 ? byte + 32 : byte,
);

export function foldFor(caseExact: boolean): ByteFold {
  return caseExact ? exactBytes : foldedAsciiCase;
}

/** Whether two values are equal under the fold. */
export function valuesEqual(
  fold: ByteFold,
  a: Column,
  valueOfA: number,
  b: Column,
  valueOfB: number,
): boolean {
  return bytesEqual(
    fold,
    a.bytes,
    a.offsets[valueOfA],
    a.offsets[valueOfA + 1],
    b.bytes,
    b.offsets[valueOfB],
    b.offsets[valueOfB + 1],
  );
}

export function bytesEqual(
  fold: ByteFold,
  a: Uint8Array,
  aStart: number,
  aEnd: number,
  b: Uint8Array,
  bStart: number,
  bEnd: number,
): boolean {
  if (aEnd - aStart !== bEnd - bStart) return false;
  for (let i = aStart, j = bStart; i < aEnd; i += 1, j += 1) {
    if (fold[a[i]] !== fold[b[j]]) return false;
  }
  return true;
}

/** The order of two values by their UTF-8 bytes, which is the order of their code points. */
export function compareValues(a: Column, valueOfA: number, b: Column, valueOfB: number): number {
  const aEnd = a.offsets[valueOfA + 1];
  const bEnd = b.offsets[valueOfB + 1];
  let i = a.offsets[valueOfA];
  let j = b.offsets[valueOfB];
  for (; i < aEnd && j < bEnd; i += 1, j += 1) {
    const difference = a.bytes[i] - b.bytes[j];
    if (difference !== 0) return difference;
  }
  return aEnd - i - (bEnd - j);
}

const space = 32;

/** Whether a value says that there is none, the empty one included: it never matches and never counts as one. */
export function isPlaceholder(bytes: Uint8Array, start: number, end: number): boolean {
  let first = start;
  let last = end;
  while (first < last && bytes[first] === space) first += 1;
  while (last > first && bytes[last - 1] === space) last -= 1;
  const length = last - first;
  if (length === 0) return true;
  if (length > longestPlaceholder) return false;
  return placeholders.some(
    (word) => word.length === length && bytesEqual(foldedAsciiCase, word, 0, length, bytes, first, last),
  );
}

const placeholders = ['n/a', 'null', '-', 'none'].map((word) =>
  Uint8Array.from(word, (letter) => letter.charCodeAt(0)),
);
const longestPlaceholder = Math.max(...placeholders.map((word) => word.length));

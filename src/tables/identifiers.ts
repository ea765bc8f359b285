import type { Column } from '../model/users.ts';
import { firstValueOf, lastValueOf, valueEnd, valueStart } from './column.ts';
import { saysSomething } from './telling-values.ts';

/** What a row of one column and a row of another say of the same thing. */
export type Agreement = 'unknown' | 'agree' | 'differ';

/**
 * Whether two users have the same identifier, leading zeros and the case of ASCII letters aside: spreadsheets
 * and forms change these. Of several values any may agree; `unknown` where a side has none.
 */
export function compareIdentifiers(a: Column, rowOfA: number, b: Column, rowOfB: number): Agreement {
  let found: Agreement = 'unknown';
  for (let i = firstValueOf(a, rowOfA); i < lastValueOf(a, rowOfA); i += 1) {
    if (!saysSomething(a, i)) continue;
    for (let j = firstValueOf(b, rowOfB); j < lastValueOf(b, rowOfB); j += 1) {
      if (!saysSomething(b, j)) continue;
      if (sameIdentifier(a, i, b, j)) return 'agree';
      found = 'differ';
    }
  }
  return found;
}

const zero = 0x30;

function sameIdentifier(a: Column, valueOfA: number, b: Column, valueOfB: number): boolean {
  const endOfA = valueEnd(a, valueOfA);
  const endOfB = valueEnd(b, valueOfB);
  let i = valueStart(a, valueOfA);
  let j = valueStart(b, valueOfB);
  while (i < endOfA && a.bytes[i] === zero) i += 1;
  while (j < endOfB && b.bytes[j] === zero) j += 1;
  if (endOfA - i !== endOfB - j) return false;
  for (; i < endOfA; i += 1, j += 1) if (foldByte(a.bytes[i]) !== foldByte(b.bytes[j])) return false;
  return true;
}

/** An ASCII letter in lower case; bytes of other characters as they are. */
function foldByte(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

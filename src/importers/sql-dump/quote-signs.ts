import { Buffer } from 'node:buffer';
import { isWordByte } from './sql-bytes.ts';
import type { SqlCursor } from './sql-cursor.ts';

/** What the letters before a quote make of it: backslashes escape (`E'…'`), or a sign of one's choice ends it (`q'[…]'`). */
export function prefixOf(
  { bytes, at: first, form, dialect }: SqlCursor,
  at: number,
): 'escape' | 'chosen' | null {
  const letter = (place: number): number => (place < first ? 0 : bytes[place] | 0x20);
  const isAlone = (place: number): boolean => place < first || !isWordByte(bytes[place]);
  const before = letter(at - 1);
  if (before === letterE && isAlone(at - 2)) {
    return dialect === 'postgresql' || dialect === 'standard' ? 'escape' : null;
  }
  const isChosen = before === letterQ && (isAlone(at - 2) || (letter(at - 2) === letterN && isAlone(at - 3)));
  return form.hasChosenQuotes && isChosen ? 'chosen' : null;
}

/** What ends a text that a character of one's choice begins. */
export function closingOf(open: number): number {
  const at = '[{(<'.indexOf(String.fromCharCode(open));
  return at < 0 ? open : ']})>'.charCodeAt(at);
}

/** The `$tag$` that begins at `at`, if it stands in no word; `unsure` where the next bytes have to tell. */
export function dollarTag(
  { bytes, isLast, at: first }: SqlCursor,
  at: number,
  end: number,
): Buffer | 'unsure' | null {
  if (at > first && isWordByte(bytes[at - 1])) return null;
  let to = at + 1;
  while (to < end && to - at < longestTag && isTagByte(bytes[to])) to += 1;
  if (to === end && !isLast) return 'unsure';
  const beginsWithDigit = bytes[at + 1] >= 0x30 && bytes[at + 1] <= 0x39;
  return to < end && bytes[to] === dollar && !beginsWithDigit
    ? Buffer.from(bytes.subarray(at, to + 1))
    : null;
}

/** What a tag between dollars is made of. */
function isTagByte(byte: number): boolean {
  return isWordByte(byte) && byte !== dollar && byte !== hash && byte !== 0x40;
}

const longestTag = 64;
const hash = 0x23;
const dollar = 0x24;
const letterE = 0x65;
const letterN = 0x6e;
const letterQ = 0x71;

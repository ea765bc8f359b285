import { Buffer } from 'node:buffer';
import { isWordByte, lineFeed, space } from './sql-bytes.ts';
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

/**
 * What a dash or a slash begins: a comment to the end of the line, one between signs, or one that MySQL runs; `unsure`
 * where the next bytes have to tell.
 */
export function commentSign(
  { bytes, isLast, form }: SqlCursor,
  at: number,
  end: number,
): 'line' | 'block' | 'run' | 'unsure' | null {
  if (at + 2 >= end && !isLast) return 'unsure';
  const second = at + 1 < end ? bytes[at + 1] : 0;
  const third = at + 2 < end ? bytes[at + 2] : space;
  if (bytes[at] === slash && second === star)
    return form.hasHashComments && third === exclamation ? 'run' : 'block';
  if (bytes[at] !== dash || second !== dash) return null;
  return form.hasHashComments && third > space ? null : 'line';
}

/** Goes on in a comment that stands in so many others; where to go on after that, and how many are open then. */
export function scanComment(
  { bytes, form, isLast }: SqlCursor,
  from: number,
  end: number,
  open: number,
): { readonly at: number; readonly depth: number; readonly lines: number } {
  let depth = open;
  let lines = 0;
  let at = from;
  for (; at < end && depth > 0; at += 1) {
    const byte = bytes[at];
    if (byte === lineFeed) lines += 1;
    if (byte !== star && byte !== slash) continue;
    if (at + 1 === end && !isLast) break;
    const next = at + 1 < end ? bytes[at + 1] : 0;
    const closes = byte === star && next === slash;
    const nests = byte === slash && next === star && form.nestsComments;
    if (!closes && !nests) continue;
    depth += closes ? -1 : 1;
    at += 1;
  }
  return { at, depth, lines };
}

/** Whether a backslash stands before a quote that is no half of a pair of them, or may be none. */
export function isBehindBackslash({ bytes, at: first }: SqlCursor, at: number): boolean {
  let run = at;
  while (run > first && bytes[run - 1] === backslash) run -= 1;
  return (at - run) % 2 === 1 || (run === first && at > run);
}

const longestTag = 64;
const exclamation = 0x21;
const hash = 0x23;
const star = 0x2a;
const dash = 0x2d;
const slash = 0x2f;
const backslash = 0x5c;
const dollar = 0x24;
const letterE = 0x65;
const letterN = 0x6e;
const letterQ = 0x71;

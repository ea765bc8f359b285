/*
 * Text four bytes at a time. A word is four bytes of UTF-8 as a little-endian integer of 32 bits; what is
 * decided for each of its bytes is decided for all four by arithmetic on the word. Several times as fast as a
 * byte at a time, which is what the time of a run hangs on.
 */

const ones = 0x01010101;
const highBits = 0x80808080 | 0;

/** Four times the same byte. */
export function fourTimes(byte: number): number {
  return Math.imul(byte, ones);
}

/**
 * ASCII letters as lower case, all else as it stands: in UTF-8 no byte of another character lies in the range
 * of the ASCII letters, so this is the same rule on bytes as on code points. Unicode case mapping is refused on
 * purpose: it makes `ſ` an `s` and the Kelvin sign a `k`, and hands accounts to strangers (CVE-2019-19844).
 */
export function foldAsciiCase(word: number): number {
  const low = word & 0x7f7f7f7f;
  const fromA = low + 0x3f3f3f3f;
  const beyondZ = low + 0x25252525;
  return word | (((fromA & ~beyondZ & ~word & highBits) >>> 2) & 0x20202020);
}

/** Whether one of the bytes is this one; `repeated` is it four times. */
export function holdsByte(word: number, repeated: number): boolean {
  const difference = word ^ repeated;
  return ((difference - ones) & ~difference & highBits) !== 0;
}

/**
 * A word that is 0 where no byte is below the bound, which is given four times and is at most 0x80; else its
 * lowest bit that is set is the high bit of the first byte below. What lies above that bit says nothing.
 */
export function bytesBelow(word: number, repeatedBound: number): number {
  return (word - repeatedBound) & ~word & highBits;
}

/** Which of the four bytes the lowest bit of such a word belongs to, from 0. */
export function firstMarked(marks: number): number {
  return (31 - Math.clz32(marks & -marks)) >>> 3;
}

/** The first `count` bytes of a word, 0 to 3, the others 0. */
export function firstBytes(word: number, count: number): number {
  return word & ((1 << (8 * count)) - 1);
}

/** Whether a text is ASCII without control characters: nothing in it looks like anything else. */
export function holdsOnlyPlainAscii(
  { words }: { readonly words: DataView },
  start: number,
  end: number,
): boolean {
  let odd = 0;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word = words.getInt32(at, true);
    odd |= word | bytesBelow(word, fourBlanks);
  }
  if (at < end) {
    // What lies behind the text is made blank.
    const word = firstBytes(words.getInt32(at, true), end - at) | (fourBlanks << (8 * (end - at)));
    odd |= word | bytesBelow(word, fourBlanks);
  }
  return (odd & highBits) === 0;
}

const fourBlanks = fourTimes(0x20);

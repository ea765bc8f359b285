/**
 * Whether the text that begins with the byte 0xC3 at `at` is UTF-8 that was once read as windows-1252 or Latin-1 and
 * written as UTF-8 again: `Ã¼` for `ü`. Each of its bytes has become a character: first one that begins a sequence of
 * UTF-8, then as many as must follow it.
 */
export function isMojibake(bytes: Uint8Array, at: number, end: number): boolean {
  const lead = bytes[at + 1];
  if (lead < firstOfTwo || lead > lastOfFour) return false;
  const next = endOfFollower(bytes, at + 2, end);
  if (next < 0) return false;
  if (lead >= firstOfThree) return endOfFollower(bytes, next, end) >= 0;
  // Letters that names may well have before a quotation mark or a dash: Ä, Å.
  if (lead === 0x84 || lead === 0x85) return !isPunctuation(bytes, at + 2);
  // Â and Ã stand before no sign in any language. The others do at times, but not twice: Cyrillic, Greek and the like.
  return lead <= 0x83 || isPair(bytes, next, end);
}

/** The second bytes of Â, à and ô: these begin sequences of two, three and four bytes. */
const firstOfTwo = 0x82;
const firstOfThree = 0xa0;
const lastOfFour = 0xb4;

function isPair(bytes: Uint8Array, at: number, end: number): boolean {
  const isLead = bytes[at] === 0xc3 && bytes[at + 1] >= firstOfTwo && bytes[at + 1] < firstOfThree;
  return isLead && endOfFollower(bytes, at + 2, end) >= 0;
}

/** Where a character ends that stands for one of the bytes 0x80 to 0xBF; -1 where there is none. */
function endOfFollower(bytes: Uint8Array, at: number, end: number): number {
  if (at + 2 > end) return -1;
  const first = bytes[at];
  if (first === 0xc2) return at + 2;
  if (followersOfTwo.has((first << 8) | bytes[at + 1])) return at + 2;
  if (first !== 0xe2 || at + 3 > end) return -1;
  return followersOfThree.has((bytes[at + 1] << 8) | bytes[at + 2]) ? at + 3 : -1;
}

/** Quotation marks and dashes that stand behind a word: – — ‘ ’ “ ” */
function isPunctuation(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xe2 && bytes[at + 1] === 0x80 && punctuation.includes(bytes[at + 2]);
}

const punctuation: readonly number[] = [0x93, 0x94, 0x98, 0x99, 0x9c, 0x9d];

/** What windows-1252 has at 0x80 to 0x9F in two bytes of UTF-8: Œ œ Š š Ÿ Ž ž ƒ ˆ ˜ */
const followersOfTwo: ReadonlySet<number> = new Set([
  0xc592, 0xc593, 0xc5a0, 0xc5a1, 0xc5b8, 0xc5bd, 0xc5be, 0xc692, 0xcb86, 0xcb9c,
]);

/** And in three, without the first, which is always 0xE2: – — ‘ ’ ‚ “ ” „ † ‡ • … ‰ ‹ › € ™ */
const followersOfThree: ReadonlySet<number> = new Set([
  0x8093, 0x8094, 0x8098, 0x8099, 0x809a, 0x809c, 0x809d, 0x809e, 0x80a0, 0x80a1, 0x80a2, 0x80a6, 0x80b0,
  0x80b9, 0x80ba, 0x82ac, 0x84a2,
]);

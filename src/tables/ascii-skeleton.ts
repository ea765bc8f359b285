import { sharedText, type TextMemory } from './shared-arrays.ts';

/**
 * Which small letter an upright stroke is read as: one that may be either, as `І` or `|`, or that is written in
 * the other case than its neighbours, as in `paypaI` and `MlKE`.
 */
export type StrokeReading = 'i' | 'l';

/**
 * What is seen of a text in UTF-8 where ASCII characters look alike: those of confusables.txt of UTS #39 (0 and
 * O, 1 and l, a backtick and an apostrophe, rn and m), and vv and w. ASCII letters become small; what is beyond
 * ASCII stays. Digits that stand together without a letter are a number, in which a 1 is a 1.
 */
export class AsciiSkeleton {
  memory: TextMemory = sharedText(256);
  length = 0;
  /** Whether it is another text than the one that was read, case aside. */
  isChanged = false;
  /** Whether the other reading of strokes gives another skeleton. */
  isUnclear = false;

  /** Reads `bytes[start]` up to `end` into `memory`, up to `length`. */
  read(bytes: Uint8Array, start: number, end: number, stroke: StrokeReading): void {
    if (end - start > this.memory.bytes.length) this.memory = sharedText((end - start) * 2);
    this.length = 0;
    this.isChanged = false;
    this.isUnclear = false;
    for (let at = start; at < end;) {
      const word = endOfWord(bytes, at, end);
      const isNumber = !holdsLetter(bytes, at, word);
      for (; at < word; at += 1) this.#add(isNumber ? bytes[at] : this.#seen(bytes, start, at, end, stroke));
      if (at < end) {
        this.#add(bytes[at] === backtick ? apostrophe : bytes[at]);
        this.isChanged ||= bytes[at] === backtick;
        at += 1;
      }
    }
  }

  /** What the byte at `at` of a word looks like. */
  #seen(bytes: Uint8Array, start: number, at: number, end: number, stroke: StrokeReading): number {
    const byte = bytes[at];
    if (byte === bar || (at > start && isOddStroke(bytes[at - 1], byte, at + 1 < end ? bytes[at + 1] : 0))) {
      this.isUnclear = true;
      this.isChanged ||= (byte | lowerCase) !== stroke.charCodeAt(0);
      return stroke.charCodeAt(0);
    }
    if (byte !== digitZero && byte !== digitOne) return isCapital(byte) ? byte | lowerCase : byte;
    this.isChanged = true;
    return byte === digitZero ? letterO : letterL;
  }

  #add(seen: number): void {
    const out = this.memory.bytes;
    const before = this.length > 0 ? out[this.length - 1] : 0;
    if (before === letterR && seen === letterN) {
      out[this.length - 1] = letterM;
      this.isChanged = true;
    } else if (before === letterV && (seen === letterV || seen === letterW)) {
      // Three strokes of v are the same whether they are written vvv, vw or wv.
      out[this.length - 1] = letterW;
      this.isChanged = true;
      if (seen === letterW) this.#put(letterV);
    } else this.#put(seen);
  }

  #put(byte: number): void {
    this.memory.bytes[this.length] = byte;
    this.length += 1;
  }
}

const [digitZero, digitOne, bar, backtick, apostrophe, lowerCase] = [0x30, 0x31, 0x7c, 0x60, 0x27, 0x20];
const capitalI = 0x49;
const [letterL, letterM, letterN, letterO, letterR, letterV, letterW] = [
  0x6c, 0x6d, 0x6e, 0x6f, 0x72, 0x76, 0x77,
];

function isCapital(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}

function isSmall(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** A bar is taken for a letter, and so is whatever is beyond ASCII. */
function isLetter(byte: number): boolean {
  return byte >= 0x80 || byte === bar || isSmall(byte | lowerCase);
}

/** The end of the letters and digits that stand together from `at` on. */
function endOfWord(bytes: Uint8Array, at: number, end: number): number {
  let to = at;
  while (to < end && (isLetter(bytes[to]) || isDigit(bytes[to]))) to += 1;
  return to;
}

function holdsLetter(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (isLetter(bytes[at])) return true;
  return false;
}

/** A capital I behind a small letter, or a small l between capitals. */
function isOddStroke(before: number, byte: number, behind: number): boolean {
  if (byte === capitalI) return isSmall(before);
  return byte === letterL && isCapital(before) && isCapital(behind);
}

/**
 * Whether `AsciiSkeleton` might find another text, or what it reads is not plain ASCII. Nearly all texts are told
 * from this alone: one look-up for each byte, with the one before it.
 */
export function mayLookOtherwise(bytes: Uint8Array, start: number, end: number): boolean {
  let before = 0;
  let found = 0;
  for (let at = start; at < end; at += 1) {
    const kind = kindOfByte[bytes[at]];
    found |= signOfPair[(before << 4) | kind];
    before = kind;
  }
  return (found & odd) !== 0 || (found & isMixed) === isMixed;
}

/** Bytes of which `mayLookOtherwise` thinks the same are of one kind, which has the number of its place here. */
const kinds = Uint8Array.from('.aA20rRnNvVwWlI|', (text) => text.charCodeAt(0));

const kindOfByte = Uint8Array.from({ length: 256 }, (_, byte) => {
  const own = kinds.indexOf(byte);
  if (own >= 0) return own;
  if (byte === digitOne) return kinds.indexOf(digitZero);
  if (isDigit(byte)) return kinds.indexOf(0x32);
  if (isSmall(byte)) return kinds.indexOf(0x61);
  if (isCapital(byte)) return kinds.indexOf(0x41);
  return kinds.indexOf(byte === backtick || byte < 0x20 || byte >= 0x80 ? bar : 0x2e);
});

/** What two bytes beside each other say of a text; both of the last in one text may be a letter written as a digit. */
const [odd, digitByLetter, zeroOrOne] = [1, 2, 4];
const isMixed = digitByLetter | zeroOrOne;

const signOfPair = Uint8Array.from({ length: 256 }, (_, pair) => {
  const [before, byte] = [kinds[pair >> 4], kinds[pair & 15]];
  const [smallBefore, small] = [before | lowerCase, byte | lowerCase];
  const isOdd =
    byte === bar ||
    (smallBefore === letterR && small === letterN) ||
    (smallBefore === letterV && (small === letterV || small === letterW)) ||
    (byte === capitalI && isSmall(before)) ||
    (byte === letterL && isCapital(before));
  const isByLetter = (isDigit(byte) && isLetter(before)) || (isLetter(byte) && isDigit(before));
  return (isOdd ? odd : 0) | (isByLetter ? digitByLetter : 0) | (byte === digitZero ? zeroOrOne : 0);
});

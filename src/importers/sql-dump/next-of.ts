import { firstMarked, fourTimes } from '../../tables/words.ts';

/**
 * Where the first of two bytes stands, which are given four times each; `end` where neither does before that. Four
 * bytes at a time: this is what the time of reading hangs on.
 */
export function nextOf(words: DataView, from: number, end: number, one: number, other: number): number {
  let at = from;
  for (; at + 4 <= end; at += 4) {
    const word = words.getInt32(at, true);
    const first = word ^ one;
    const second = word ^ other;
    const marks = (((first - ones) & ~first) | ((second - ones) & ~second)) & highBits;
    if (marks !== 0) return at + firstMarked(marks);
  }
  for (; at < end; at += 1) {
    const byte = words.getUint8(at);
    if (byte === (one & 0xff) || byte === (other & 0xff)) return at;
  }
  return end;
}

const ones = fourTimes(1);
const highBits = fourTimes(0x80);

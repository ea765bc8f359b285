import { Buffer } from 'node:buffer';
import { isPlaceholder } from './equality.ts';
import { sharedText, type TextMemory } from './shared-arrays.ts';
import { firstBytes, foldAsciiCase } from './words.ts';

/**
 * The hash of a value in whatever ASCII case: equal values have equal hashes under either rule of equality.
 * 0 is the hash of a placeholder and of nothing else, so that what never matches is known without its text.
 */
export function matchHash(text: TextMemory, start: number, end: number): number {
  return isPlaceholder(text.bytes, start, end) ? 0 : keyHash(text, start, end);
}

/** The same for keys, where a placeholder is a text like any other; never 0. MurmurHash3, x86, 32 bits. */
export function keyHash({ words }: TextMemory, start: number, end: number): number {
  let hash = 0;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash ^= scattered(foldAsciiCase(words.getInt32(at, true)));
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  if (at < end) hash ^= scattered(foldAsciiCase(firstBytes(words.getInt32(at, true), end - at)));
  hash ^= end - start;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return hash === 0 ? 1 : hash;
}

/** The `keyHash` of a value with this text. */
export function hashOfText(text: string): number {
  const utf8 = Buffer.from(text);
  const memory = sharedText(utf8.length);
  memory.bytes.set(utf8);
  return keyHash(memory, 0, utf8.length);
}

function scattered(word: number): number {
  const once = Math.imul(word, 0xcc9e2d51);
  return Math.imul((once << 15) | (once >>> 17), 0x1b873593);
}

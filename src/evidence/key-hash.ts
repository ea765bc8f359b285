/** Where the hash of a login, or of an address, begins; the latter goes on behind the former, at its @. */
export const textSeed = 0x811c9dc5 | 0;
export const identifierSeed = 0x01234567;

/** One code unit further. FNV-1a. */
export function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Spreads a hash over all bits; never 0. */
export function scattered(hash: number): number {
  let result = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  result = Math.imul(result ^ (result >>> 13), 0xc2b2ae35);
  result ^= result >>> 16;
  return result === 0 ? 1 : result;
}

/** Adds a word to the hash of a name, in which their order counts for nothing. */
export function withWord(name: number, word: number): number {
  return (name + scattered(word)) | 0;
}

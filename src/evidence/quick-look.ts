import type { Column } from '../model/users.ts';
import { firstValueOf, lastValueOf, valueEnd, valueLength, valueStart } from '../tables/column.ts';
import type { ColumnUse, EvidenceColumn } from './evidence-columns.ts';
import { identifierSeed, scattered, step, textSeed, withWord } from './key-hash.ts';
import { numberOfHash, type SoughtHashes } from './seek-keys.ts';

/**
 * Tells of values from their bytes alone that they have no sought key: nothing is folded and nothing made, for
 * there are millions of them. What is not plain ASCII, or has a part that goes, is left to the key cutter. Goes by
 * the same hashes.
 */
export class QuickLook {
  readonly #sought: SoughtHashes;
  /** Of the name that is being looked at. */
  #name = 0;
  #words = 0;

  constructor(sought: SoughtHashes) {
    this.#sought = sought;
  }

  maySeek({ use, columns }: EvidenceColumn, value: number): boolean {
    if (use === 'alias') return valueLength(columns[0], value) > 0;
    if (use !== 'name') return this.#mayBeText(use, columns[0], value);
    this.#name = 0;
    this.#words = 0;
    if (columns.length === 1) {
      if (!this.#isPlainName(columns[0], value)) return true;
    } else {
      for (const column of columns) {
        const part = firstValueOf(column, value);
        if (part === lastValueOf(column, value)) return false;
        if (!this.#isPlainName(column, part)) return true;
      }
    }
    return this.#words > 1 && this.#isSought(this.#name);
  }

  #isSought(hash: number): boolean {
    return numberOfHash(this.#sought, scattered(hash)) >= 0;
  }

  /** Adds the words of a plain name; false for one that is not. */
  #isPlainName(column: Column, value: number): boolean {
    const { bytes } = column;
    const end = valueEnd(column, value);
    let word = textSeed;
    for (let at = valueStart(column, value); at < end; at += 1) {
      const unit = nameUnits[bytes[at]];
      if (unit === odd) return false;
      if (unit !== space) word = step(word, unit);
      else if (word !== textSeed) {
        this.#endWord(word);
        word = textSeed;
      }
    }
    if (word !== textSeed) this.#endWord(word);
    return true;
  }

  #endWord(word: number): void {
    this.#name = withWord(this.#name, word);
    this.#words += 1;
  }

  #mayBeText(use: ColumnUse, column: Column, value: number): boolean {
    const { bytes } = column;
    const start = valueStart(column, value);
    const end = valueEnd(column, value);
    let [text, local, sign] = [textSeed, textSeed, -1];
    for (let at = start; at < end; at += 1) {
      const unit = textUnits[bytes[at]];
      if (unit === odd) return true;
      if (unit === atSign) {
        if (sign >= 0) return true;
        sign = at;
        local = text;
      }
      text = step(text, unit);
    }
    if (sign >= 0) return this.#isSought(local) || this.#isSought(text);
    return start < end && this.#isSought(use === 'identifier' ? identifierHash(bytes, start, end) : text);
  }
}

function identifierHash(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end - 1 && bytes[at] === zero) at += 1;
  let hash = identifierSeed;
  for (; at < end; at += 1) hash = step(hash, textUnits[bytes[at]]);
  return hash;
}

const odd = 0;
const [space, zero, atSign] = [0x20, 0x30, 0x40];

/** What becomes of each byte in a text, and in a name; 0 where the byte alone does not tell. */
const textUnits = unitsOf((character) =>
  /[\x21-\x7e]/.test(character) && !/[#+:\\]/.test(character) ? character : '',
);
const nameUnits = unitsOf((character) => {
  if (/[a-z0-9]/i.test(character)) return character;
  return /[\x20-\x7e]/.test(character) && !/['`()[\]]/.test(character) ? ' ' : '';
});

function unitsOf(fold: (character: string) => string): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    const folded = fold(String.fromCharCode(byte));
    return folded === '' ? odd : folded.toLowerCase().charCodeAt(0);
  });
}

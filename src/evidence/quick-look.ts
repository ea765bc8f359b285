import type { Column } from '../model/users.ts';
import { firstValueOf, lastValueOf, valueEnd, valueStart } from '../tables/column.ts';
import { isListSeparator, mailSchemeNames } from './cut-address.ts';
import type { EvidenceColumn } from './evidence-columns.ts';
import { identifierSeed, scattered, step, textSeed, withWord } from './key-hash.ts';
import { maySeekHash, numberOfHash, type SoughtHashes } from './seek-keys.ts';

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
    switch (use) {
      case 'address':
      case 'principal':
      case 'login':
        return this.#mayBeText(columns[0], value);
      case 'alias':
        return this.#mayBeList(columns[0], value);
      case 'identifier':
        return this.#mayBeIdentifier(columns[0], value);
      case 'name':
        return this.#mayBeName(columns, value);
      case 'value':
        return true;
    }
  }

  #isSought(hash: number): boolean {
    const whole = scattered(hash);
    return maySeekHash(this.#sought, whole) && numberOfHash(this.#sought, whole) >= 0;
  }

  /** The words of all columns make the name. */
  #mayBeName(columns: readonly Column[], value: number): boolean {
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

  /** Who seeks an address seeks what stands before its @ as well: behind it there is nothing to look at. */
  #mayBeText(column: Column, value: number): boolean {
    const { bytes } = column;
    const start = valueStart(column, value);
    const end = valueEnd(column, value);
    let hash = textSeed;
    for (let at = start; at < end; at += 1) {
      const unit = textUnits[bytes[at]];
      if (unit === odd) return true;
      if (unit === atSign) return at > start && this.#isSought(hash);
      hash = step(hash, unit);
    }
    return start < end && this.#isSought(hash);
  }

  #mayBeList(column: Column, value: number): boolean {
    const { bytes } = column;
    const end = valueEnd(column, value);
    let hash = textSeed;
    let isOver = false;
    for (let at = valueStart(column, value); at < end; at += 1) {
      const unit = listUnits[bytes[at]];
      if (unit === odd) return true;
      if (unit === space) {
        hash = textSeed;
        isOver = false;
      } else if (isOver) continue;
      else if (unit === atSign) {
        if (this.#isSought(hash)) return true;
        isOver = true;
      } else if (unit === colon) {
        isOver = !mailSchemes.has(hash);
        hash = textSeed;
      } else hash = step(hash, unit);
    }
    return false;
  }

  #mayBeIdentifier(column: Column, value: number): boolean {
    const { bytes } = column;
    const end = valueEnd(column, value);
    let at = valueStart(column, value);
    if (at === end) return false;
    while (at < end - 1 && bytes[at] === zero) at += 1;
    let hash = identifierSeed;
    for (; at < end; at += 1) {
      const unit = textUnits[bytes[at]];
      if (unit === odd || unit === atSign) return true;
      hash = step(hash, unit);
    }
    return this.#isSought(hash);
  }
}

const odd = 0;
const [space, zero, colon, atSign] = [0x20, 0x30, 0x3a, 0x40];

/** What becomes of each byte in a text, a list of addresses and a name; 0 where the byte alone does not tell. */
const textUnits = unitsOf((character) =>
  /[\x21-\x7e]/.test(character) && !/[#+:\\]/.test(character) ? character : '',
);
const listUnits = unitsOf((character) => {
  if (isListSeparator(character.charCodeAt(0))) return ' ';
  return /[\x21-\x7e]/.test(character) && !/[#+\\]/.test(character) ? character : '';
});
const nameUnits = unitsOf((character) => {
  if (/[a-z0-9]/i.test(character)) return character;
  return /[\x20-\x7e]/.test(character) && !/['`()[\]]/.test(character) ? ' ' : '';
});

/** The hashes of what may stand before the colon of an address. */
const mailSchemes: ReadonlySet<number> = new Set(
  mailSchemeNames.map((name) =>
    Array.from(name).reduce((hash, character) => step(hash, character.charCodeAt(0)), textSeed),
  ),
);

function unitsOf(fold: (character: string) => string): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    const folded = fold(String.fromCharCode(byte));
    return folded === '' ? odd : folded.toLowerCase().charCodeAt(0);
  });
}

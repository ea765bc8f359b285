import { codesOf } from '../model/codes.ts';
import type { Column } from '../model/users.ts';
import { firstValueOf, lastValueOf, valueEnd, valueStart } from '../tables/column.ts';
import { isPlaceholder } from '../tables/equality.ts';
import { cutAddress, cutList } from './cut-address.ts';
import type { ColumnUse, EvidenceColumn } from './evidence-columns.ts';
import { FoldedText } from './folded-text.ts';
import { identifierSeed, scattered, step, textSeed, withWord } from './key-hash.ts';

/** What is compared: a whole address, what stands before an @ or is a login, an identifier, the words of a name. */
const keyKinds = ['address', 'login', 'identifier', 'name'] as const;

export type KeyKind = (typeof keyKinds)[number];

/** A folded key of a value, by which it is found on the other side. */
export interface Key {
  readonly kind: KeyKind;
  readonly hash: number;
  readonly text: string;
  /** Of an address or login what stands before the @; else the text. */
  readonly stem: string;
}

/** In bytes: what is longer is no name and no address. */
const longestValue = 1000;
const longestList = 1 << 16;

/**
 * Cuts values into the keys that they can be found by. Only what a caller asks the text of becomes a string.
 * In memory: six integers for each key of the last value, its kind and hash, and where in the folded text its stem
 * lies, and behind it the rest of an address.
 */
export class KeyCutter {
  #keys = new Int32Array(size << 4);
  #count = 0;
  readonly #value = new FoldedText('value');
  readonly #list = new FoldedText('list');
  readonly #name = new FoldedText('name');
  #folded = this.#value;

  /** How many keys the last value has. */
  get count(): number {
    return this.#count;
  }

  /** Whether the last value is an address. */
  get hasAddress(): boolean {
    for (let key = 0; key < this.#count; key += 1) if (this.#kind(key) === 'address') return true;
    return false;
  }

  /** The hash of a key of the last value, never 0. */
  hash(key: number): number {
    return this.#keys[key * size + 1];
  }

  key(key: number): Key {
    const kind = this.#kind(key);
    const [, hash, from, to, domainFrom, domainTo] = this.#keys.subarray(key * size, (key + 1) * size);
    const stem = kind === 'name' ? this.#sortedWords() : this.#folded.text(from, to);
    return { kind, hash, stem, text: stem + this.#folded.text(domainFrom, domainTo) };
  }

  /**
   * Cuts one value of a column. `isSpeltOut` takes the other spelling of `ü` and its like; returns whether there
   * is one.
   */
  cut({ use, columns }: EvidenceColumn, value: number, isSpeltOut: boolean): boolean {
    this.#count = 0;
    this.#folded = use === 'name' ? this.#name : use === 'alias' ? this.#list : this.#value;
    this.#folded.clear();
    const isWhole =
      columns.length === 1
        ? this.#fold(use, columns[0], value, isSpeltOut)
        : columns.every((column) => this.#foldPart(column, value, isSpeltOut));
    if (!isWhole) return false;
    if (use === 'name') this.#cutName();
    else if (use === 'alias') {
      for (const [from, to] of cutList(this.#folded)) {
        if (to - from <= longestValue) this.#cutText(use, from, to);
      }
    } else this.#cutText(use, 0, this.#folded.length);
    return this.#folded.hasSpellings;
  }

  /** Adds a value behind what is folded; false where it says nothing. */
  #fold(use: ColumnUse, column: Column, value: number, isSpeltOut: boolean): boolean {
    const start = valueStart(column, value);
    const end = valueEnd(column, value);
    const most = use === 'alias' ? longestList : longestValue;
    if (end - start > most || isPlaceholder(column.bytes, start, end)) return false;
    if (this.#folded.length > 0) this.#folded.addBlank();
    this.#folded.add(column.bytes, start, end, isSpeltOut);
    return true;
  }

  /** The first value of a row, as a part of its name. */
  #foldPart(column: Column, row: number, isSpeltOut: boolean): boolean {
    const value = firstValueOf(column, row);
    return value < lastValueOf(column, row) && this.#fold('name', column, value, isSpeltOut);
  }

  #cutName(): void {
    const { units, length } = this.#folded;
    let name = 0;
    let words = 0;
    let word = textSeed;
    for (let at = 0; at <= length; at += 1) {
      if (at < length && units[at] !== space) word = step(word, units[at]);
      else if (word !== textSeed) {
        name = withWord(name, word);
        words += 1;
        word = textSeed;
      }
    }
    if (words > 1) this.#add('name', name, 0, length, length, length);
  }

  #sortedWords(): string {
    const words = this.#folded.text(0, this.#folded.length).split(' ');
    return words
      .filter((word) => word !== '')
      .sort(byUnits)
      .join(' ');
  }

  #cutText(use: ColumnUse, start: number, end: number): void {
    const found = cutAddress(this.#folded, start, end, use === 'alias');
    if (found === null) return;
    const { from, to, domainFrom, domainTo } = found;
    const local = this.#hashOf(textSeed, from, to);
    if (domainTo > domainFrom) {
      this.#add('login', local, from, to, to, to);
      this.#add('address', this.#hashOf(local, domainFrom, domainTo), from, to, domainFrom, domainTo);
      return;
    }
    if (use === 'alias') return;
    if (use !== 'identifier') this.#add('login', local, from, to, to, to);
    if (use !== 'identifier' && use !== 'value') return;
    let digits = from;
    while (digits < to - 1 && this.#folded.units[digits] === zero) digits += 1;
    this.#add('identifier', this.#hashOf(identifierSeed, digits, to), digits, to, to, to);
  }

  #hashOf(hash: number, from: number, to: number): number {
    const { units } = this.#folded;
    let result = hash;
    for (let at = from; at < to; at += 1) result = step(result, units[at]);
    return result;
  }

  #add(kind: KeyKind, hash: number, from: number, to: number, domainFrom: number, domainTo: number): void {
    const at = this.#count * size;
    if (at === this.#keys.length) {
      const larger = new Int32Array(2 * at);
      larger.set(this.#keys);
      this.#keys = larger;
    }
    const keys = this.#keys;
    keys[at] = kindCode[kind];
    keys[at + 1] = scattered(hash);
    keys[at + 2] = from;
    keys[at + 3] = to;
    keys[at + 4] = domainFrom;
    keys[at + 5] = domainTo;
    this.#count += 1;
  }

  #kind(key: number): KeyKind {
    return keyKinds[this.#keys[key * size]];
  }
}

const kindCode = codesOf(keyKinds);

/** Integers of one key. */
const size = 6;
const [space, zero] = [0x20, 0x30];

function byUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

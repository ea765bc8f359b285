import type { Column } from '../model/users.ts';
import { firstValueOf, lastValueOf, valueEnd, valueStart } from '../tables/column.ts';
import { isPlaceholder } from '../tables/equality.ts';
import type { ColumnUse, EvidenceColumn } from './evidence-columns.ts';
import { FoldedText } from './folded-text.ts';

/** What is compared: a whole address, what stands before an @ or is a login, an identifier, the words of a name. */
export type KeyKind = 'address' | 'login' | 'identifier' | 'name';

/** A folded key of a value, by which it is found on the other side. */
export interface Key {
  readonly kind: KeyKind;
  readonly hash: number;
  readonly text: string;
  /** Of an address or login what stands before the @; else the text. Keys of one stem are no two pieces of evidence. */
  readonly stem: string;
}

/** Where in the folded text a key lies: its local part, and behind it the rest of an address. */
interface CutKey {
  kind: KeyKind;
  hash: number;
  from: number;
  to: number;
  domainFrom: number;
  domainTo: number;
}

/** In bytes: what is longer is no name and no address. */
const longestValue = 1000;
const longestList = 1 << 16;

/**
 * Cuts values into the keys that they can be found by. Only what a caller asks the text of becomes a string: of
 * millions of values nothing is needed but the hashes of their keys.
 */
export class KeyCutter {
  /** Of the last value that was cut. */
  count = 0;
  readonly #keys: CutKey[] = [];
  readonly #value = new FoldedText('value');
  readonly #list = new FoldedText('list');
  readonly #name = new FoldedText('name');
  #folded = this.#value;

  /** The hash of a key of the last value, never 0. */
  hash(key: number): number {
    return this.#keys[key].hash;
  }

  key(key: number): Key {
    const { kind, hash, from, to, domainFrom, domainTo } = this.#keys[key];
    const stem = kind === 'name' ? this.#sortedWords() : this.#folded.text(from, to);
    return { kind, hash, stem, text: stem + this.#folded.text(domainFrom, domainTo) };
  }

  /**
   * Cuts one value of a column. `isSpeltOut` takes the other spelling of `ü` and its like; returns whether there
   * is one.
   */
  cut({ use, columns }: EvidenceColumn, value: number, isSpeltOut: boolean): boolean {
    this.count = 0;
    this.#folded = use === 'name' ? this.#name : use === 'alias' ? this.#list : this.#value;
    this.#folded.clear();
    if (columns.length === 1) {
      if (!this.#fold(use, columns[0], value, isSpeltOut)) return false;
    } else {
      for (const column of columns) if (!this.#foldPart(column, value, isSpeltOut)) return false;
    }
    if (use === 'name') this.#cutName();
    else if (use === 'alias') this.#cutList();
    else this.#cutText(use, 0, this.#folded.length);
    return this.#folded.hasSpellings;
  }

  /** The first value of a row, as a part of its name. */
  #foldPart(column: Column, row: number, isSpeltOut: boolean): boolean {
    const value = firstValueOf(column, row);
    return value < lastValueOf(column, row) && this.#fold('name', column, value, isSpeltOut);
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

  #cutName(): void {
    const { units, length } = this.#folded;
    let sum = 0;
    let words = 0;
    let word = 0;
    for (let at = 0; at <= length; at += 1) {
      const unit = at < length ? units[at] : space;
      if (unit !== space) word = step(word === 0 ? seed : word, unit);
      else if (word !== 0) {
        sum = (sum + scattered(word)) | 0;
        words += 1;
        word = 0;
      }
    }
    if (words > 1) this.#add('name', sum, 0, length, length, length);
  }

  #sortedWords(): string {
    const words = this.#folded.text(0, this.#folded.length).split(' ');
    return words
      .filter((word) => word !== '')
      .sort(byUnits)
      .join(' ');
  }

  /** Exports put many addresses into one cell, set apart in one way or another. */
  #cutList(): void {
    const { units, length } = this.#folded;
    let from = 0;
    for (let at = 0; at <= length; at += 1) {
      if (at < length && !(units[at] < 0x80 && separators.has(units[at]))) continue;
      if (at > from && at - from < longestValue) this.#cutText('alias', from, at);
      from = at + 1;
    }
  }

  #cutText(use: ColumnUse, start: number, end: number): void {
    const { units } = this.#folded;
    let from = start;
    let at = -1;
    let tag = -1;
    let guest = -1;
    for (let i = start; i < end; i += 1) {
      const unit = units[i];
      if (unit === atSign) at = i;
      else if (unit === backslash || (unit === colon && this.#isMail(from, i))) {
        // Before it stands a domain (CONTOSO\mia), or what sort of address it is (smtp:).
        from = i + 1;
        at = -1;
        tag = -1;
      } else if (unit === colon && use === 'alias') return;
      else if (unit === plus && tag < 0) tag = i;
      else if (unit === hash && guest < 0 && this.#isGuestMark(i, end)) guest = i;
    }
    if (guest >= 0) {
      end = guest;
      at = this.#lastUnderscore(from, guest);
      if (at >= 0) units[at] = atSign;
    }
    if (at > from && at < end - 1) {
      const to = tag > from && tag < at ? tag : at;
      this.#add('login', this.#hashOf(seed, from, to), from, to, to, to);
      this.#add('address', this.#hashOf(this.#hashOf(seed, from, to), at, end), from, to, at, end);
    } else if (use !== 'alias' && at < 0 && end > from) {
      if (use !== 'identifier') this.#add('login', this.#hashOf(seed, from, end), from, end, end, end);
      if (use === 'identifier' || use === 'value') {
        while (from < end - 1 && units[from] === zero) from += 1;
        this.#add('identifier', this.#hashOf(identifierSeed, from, end), from, end, end, end);
      }
    }
  }

  #isMail(from: number, to: number): boolean {
    const scheme = this.#folded.text(from, to);
    return scheme === 'smtp' || scheme === 'mailto';
  }

  #isGuestMark(at: number, end: number): boolean {
    return at + 5 <= end && this.#folded.text(at, at + 5) === '#ext#';
  }

  #lastUnderscore(from: number, to: number): number {
    const { units } = this.#folded;
    let at = to - 1;
    while (at >= from && units[at] !== underscore) at -= 1;
    return at < from ? -1 : at;
  }

  #hashOf(hash: number, from: number, to: number): number {
    const { units } = this.#folded;
    let result = hash;
    for (let at = from; at < to; at += 1) result = step(result, units[at]);
    return result;
  }

  #add(kind: KeyKind, hash: number, from: number, to: number, domainFrom: number, domainTo: number): void {
    const key = { kind, hash: scattered(hash), from, to, domainFrom, domainTo };
    if (this.count < this.#keys.length) Object.assign(this.#keys[this.count], key);
    else this.#keys.push(key);
    this.count += 1;
  }
}

const [space, hash, plus, zero, colon, atSign, backslash, underscore] = [
  0x20, 0x23, 0x2b, 0x30, 0x3a, 0x40, 0x5c, 0x5f,
];
const separators: ReadonlySet<number> = new Set(
  Array.from(' ;,|"[]{}<>()', (character) => character.charCodeAt(0)),
);

const seed = 0x811c9dc5;
const identifierSeed = 0x01234567;

/** FNV-1a, by code units. */
function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** Spreads a hash over all bits; never 0. */
function scattered(hash: number): number {
  let result = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  result = Math.imul(result ^ (result >>> 13), 0xc2b2ae35);
  result ^= result >>> 16;
  return result === 0 ? 1 : result;
}

function byUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

import { Buffer, isUtf8 } from 'node:buffer';
import type { RejectionReason } from '../../model/rejections.ts';
import type { RowValues } from '../row-values.ts';
import { AccountState, derivedState, stateNames } from './account-state.ts';
import { syntaxOf, type AttributeSyntax } from './attribute-syntax.ts';
import { ObjectClasses } from './object-classes.ts';
import { UsualText } from './usual-text.ts';

/** What the attributes of a source, by name, say of how its entries are to be read. */
export interface EntryFacts {
  /** `accountEnabled` is no attribute of the source, and made of those that say the same. */
  readonly derivesState: boolean;
  readonly hasUserAccountControl: boolean;
}

export function entryFacts(attributes: readonly string[]): EntryFacts {
  const names = new Set(attributes.map((name) => name.toLowerCase()));
  return {
    derivesState: !names.has(derivedState.toLowerCase()),
    hasUserAccountControl: names.has('useraccountcontrol'),
  };
}

/** The attributes with the one that is made of others, where it can be. */
export function withDerived(attributes: readonly string[]): readonly string[] {
  const names = new Set(attributes.map((name) => name.toLowerCase()));
  const isDerived = !names.has(derivedState.toLowerCase()) && stateNames.some((name) => names.has(name));
  return isDerived ? [...attributes, derivedState] : attributes;
}

interface HeardAttribute {
  readonly name: string;
  readonly columns: readonly number[];
  readonly syntax: AttributeSyntax;
  readonly isState: boolean;
}

/** Most values of one attribute, and most bytes of all that are kept of one entry. */
const mostValues = 10_000;
const largestEntry = 4 << 20;

/** The wanted values of one entry of a directory, as people write them, and whether the entry is a user. */
export class EntryValues {
  /** The attributes to be heard of, in lower case. */
  readonly names: readonly string[];
  /** The columns that some entry had, be it without a value. */
  readonly isPresent: Uint8Array;
  /** What is wrong with the entry: the first such thing. */
  fault: RejectionReason | null = null;
  readonly #values: RowValues;
  readonly #heard: readonly HeardAttribute[];
  readonly #derived: readonly number[];
  readonly #classes = new ObjectClasses();
  readonly #state: AccountState;
  readonly #usual = new UsualText();
  #size = 0;

  /** `columns` are the attributes that the columns of `values` are of. */
  constructor(values: RowValues, columns: readonly string[], facts: EntryFacts) {
    this.#values = values;
    this.isPresent = new Uint8Array(columns.length);
    this.#state = new AccountState(facts.hasUserAccountControl);
    const wanted = columns.map((name) => name.toLowerCase());
    const isDerived = (name: string): boolean => facts.derivesState && name === derivedState.toLowerCase();
    this.#derived = wanted.flatMap((name, column) => (isDerived(name) ? [column] : []));
    const stated = this.#derived.length > 0 ? stateNames : [];
    this.names = [...new Set([objectClass, ...stated, ...wanted.filter((name) => !isDerived(name))])];
    this.#heard = this.names.map((name) => ({
      name,
      columns: wanted.flatMap((other, column) => (other === name ? [column] : [])),
      syntax: syntaxOf(name),
      isState: stated.includes(name),
    }));
  }

  clear(): void {
    this.#values.clear();
    this.#classes.clear();
    this.#state.clear();
    this.fault = null;
    this.#size = 0;
  }

  blame(fault: RejectionReason): void {
    this.fault ??= fault;
  }

  /** Hears one value of an attribute, by its place among `names`; `isDoubtful`: it may be no text. */
  add(place: number, bytes: Uint8Array, start: number, end: number, isDoubtful: boolean): void {
    const { name, columns, syntax, isState } = this.#heard[place];
    if (place === 0) this.#classes.add(bytes, start, end);
    if (isState) {
      this.#state.add(name, bytes.subarray(start, end));
      for (const column of this.#derived) this.isPresent[column] = 1;
    }
    if (columns.length === 0) return;
    for (const column of columns) this.isPresent[column] = 1;
    const size = syntax === 'text' ? -1 : this.#usual.write(syntax, bytes, start, end);
    if (size >= 0) this.#keep(columns, this.#usual.text, 0, size);
    else if (!isDoubtful || this.#isText(bytes.subarray(start, end))) this.#keep(columns, bytes, start, end);
  }

  /** Whether the entry, which has been heard of whole, is a user; adds what is made of its attributes. */
  finish(): boolean {
    const state = Buffer.from(this.#derived.length > 0 ? this.#state.text : '');
    for (const column of this.#derived) this.#values.add(column, state);
    return this.#classes.areOfUser;
  }

  #isText(bytes: Uint8Array): boolean {
    if (!isUtf8(bytes)) this.blame('invalid-text');
    else if (bytes.includes(0)) this.blame('nul-character');
    else return true;
    return false;
  }

  #keep(columns: readonly number[], bytes: Uint8Array, start: number, end: number): void {
    this.#size += end - start;
    if (this.#size > largestEntry || this.#values.countOf(columns[0]) >= mostValues) {
      this.blame('row-too-long');
      return;
    }
    for (const column of columns) this.#values.add(column, bytes, start, end);
  }
}

const objectClass = 'objectclass';

import { Buffer, isUtf8 } from 'node:buffer';
import { elementFits } from './element-filter.ts';
import { NoJson, type JsonCursor } from './json-cursor.ts';
import { JsonNames, type JsonName } from './json-names.ts';
import { skipNested } from './skip-nested.ts';
import type { UserCells } from './user-cells.ts';

/** Objects and lists within one another, the user's own object counted: what is deeper holds nobody's attributes. */
const deepestUser = 64;

/** Walks over values, each strictly by the grammar, and takes the wanted ones of users into their cells. */
export class JsonWalk {
  /** The columns that were in some user, be it without a value. */
  readonly isPresent: Uint8Array;
  /** Whether the last user's entry says that the user is gone. */
  isRemoved = false;
  readonly #cursor: JsonCursor;
  readonly #cells: UserCells;
  readonly #names: JsonNames;
  readonly #others: JsonNames;
  #objects = 0;
  #met = 0;

  constructor(source: string, cursor: JsonCursor, cells: UserCells, paths: readonly string[]) {
    this.#cursor = cursor;
    this.#cells = cells;
    this.isPresent = new Uint8Array(paths.length);
    const wanted = paths.map((path, column) => ({ column, rest: path.toLowerCase() }));
    this.#names = new JsonNames(source, wanted, 1);
    this.#others = new JsonNames(source, [], 1);
  }

  /** The attributes of the users so far, as paths. */
  attributes(): string[] {
    return [...new Set(this.#names.paths())];
  }

  /** Walks over a user, or over what stands in a user's place. What is wrong with it is the cursor's `fault`. */
  user(): void {
    const cursor = this.#cursor;
    cursor.fault = null;
    this.isRemoved = false;
    this.#cells.clear();
    const start = cursor.at;
    if (cursor.peek() === openBrace) this.#object(this.#names, 1);
    else {
      this.#value(null, this.#others, 0);
      cursor.fault = 'not-an-object';
    }
    const { buffer, byteOffset } = cursor.bytes;
    if (!isUtf8(Buffer.from(buffer, byteOffset + start, cursor.at - start))) cursor.blame('invalid-text');
    this.#met += 1;
    if (this.#met % usersBetweenCounts === 0 && this.#names.count() > mostNames) this.#names.forget();
  }

  /** Walks over a value that is none of a user's. */
  other(): void {
    this.#value(null, this.#others, 0);
    this.#others.forget();
    this.#cursor.fault = null;
  }

  #object(names: JsonNames, depth: number): void {
    const cursor = this.#cursor;
    const object = (this.#objects += 1);
    names.begin();
    cursor.at += 1;
    cursor.skipBlank();
    if (cursor.peek() === closeBrace) {
      cursor.at += 1;
      return;
    }
    for (;;) {
      const name = this.#name(names);
      if (name.lastObject === object) cursor.blame('name-repeated');
      name.lastObject = object;
      if (name.saysRemoved) this.isRemoved = true;
      cursor.skipBlank();
      cursor.expect(colon);
      cursor.skipBlank();
      this.#value(name, names, depth);
      cursor.skipBlank();
      if (cursor.peek() === closeBrace) break;
      cursor.expect(comma);
      cursor.skipBlank();
    }
    cursor.at += 1;
  }

  #name(names: JsonNames): JsonName {
    const cursor = this.#cursor;
    if (cursor.peek() !== quote) throw new NoJson();
    const end = names.endOfExpected(cursor.bytes, cursor.at);
    if (end >= 0 && end < cursor.end && cursor.bytes[end] === quote) {
      cursor.at = end + 1;
      return names.takeExpected();
    }
    cursor.skipString();
    if (!cursor.hasEscapes) return names.find(cursor.bytes, cursor.textStart, cursor.textEnd);
    const text = cursor.text();
    return names.find(text, 0, text.length);
  }

  /** `names` are those among which `name` is. */
  #value(name: JsonName | null, names: JsonNames, depth: number): void {
    const cursor = this.#cursor;
    const byte = cursor.peek();
    if (byte === openBrace || byte === openBracket) {
      if (depth >= deepestUser) {
        cursor.blame('nested-too-deep');
        skipNested(cursor);
      } else if (byte === openBracket) this.#list(name, names, depth + 1);
      else {
        if (name !== null && name.columns.length > 0) this.#refuse(name);
        if (name !== null && name.filtered.length > 0) this.#element(name, depth + 1);
        this.#object(name === null ? names : names.innerOf(name), depth + 1);
      }
      return;
    }
    if (byte === quote) cursor.skipString();
    else cursor.skipBare();
    if (name === null) return;
    name.holdsValues = true;
    if (name.columns.length === 0) return;
    for (const column of name.columns) {
      if (this.#claim(column, name, names.depth) && byte !== letterN) this.#cells.addLast(column, cursor);
    }
  }

  #list(name: JsonName | null, names: JsonNames, depth: number): void {
    const cursor = this.#cursor;
    cursor.at += 1;
    cursor.skipBlank();
    if (cursor.peek() === closeBracket) {
      cursor.at += 1;
      if (name === null) return;
      name.holdsValues = true;
      for (const column of name.columns) this.#claim(column, name, names.depth);
      return;
    }
    for (;;) {
      this.#value(name, names, depth);
      cursor.skipBlank();
      if (cursor.peek() === closeBracket) break;
      cursor.expect(comma);
      cursor.skipBlank();
    }
    cursor.at += 1;
  }

  /** Takes what is wanted of the object only where a filter takes it in; it is walked over as any other then. */
  #element(name: JsonName, depth: number): void {
    const cursor = this.#cursor;
    const { at, line } = cursor;
    for (const { filter, names } of name.filtered) {
      const isMeant = elementFits(cursor, filter);
      cursor.at = at;
      cursor.line = line;
      if (!isMeant) continue;
      this.#object(names, depth);
      cursor.at = at;
      cursor.line = line;
    }
  }

  #refuse(name: JsonName): void {
    for (const column of name.columns) this.isPresent[column] = 1;
    this.#cursor.blame('object-for-value');
  }

  /** Whether what stands under the name is a value of the column. */
  #claim(column: number, name: JsonName, depth: number): boolean {
    this.isPresent[column] = 1;
    const claim = this.#cells.claim(column, name, depth);
    if (claim === 'unclear') this.#cursor.blame('name-repeated');
    return claim === 'taken';
  }
}

/** Names beyond these are looked for now and then, and forgotten. */
const mostNames = 1 << 16;
const usersBetweenCounts = 1 << 10;

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const letterN = 0x6e;
const openBrace = 0x7b;
const closeBrace = 0x7d;

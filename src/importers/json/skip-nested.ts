import { NoJson, OutOfBytes, type JsonCursor } from './json-cursor.ts';

/**
 * Skips a list or an object of a user that is rejected all the same, however deep: its brackets have to fit one
 * another, and its strings have to be strings.
 */
export function skipNested(cursor: JsonCursor): void {
  const awaited: number[] = [];
  do {
    if (!cursor.reachToken()) throw new OutOfBytes();
    const byte = cursor.peek();
    if (byte === quote) {
      cursor.skipString();
      continue;
    }
    if (byte === openBracket) awaited.push(closeBracket);
    else if (byte === openBrace) awaited.push(closeBrace);
    else if ((byte === closeBracket || byte === closeBrace) && awaited.pop() !== byte) throw new NoJson();
    cursor.at += 1;
  } while (awaited.length > 0);
}

/** Skips what is too long for a user, over any number of chunks. */
export class LongValueSkip {
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #isAfterReturn = false;

  /** Goes on as far as there are bytes; true where the value has ended. */
  goOn(cursor: JsonCursor): boolean {
    while (cursor.at < cursor.end) {
      const byte = cursor.bytes[cursor.at];
      cursor.at += 1;
      if (byte === carriageReturn || (byte === lineFeed && !this.#isAfterReturn)) cursor.line += 1;
      this.#isAfterReturn = byte === carriageReturn;
      if (this.#step(byte)) return true;
    }
    return false;
  }

  #step(byte: number): boolean {
    if (this.#isInString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === backslash) this.#isEscaped = true;
      else if (byte === quote) {
        this.#isInString = false;
        return this.#depth === 0;
      }
      return false;
    }
    if (byte === quote) this.#isInString = true;
    else if (byte === openBracket || byte === openBrace) this.#depth += 1;
    else if (byte === closeBracket || byte === closeBrace) {
      this.#depth -= 1;
      return this.#depth <= 0;
    }
    return false;
  }
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

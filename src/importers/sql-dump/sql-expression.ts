import { Buffer } from 'node:buffer';
import type { RejectionReason } from '../../model/rejections.ts';
import { called, checked, longestValue, textOf, Unreadable, type Value } from './sql-functions.ts';
import { isBlank, isWordByte } from './sql-bytes.ts';
import type { SqlCursor } from './sql-cursor.ts';
import { numberPattern, typePattern, typeWords } from './sql-patterns.ts';
import { readChosenLiteral, readLiteral, unescapedE, unescapedUnicode } from './string-literal.ts';

/**
 * Reads the expressions that dumps write in place of values: prefixed texts, casts, dates, and texts put together
 * of pieces. Nothing else is computed, and nothing that depends on a database.
 */
export class SqlExpression {
  readonly #cursor: SqlCursor;
  #at = 0;
  #end = 0;
  #depth = 0;

  constructor(cursor: SqlCursor) {
    this.#cursor = cursor;
  }

  /** The value of the expression between two places; the reason where none can be told. */
  valueOf(start: number, end: number): { readonly value: Value } | { readonly reason: RejectionReason } {
    this.#at = start;
    this.#end = end;
    this.#depth = 0;
    try {
      const value = this.#sum();
      if (this.#at < this.#end) throw new Unreadable('value-not-written');
      return { value };
    } catch (error) {
      if (error instanceof Unreadable) return { reason: error.reason };
      throw error;
    }
  }

  #sum(): Value {
    this.#depth += 1;
    if (this.#depth > mostDepth) throw new Unreadable('value-not-written');
    const pieces: Value[] = [this.#term()];
    let size = pieces[0]?.length ?? 0;
    while (this.#takes('||') || (this.#cursor.form.hasBrackets && this.#takes('+'))) {
      const piece = this.#term();
      pieces.push(piece);
      size += piece?.length ?? 0;
      if (size > longestValue) throw new Unreadable('row-too-long');
    }
    this.#depth -= 1;
    if (pieces.length === 1) return pieces[0];
    // What NULL makes of the rest depends on the database.
    const known = pieces.filter((piece) => piece !== null);
    if (known.length < pieces.length) throw new Unreadable('value-not-written');
    return Buffer.concat(known);
  }

  #term(): Value {
    const value = this.#plainTerm();
    while (this.#takes('::')) this.#type();
    return value;
  }

  #plainTerm(): Value {
    this.#skipBlank();
    const { bytes } = this.#cursor;
    const start = this.#at;
    const byte = bytes[start];
    if (start >= this.#end) throw new Unreadable('value-not-written');
    if (byte === singleQuote || byte === doubleQuote) return this.#literal();
    if (this.#takes('(')) {
      const value = this.#sum();
      this.#expect(')');
      return value;
    }
    const number = numberPattern.exec(this.#rest(64));
    if (number !== null) {
      this.#at += number[0].length;
      return Buffer.from(number[0].replace(/^\+|\s/g, ''));
    }
    const word = this.#word();
    if (this.#at < this.#end && bytes[this.#at] === singleQuote) return this.#prefixed(word, start);
    switch (word) {
      case 'NULL':
        return null;
      case 'TRUE':
      case 'FALSE':
        return Buffer.from(bytes.subarray(start, this.#at));
      default:
        if (word.startsWith('_') || word === 'BINARY' || typeWords.has(word)) return this.#term();
        return this.#call(word);
    }
  }

  /** A text with letters before its quote. */
  #prefixed(word: string, start: number): Value {
    const { bytes, backslash } = this.#cursor;
    switch (word) {
      case 'Q':
      case 'NQ':
        return this.#take(readChosenLiteral(bytes, this.#at, this.#end));
      case 'E': {
        const from = this.#at + 1;
        const { end } = readLiteral(bytes, this.#at, this.#end, 'escape');
        if (end < 0) throw new Unreadable('value-not-written');
        this.#at = end;
        return checked(unescapedE(bytes.toString('utf8', from, end - 1)));
      }
      case 'X':
      case 'B':
        this.#take(readLiteral(bytes, this.#at, this.#end, 'plain'));
        if (word === 'B') return Buffer.from(bytes.subarray(start + 2, this.#at - 1));
        return Buffer.from(bytes.subarray(start, this.#at));
      default:
        if (word !== 'N' && !word.startsWith('_') && !typeWords.has(word))
          throw new Unreadable('value-not-written');
        return this.#take(readLiteral(bytes, this.#at, this.#end, backslash));
    }
  }

  #literal(): Value {
    const { bytes, backslash } = this.#cursor;
    return this.#take(readLiteral(bytes, this.#at, this.#end, backslash));
  }

  #take({ text, end }: { readonly text: Buffer | null; readonly end: number }): Buffer {
    if (end < 0) throw new Unreadable('value-not-written');
    this.#at = end;
    if (text === null) throw new Unreadable('backslash-unclear');
    return text;
  }

  #call(name: string): Value {
    if (name === 'U' && this.#takes('&')) return textOf(this.#literal(), unescapedUnicode);
    if (!this.#takes('(')) throw new Unreadable('value-not-written');
    if (name === 'CAST' || name === 'TRY_CAST') {
      const value = this.#sum();
      if (this.#word() !== 'AS') throw new Unreadable('value-not-written');
      this.#type();
      this.#expect(')');
      return value;
    }
    if (name === 'CONVERT') {
      this.#type();
      this.#expect(',');
    }
    const values = this.#arguments();
    return called(name, values);
  }

  #arguments(): Value[] {
    const values: Value[] = [];
    if (this.#takes(')')) return values;
    do values.push(this.#sum());
    while (this.#takes(',') && values.length < mostArguments);
    this.#expect(')');
    return values;
  }

  /** The name of a type, such as `character varying(50)[]` or `[datetime2](7)`. */
  #type(): void {
    this.#skipBlank();
    const type = typePattern.exec(this.#rest(128));
    if (type === null) throw new Unreadable('value-not-written');
    this.#at += type[0].length;
  }

  #rest(length: number): string {
    return this.#cursor.bytes.toString('latin1', this.#at, Math.min(this.#end, this.#at + length));
  }

  #word(): string {
    this.#skipBlank();
    const { bytes } = this.#cursor;
    const from = this.#at;
    while (this.#at < this.#end && isWordByte(bytes[this.#at])) this.#at += 1;
    return bytes.toString('latin1', from, this.#at).toUpperCase();
  }

  #takes(sign: string): boolean {
    this.#skipBlank();
    if (this.#rest(sign.length) !== sign) return false;
    this.#at += sign.length;
    this.#skipBlank();
    return true;
  }

  #expect(sign: string): void {
    if (!this.#takes(sign)) throw new Unreadable('value-not-written');
  }

  #skipBlank(): void {
    const { bytes } = this.#cursor;
    while (this.#at < this.#end && isBlank(bytes[this.#at])) this.#at += 1;
  }
}

const mostDepth = 64;
const mostArguments = 8;
const doubleQuote = 0x22;
const singleQuote = 0x27;

import { Buffer } from 'node:buffer';
import {
  closingOf,
  commentSign,
  dollarTag,
  isBehindBackslash,
  prefixOf,
  scanComment,
} from './quote-signs.ts';
import { lineFeed } from './sql-bytes.ts';
import type { SqlCursor } from './sql-cursor.ts';

/** What the text stands in. */
type Inside = 'nothing' | 'quotes' | 'escaping-quotes' | 'line-comment' | 'comment' | 'until';

/** Quotes and comments of any dialect, passed over by their ends alone; chunks may end anywhere within them. */
export class QuotedText {
  /** A backslash stands before a quote, and the dump does not say whether the quoted text ends there. */
  isUnclear = false;
  readonly #cursor: SqlCursor;
  #inside: Inside = 'nothing';
  #quote = 0;
  #comments = 0;
  /** What ends text `until`. */
  #close: Buffer = Buffer.alloc(0);
  #lines = 0;

  constructor(cursor: SqlCursor) {
    this.#cursor = cursor;
  }

  get isOpen(): boolean {
    return this.#inside !== 'nothing';
  }

  /** How many lines ended in what was passed since this was last asked. */
  takeLines(): number {
    const lines = this.#lines;
    this.#lines = 0;
    return lines;
  }

  /**
   * Where to go on if the byte at `at` opens quotes or a comment, or could but does not; `at` itself where the next
   * bytes have to tell. null where the byte is no sign of either.
   */
  open(byte: number, at: number, end: number): number | null {
    const { form } = this.#cursor;
    switch (byte) {
      case singleQuote:
        return this.#openText(at, end);
      case doubleQuote:
      case backtick:
        return this.#enter(
          byte === doubleQuote && this.#cursor.backslash === 'escape' ? 'escaping-quotes' : 'quotes',
          at + 1,
          byte,
        );
      case openBracket:
        return form.hasBrackets ? this.#enter('quotes', at + 1, closeBracket) : at + 1;
      case hash:
        return form.hasHashComments ? this.#enter('line-comment', at + 1) : at + 1;
      case dollar:
        return form.hasDollarQuotes ? this.#openDollar(at, end) : null;
      case dash:
      case slash:
        return this.#openComment(at, end);
      default:
        return null;
    }
  }

  /** Where to go on within what is open; where that is `from` itself and it stays open, more bytes are needed. */
  goOn(from: number, end: number): number {
    switch (this.#inside) {
      case 'nothing':
        return from;
      case 'quotes':
        return this.#goOnQuotes(from, end);
      case 'escaping-quotes':
        return this.#goOnEscaping(from, end);
      case 'line-comment':
        return this.#goOnLine(from, end);
      case 'comment':
        return this.#goOnComment(from, end);
      case 'until':
        return this.#goOnUntil(from, end);
    }
  }

  #enter(inside: Inside, at: number, quote = 0): number {
    this.#inside = inside;
    this.#quote = quote;
    return at;
  }

  /** The letters before a quote say how the text ends. */
  #openText(at: number, end: number): number {
    const { bytes, isLast, backslash } = this.#cursor;
    const prefix = prefixOf(this.#cursor, at);
    if (prefix !== 'chosen') {
      const isEscaping = prefix === 'escape' || backslash === 'escape';
      return this.#enter(isEscaping ? 'escaping-quotes' : 'quotes', at + 1, singleQuote);
    }
    if (at + 1 >= end) return isLast ? at + 1 : at;
    this.#close = Buffer.from([closingOf(bytes[at + 1]), singleQuote]);
    return this.#enter('until', at + 2);
  }

  #openComment(at: number, end: number): number | null {
    const sign = commentSign(this.#cursor, at, end);
    if (sign === 'unsure') return at;
    if (sign === 'run') return at + 3;
    if (sign === null) return at + 1;
    this.#comments = 1;
    return this.#enter(sign === 'line' ? 'line-comment' : 'comment', at + 2);
  }

  #openDollar(at: number, end: number): number {
    const tag = dollarTag(this.#cursor, at, end);
    if (tag === 'unsure') return at;
    if (tag === null) return at + 1;
    this.#close = tag;
    return this.#enter('until', at + tag.length);
  }

  #goOnQuotes(from: number, end: number): number {
    const { bytes, backslash } = this.#cursor;
    const quote = this.#quote;
    let at = from;
    for (; at < end; at += 1) {
      const byte = bytes[at];
      if (byte === quote) break;
      if (byte === lineFeed) this.#lines += 1;
    }
    if (at === end) return end;
    if (backslash === 'unclear' && quote === singleQuote && isBehindBackslash(this.#cursor, at))
      this.isUnclear = true;
    return this.#closeQuotes(at, end);
  }

  #goOnEscaping(from: number, end: number): number {
    const { bytes, isLast } = this.#cursor;
    const quote = this.#quote;
    let at = from;
    for (; at < end; at += 1) {
      const byte = bytes[at];
      if (byte === quote) return this.#closeQuotes(at, end);
      if (byte === backslash) {
        if (at + 1 === end) return isLast ? end : at;
        at += 1;
      }
      if (bytes[at] === lineFeed) this.#lines += 1;
    }
    return end;
  }

  /** A quote within the text stands twice. */
  #closeQuotes(at: number, end: number): number {
    const { bytes, isLast } = this.#cursor;
    if (at + 1 === end && !isLast) return at;
    if (at + 1 < end && bytes[at + 1] === this.#quote) return at + 2;
    return this.#enter('nothing', at + 1);
  }

  #goOnLine(from: number, end: number): number {
    const to = this.#cursor.bytes.indexOf(lineFeed, from);
    return to < 0 || to >= end ? end : this.#enter('nothing', to);
  }

  #goOnComment(from: number, end: number): number {
    const found = scanComment(this.#cursor, from, end, this.#comments);
    this.#comments = found.depth;
    this.#lines += found.lines;
    return found.depth === 0 ? this.#enter('nothing', found.at) : found.at;
  }

  #goOnUntil(from: number, end: number): number {
    const { bytes, isLast } = this.#cursor;
    const found = bytes.indexOf(this.#close, from);
    const isFound = found >= 0 && found + this.#close.length <= end;
    // The last bytes may be the first of what closes it.
    const stop = isLast ? end : Math.max(from, end - this.#close.length + 1);
    const to = isFound ? found + this.#close.length : stop;
    for (let at = from; at < to; at += 1) if (bytes[at] === lineFeed) this.#lines += 1;
    return isFound ? this.#enter('nothing', to) : to;
  }
}

const doubleQuote = 0x22;
const hash = 0x23;
const dollar = 0x24;
const singleQuote = 0x27;
const dash = 0x2d;
const slash = 0x2f;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const backtick = 0x60;

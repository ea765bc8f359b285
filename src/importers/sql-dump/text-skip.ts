import { QuoteScan } from './quote-scan.ts';
import { QuotedText } from './quoted-text.ts';
import { stopsOf, type SkipTarget } from './skip-stops.ts';
import { isWordByte, lineFeed } from './sql-bytes.ts';
import type { SqlCursor } from './sql-cursor.ts';
import { endsStatement } from './statement-lines.ts';

/**
 * Passes over text, whatever it holds, by nothing but its quotes, comments and brackets; chunks may end anywhere
 * within it. A program is a statement that holds others.
 */
export class TextSkip {
  /** Bytes passed over, from where the cursor stands. */
  scanned = 0;
  /** Lines that end in them. */
  lines = 0;
  isDone = false;
  readonly #cursor: SqlCursor;
  readonly #target: SkipTarget;
  readonly #stops: Uint8Array;
  readonly #quotes: QuoteScan;
  readonly #quoted: QuotedText;
  #depth = 0;
  #blocks = 0;

  constructor(cursor: SqlCursor, target: SkipTarget) {
    this.#cursor = cursor;
    this.#target = target;
    this.#stops = stopsOf(target, cursor.delimiter[0]);
    this.#quotes = new QuoteScan(cursor);
    this.#quoted = new QuotedText(cursor);
  }

  /** Begins anew where the cursor stands, nothing being open. */
  restart(): void {
    this.scanned = 0;
    this.lines = 0;
    this.isDone = false;
    this.#depth = 0;
  }

  /** Whether the text could end here: it stands in no quotes, comments or brackets. */
  get isBetween(): boolean {
    return !this.#quoted.isOpen && this.#depth === 0 && this.#blocks === 0;
  }

  /** A backslash stands before a quote, and the dump does not say whether the quoted text ends there. */
  get isUnclear(): boolean {
    return this.#quoted.isUnclear;
  }

  /** Goes on as far as there are bytes; true where the text has ended. What is passed stays, unless it is dropped. */
  goOn(): boolean {
    const { at: start, end } = this.#cursor;
    const quoted = this.#quoted;
    let at = start + this.scanned;
    while (at < end && !this.isDone) {
      const wasOpen = quoted.isOpen;
      const next = wasOpen ? quoted.goOn(at, end) : this.#text(at, end);
      // A comment without a word ends where it is gone on with.
      if (next === at && quoted.isOpen === wasOpen) break;
      at = next;
    }
    this.scanned = at - start;
    this.lines += this.#quoted.takeLines();
    return this.isDone;
  }

  /** Leaves what has been passed, but for the bytes that may say what a quote behind them is. */
  drop(): void {
    const dropped = this.isDone ? this.scanned : Math.max(0, this.scanned - prefixLength);
    this.#cursor.at += dropped;
    this.#cursor.line += this.lines;
    this.scanned -= dropped;
    this.lines = 0;
  }

  /** Where to go on; where that is `from` itself, more bytes are needed. */
  #text(from: number, end: number): number {
    const { bytes } = this.#cursor;
    const stops = this.#stops;
    let at = from;
    while (at < end) {
      const byte = bytes[at];
      if (stops[byte] === 0) at += 1;
      else if (byte !== singleQuote || mayBePrefix(bytes[at - 1])) return this.#sign(byte, at, end);
      else {
        // Nearly all signs are quotes without letters before them, and nearly all of these are closed at hand.
        const close = this.#quotes.closingOf(at, end);
        if (close < 0) return this.#sign(byte, at, end);
        this.lines += this.#cursor.linesBetween(at, close);
        at = close + 1;
      }
    }
    return at;
  }

  #sign(byte: number, at: number, end: number): number {
    const opened = this.#quoted.open(byte, at, end);
    if (opened !== null) return opened;
    switch (byte) {
      case openParenthesis:
        this.#depth += 1;
        return at + 1;
      case closeParenthesis:
        this.#depth = Math.max(0, this.#depth - 1);
        if (this.#depth === 0 && this.#target === 'group') this.isDone = true;
        return at + 1;
      case lineFeed:
        return this.#lineBreak(at, end);
      default:
        if (this.#target === 'program' && isWordByte(byte)) return this.#word(at, end);
        return this.#target === 'group' ? at + 1 : this.#endSign(at, end);
    }
  }

  #lineBreak(at: number, end: number): number {
    const { form, isLast, bytes } = this.#cursor;
    if (this.#target === 'statement' || this.#target === 'program') {
      const found = endsStatement(
        bytes,
        at + 1,
        end,
        isLast,
        form,
        this.#target === 'statement' && this.isBetween,
      );
      if (found === 'unsure') return at;
      if (found === 'yes') this.isDone = true;
    }
    this.lines += 1;
    return at + 1;
  }

  #endSign(at: number, end: number): number {
    const { bytes, isLast, form, delimiter } = this.#cursor;
    if (bytes[at] !== delimiter[0]) return at + 1;
    if (delimiter.length > 1) {
      const to = at + delimiter.length;
      if (to > end) return isLast ? at + 1 : at;
      if (!delimiter.equals(bytes.subarray(at, to))) return at + 1;
      this.isDone = true;
      return to;
    }
    const isWithin = this.#target === 'program' && (this.#blocks > 0 || form.programsEndWith === 'line');
    if (this.#depth === 0 && !isWithin) this.isDone = true;
    return at + 1;
  }

  /** Words that open a block of statements, and the one that closes it. */
  #word(from: number, end: number): number {
    const { bytes, isLast } = this.#cursor;
    let at = from;
    while (at < end && isWordByte(bytes[at])) at += 1;
    if (at === end && !isLast && at - from < longestWord) return from;
    // A longer one is none of these words, and its rest is none either.
    const word = at - from > longestWord ? '' : bytes.toString('latin1', from, at).toUpperCase();
    if (word === 'BEGIN' || (word === 'CASE' && this.#blocks > 0)) this.#blocks += 1;
    if (word === 'END') this.#blocks = Math.max(0, this.#blocks - 1);
    return at;
  }
}

const prefixLength = 16;
const longestWord = 64;
const singleQuote = 0x27;
const openParenthesis = 0x28;
const closeParenthesis = 0x29;

/** `E'…'` and `q'[…]'` end otherwise than by the next quote. */
function mayBePrefix(byte: number): boolean {
  const letter = byte | 0x20;
  return letter === 0x65 || letter === 0x71;
}

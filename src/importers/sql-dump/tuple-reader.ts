import { Buffer } from 'node:buffer';
import type { RejectionReason } from '../../model/rejections.ts';
import { largestRow } from './dump-sink.ts';
import { QuoteScan } from './quote-scan.ts';
import { QuotedText } from './quoted-text.ts';
import { addValue, bitsNumber, type RowTaker } from './row-taker.ts';
import { isBlank, space } from './sql-bytes.ts';
import type { SqlCursor } from './sql-cursor.ts';
import { SqlExpression } from './sql-expression.ts';
import { unquoted } from './string-literal.ts';

/** Reads rows of an INSERT: the values between two brackets. */
export class TupleReader {
  readonly #cursor: SqlCursor;
  readonly #expression: SqlExpression;
  readonly #quotes: QuoteScan;
  /** The plain value that was last found. */
  #from = 0;
  #to = 0;
  #hasEscapes = false;

  constructor(cursor: SqlCursor) {
    this.#cursor = cursor;
    this.#expression = new SqlExpression(cursor);
    this.#quotes = new QuoteScan(cursor);
  }

  /**
   * Reads the row that the bracket at `open` begins, if it is at hand and holds nothing but plain texts, numbers and
   * words. Returns the place behind it, and -1 where a closer look is needed, nothing being told of it then.
   */
  readAtOnce(open: number, line: number, taker: RowTaker): number {
    const { bytes } = this.#cursor;
    const end = Math.min(this.#cursor.end, open + largestRow);
    const { columns, width, areBits, values } = taker;
    values.clear();
    let fault: RejectionReason | null = null;
    let count = 0;
    for (let at = open + 1; ; at += 1, count += 1) {
      while (bytes[at] === space) at += 1;
      const wanted = count < width ? columns[count] : nowhere;
      at = this.#plain(at, end);
      while (bytes[at] === space) at += 1;
      if (at < 0 || at >= end) return -1;
      const byte = bytes[at];
      if (byte !== comma && byte !== closeParenthesis) return -1;
      if (wanted.length > 0) {
        if (areBits[count]) return -1;
        fault ??= this.#addPlain(taker, wanted);
      }
      if (byte === comma) continue;
      if (count + 1 !== width) fault ??= 'wrong-number-of-values';
      if (fault === null) taker.row(line);
      else taker.rejected(line, fault);
      return at + 1;
    }
  }

  /** Hands the row on whose brackets stand at these places, or the reason why it cannot be taken. */
  read(open: number, close: number, line: number, taker: RowTaker): void {
    const { bytes } = this.#cursor;
    const { columns, width, areBits } = taker;
    taker.values.clear();
    let fault: RejectionReason | null = null;
    let count = 0;
    for (let at = open + 1; ; count += 1) {
      while (isBlank(bytes[at])) at += 1;
      const wanted = count < width ? columns[count] : nowhere;
      let stop = this.#plain(at, close + 1);
      while (isBlank(bytes[stop])) stop += 1;
      const isPlain = stop === close || (bytes[stop] === comma && stop < close);
      if (!isPlain) stop = this.#endOfValue(at, close);
      if (wanted.length > 0) {
        fault ??=
          isPlain && !areBits[count] ? this.#addPlain(taker, wanted) : this.#addOther(taker, count, at, stop);
      }
      if (stop >= close) break;
      at = stop + 1;
    }
    if (count + 1 !== width) fault ??= 'wrong-number-of-values';
    if (fault === null) taker.row(line);
    else taker.rejected(line, fault);
  }

  /** Finds a text, a number or a word; the place behind it, or -1 where it is nothing so plain or not at hand. */
  #plain(start: number, end: number): number {
    const { bytes } = this.#cursor;
    if (bytes[start] === quote) return this.#quoted(start, end);
    if (bytes[start] === letterN && bytes[start + 1] === quote) return this.#quoted(start + 1, end);
    let at = start;
    while (at < end && bareBytes[bytes[at]] === 1) at += 1;
    if (at === start || at === end || bytes[at] === quote) return -1;
    this.#from = start;
    this.#to = at;
    this.#hasEscapes = false;
    if (!isLetter(bytes[start])) return at;
    if (isNull(bytes, start, at)) {
      this.#to = start;
      return at;
    }
    const word = bytes.toString('latin1', start, at).toUpperCase();
    return word === 'TRUE' || word === 'FALSE' ? at : -1;
  }

  #quoted(open: number, end: number): number {
    const close = this.#quotes.closingOf(open, end);
    if (close < 0) return -1;
    this.#from = open + 1;
    this.#to = close;
    this.#hasEscapes = this.#quotes.hasEscapes;
    return close + 1;
  }

  #addPlain(taker: RowTaker, columns: readonly number[]): RejectionReason | null {
    const { bytes, backslash: meaning, isSound } = this.#cursor;
    if (!this.#hasEscapes) return addValue(taker, columns, bytes, this.#from, this.#to, isSound);
    const text = unquoted(bytes.subarray(this.#from, this.#to), quote, meaning === 'escape');
    return addValue(taker, columns, text, 0, text.length, false);
  }

  /** The comma or the bracket behind a value that may hold both. */
  #endOfValue(start: number, close: number): number {
    const { bytes } = this.#cursor;
    const quoted = new QuotedText(this.#cursor);
    let depth = 0;
    for (let at = start; at < close;) {
      const byte = bytes[at];
      if (byte === comma && depth === 0 && !quoted.isOpen) return at;
      const next = quoted.isOpen ? quoted.goOn(at, close) : quoted.open(byte, at, close);
      if (next === null && byte === openParenthesis) depth += 1;
      if (next === null && byte === closeParenthesis) depth -= 1;
      at = Math.max(next ?? 0, at + 1);
    }
    return close;
  }

  #addOther(taker: RowTaker, position: number, start: number, stop: number): RejectionReason | null {
    const { bytes, form } = this.#cursor;
    let end = stop;
    while (end > start && isBlank(bytes[end - 1])) end -= 1;
    const read = this.#expression.valueOf(start, end);
    if ('reason' in read) return read.reason;
    if (read.value === null) return null;
    const areBytes = taker.areBits[position] && form.hasHashComments;
    const value = areBytes ? bitsOf(read.value, bytes[start]) : read.value;
    return addValue(taker, taker.columns[position], value, 0, value.length, false);
  }
}

/** What MySQL writes for bits: a text that is their bytes, or a number. */
function bitsOf(value: Buffer, first: number): Buffer {
  const hex = /^(?:0x|X')([\da-f]+)'?$/i.exec(value.toString('latin1'));
  if (hex !== null) return bitsNumber(Buffer.from(hex[1], 'hex'));
  return first === quote || first === underscore ? bitsNumber(value) : value;
}

const nowhere: readonly number[] = [];
const quote = 0x27;
const openParenthesis = 0x28;
const closeParenthesis = 0x29;
const comma = 0x2c;
const letterN = 0x4e;
const underscore = 0x5f;

/** What numbers and words are made of. */
const bareBytes = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[\w.+-]/.test(String.fromCharCode(byte)) && byte < 0x80 ? 1 : 0,
);

function isLetter(byte: number): boolean {
  const folded = byte | 0x20;
  return (folded >= 0x61 && folded <= 0x7a) || byte === underscore;
}

/** Most words are this one. */
function isNull(bytes: Buffer, start: number, end: number): boolean {
  return (
    end - start === 4 &&
    (bytes[start] | 0x20) === 0x6e &&
    (bytes[start + 1] | 0x20) === 0x75 &&
    (bytes[start + 2] | 0x20) === 0x6c &&
    (bytes[start + 3] | 0x20) === 0x6c
  );
}

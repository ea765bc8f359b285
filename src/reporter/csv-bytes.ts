import { Buffer } from 'node:buffer';
import type { Column } from '../model/users.ts';
import { firstValueOf, lastValueOf, rowText, valueEnd, valueStart } from '../tables/column.ts';
import { fourTimes, holdsByte } from '../tables/words.ts';
import { guardedCell } from './csv-cell.ts';

const quote = 0x22;
const fourQuotes = fourTimes(quote);
const chunkSize = 1 << 18;

/**
 * Writes the rows of a long list straight from the bytes of the columns, by the same rules as `csvList`.
 *
 * In memory: one buffer that is handed out and begun anew whenever it is full.
 */
export class CsvBytes {
  #bytes = Buffer.allocUnsafeSlow(chunkSize + (chunkSize >> 2));
  #words = new DataView(this.#bytes.buffer);
  #length = 0;
  #rows = 0;
  readonly #seen = new Uint8Array(1);
  #isFirstCell = true;
  readonly #encoded = new Map<string, Buffer>();

  get isFull(): boolean {
    return this.#length >= chunkSize;
  }

  /** Fetches the beginning of a value that is soon to be written. */
  lookAt(column: Column, value: number): void {
    // Kept, so that no compiler takes the look for idle.
    this.#seen[0] = column.bytes[valueStart(column, value)];
  }

  /** A cell with a row's values, as `rowText` gives them. */
  cell(column: Column | undefined, row: number): void {
    if (column === undefined) {
      this.text('');
      return;
    }
    const value = firstValueOf(column, row);
    if (column.firstValue !== null && lastValueOf(column, row) !== value + 1) {
      this.text(rowText(column, row));
      return;
    }
    this.value(column, value);
  }

  /** A cell with one value of a column. */
  value(column: Column, value: number): void {
    const { bytes, words } = column;
    const start = valueStart(column, value);
    const end = valueEnd(column, value);
    if (start < end && !isPlainStart(bytes[start])) {
      this.text(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8'));
      return;
    }
    this.#open(2 * (end - start) + 3);
    const target = this.#words;
    const shift = this.#length - start;
    let hasQuote = false;
    for (let from = start; from < end; from += 4) {
      const word = words.getInt32(from, true);
      hasQuote ||= holdsByte(word, fourQuotes);
      target.setInt32(from + shift, word, true);
    }
    if (hasQuote) this.#doubleQuotes(bytes, start, end);
    else this.#length += end - start;
    this.#close();
  }

  #doubleQuotes(bytes: Uint8Array, start: number, end: number): void {
    for (let from = start; from < end; from += 1) {
      if (bytes[from] === quote) this.#bytes[this.#length++] = quote;
      this.#bytes[this.#length++] = bytes[from];
    }
  }

  /** A cell with a text of the caller. */
  text(text: string): void {
    const encoded = Buffer.from(guardedCell(text).replaceAll('"', '""'));
    this.#open(encoded.length);
    this.#length += encoded.copy(this.#bytes, this.#length);
    this.#close();
  }

  /** A cell with one of a few words, which are encoded once. */
  word(word: string): void {
    let encoded = this.#encoded.get(word);
    if (encoded === undefined) {
      encoded = Buffer.from(guardedCell(word).replaceAll('"', '""'));
      this.#encoded.set(word, encoded);
    }
    this.#open(encoded.length);
    for (const byte of encoded) this.#bytes[this.#length++] = byte;
    this.#close();
  }

  number(number: number): void {
    const digits = String(number);
    this.#open(digits.length);
    for (let i = 0; i < digits.length; i += 1) this.#bytes[this.#length++] = digits.charCodeAt(i);
    this.#close();
  }

  endRow(): void {
    this.#reserve(2);
    this.#bytes[this.#length++] = 0x0d;
    this.#bytes[this.#length++] = 0x0a;
    this.#isFirstCell = true;
    this.#rows += 1;
  }

  /** What was written since the last call. Its memory is used again for what is written next. */
  take(): { readonly bytes: Uint8Array; readonly rows: number } {
    const taken = { bytes: this.#bytes.subarray(0, this.#length), rows: this.#rows };
    this.#length = 0;
    this.#rows = 0;
    return taken;
  }

  #open(size: number): void {
    this.#reserve(size + 3);
    if (!this.#isFirstCell) this.#bytes[this.#length++] = 0x2c;
    this.#bytes[this.#length++] = quote;
  }

  #close(): void {
    this.#bytes[this.#length++] = quote;
    this.#isFirstCell = false;
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#length + size));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
    this.#words = new DataView(larger.buffer);
  }
}

/** Whether no cell that begins with this byte can need a guard: ASCII letters and digits and some marks. */
function isPlainStart(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39);
}

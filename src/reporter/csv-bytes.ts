import { Buffer } from 'node:buffer';
import type { Column } from '../model/users.ts';
import { firstValueOf, lastValueOf, rowText, valueEnd, valueStart } from '../tables/column.ts';
import { fourTimes, holdsByte } from '../tables/words.ts';
import { guardedCell } from './csv-cell.ts';

/** Cells as they stand in a row, with their quotes and the commas between them. */
export interface EncodedCells {
  readonly bytes: Uint8Array;
}

/** Encodes cells that many rows have: a few words, each again and again. */
export function encodeCells(...cells: readonly string[]): EncodedCells {
  const texts = cells.map((cell) => `"${guardedCell(cell).replaceAll('"', '""')}"`);
  return { bytes: Buffer.from(texts.join(',')) };
}

const zero = 0x30;
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

  /** Cells that were encoded before. */
  cells({ bytes }: EncodedCells): void {
    this.#open(bytes.length);
    this.#length -= 1;
    for (let at = 0; at < bytes.length; at += 1) this.#bytes[this.#length++] = bytes[at];
    this.#isFirstCell = false;
  }

  /** A cell with a whole number that is not negative. */
  number(number: number): void {
    let digits = 1;
    for (let power = 10; power <= number; power *= 10) digits += 1;
    this.#open(digits);
    let rest = number;
    for (let at = this.#length + digits - 1; at >= this.#length; at -= 1) {
      this.#bytes[at] = zero + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    this.#length += digits;
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

import type { Column } from '../model/users.ts';
import { sharedPositions, sharedText } from './shared-arrays.ts';

/**
 * Fills one column row by row. Values arrive as byte strings: each character is one byte of UTF-8, the form
 * in which the CSV reader hands out cells, so that no text is decoded that nobody will read.
 */
export class ColumnBuilder {
  readonly #name: string;
  #bytes = new Uint8Array(1 << 12);
  #length = 0;
  #offsets = new Uint32Array(1 << 8);
  #values = 0;
  #firstValue: Uint32Array | null = null;
  #rows = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** Adds a row with one value, given as bytes. */
  appendBytes(bytes: Uint8Array): void {
    const end = this.#length + bytes.length;
    if (end > this.#bytes.length) this.#bytes = grown(this.#bytes, end);
    this.#bytes.set(bytes, this.#length);
    this.#closeValue(end);
    this.#closeRow();
  }

  appendValue(byteString: string): void {
    this.#append(byteString);
    this.#closeRow();
  }

  /** Adds a row that has any number of values. */
  appendValues(byteStrings: readonly string[]): void {
    if (this.#firstValue === null && byteStrings.length === 1) {
      this.appendValue(byteStrings[0]);
      return;
    }
    this.#firstValue ??= Uint32Array.from({ length: this.#rows + 1 }, (_, row) => row);
    for (const byteString of byteStrings) this.#append(byteString);
    this.#closeRow();
  }

  /** The column, in memory that threads can share. */
  finish(): Column {
    const { bytes, words } = sharedText(this.#length);
    return {
      name: this.#name,
      bytes: filled(bytes, this.#bytes),
      words,
      offsets: filled(sharedPositions(this.#values + 1), this.#offsets),
      stride: 1,
      place: 0,
      values: this.#values,
      firstValue:
        this.#firstValue === null ? null : filled(sharedPositions(this.#rows + 1), this.#firstValue),
    };
  }

  #append(byteString: string): void {
    const size = byteString.length;
    if (this.#length + size > this.#bytes.length) this.#bytes = grown(this.#bytes, this.#length + size);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let i = 0; i < size; i += 1) bytes[at++] = byteString.charCodeAt(i);
    this.#closeValue(at);
  }

  #closeValue(end: number): void {
    this.#length = end;
    this.#values += 1;
    if (this.#values >= this.#offsets.length) this.#offsets = grown(this.#offsets, this.#values + 1);
    this.#offsets[this.#values] = end;
  }

  #closeRow(): void {
    this.#rows += 1;
    let firstValue = this.#firstValue;
    if (firstValue === null) return;
    if (this.#rows >= firstValue.length) firstValue = this.#firstValue = grown(firstValue, this.#rows + 1);
    firstValue[this.#rows] = this.#values;
  }
}

function grown<Values extends Uint8Array | Uint32Array>(values: Values, needed: number): Values {
  const larger = new (values.constructor as new (length: number) => Values)(
    Math.max(needed, values.length * 2),
  );
  larger.set(values);
  return larger;
}

function filled<Target extends Uint8Array | Uint32Array>(
  target: Target,
  values: Uint8Array | Uint32Array,
): Target {
  target.set(values.subarray(0, target.length));
  return target;
}

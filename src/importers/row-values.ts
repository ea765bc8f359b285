import type { RowCells } from '../tables/table-builder.ts';

/** The values of the wanted columns of one row, as they are found: any number of them in each column. */
export class RowValues implements RowCells {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Where in `bytes` the values behind the first one of a column begin and end. */
  readonly #others: (readonly [number, number])[][];
  readonly #counts: Uint32Array;
  readonly #trim: boolean;
  #memory = new ArrayBuffer(1 << 12);
  #used = 0;
  #source: Uint8Array = new Uint8Array();
  #sourceWords: DataView = new DataView(new ArrayBuffer(0));
  words = new DataView(this.#memory);
  bytes = new Uint8Array(this.#memory);

  constructor(columns: number, trim: boolean) {
    this.starts = new Uint32Array(columns);
    this.ends = new Uint32Array(columns);
    this.#counts = new Uint32Array(columns);
    this.#others = Array.from({ length: columns }, () => []);
    this.#trim = trim;
  }

  clear(): void {
    this.#used = 0;
    for (let column = 0; column < this.starts.length; column += 1) this.empty(column);
  }

  /** Takes all values of a column away. */
  empty(column: number): void {
    if (this.#counts[column] > 1) this.#others[column] = [];
    this.starts[column] = 0;
    this.ends[column] = 0;
    this.#counts[column] = 0;
  }

  /** Adds what lies in `bytes` from `first` up to `last` as a value; an empty one is none. */
  add(column: number, bytes: Uint8Array, first = 0, last = bytes.length): void {
    let from = first;
    let to = last;
    if (this.#trim) {
      while (from < to && bytes[from] === space) from += 1;
      while (to > from && bytes[to - 1] === space) to -= 1;
    }
    if (from === to) return;
    const start = this.#used;
    const end = start + to - from;
    if (end > this.#memory.byteLength - spare) this.#grow(end + spare);
    this.#copy(bytes, from, to);
    this.#used = end;
    this.#counts[column] += 1;
    if (this.#counts[column] > 1) {
      this.#others[column].push([start, end]);
      return;
    }
    this.starts[column] = start;
    this.ends[column] = end;
  }

  countOf(column: number): number {
    return this.#counts[column];
  }

  /** The first value of a column, nothing where there is none. */
  firstOf(column: number): Uint8Array {
    return this.bytes.subarray(this.starts[column], this.ends[column]);
  }

  valuesOf(column: number): Uint8Array[] {
    if (this.#counts[column] === 0) return [];
    const others = this.#others[column].map(([start, end]) => this.bytes.subarray(start, end));
    return [this.firstOf(column), ...others];
  }

  /** Four bytes at a time out of the memory that rows are read in, which many values come from one after the other. */
  #copy(bytes: Uint8Array, from: number, to: number): void {
    if (bytes !== this.#source && bytes.length >= largeSource) {
      this.#source = bytes;
      this.#sourceWords = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    let put = this.#used;
    if (bytes === this.#source && to + spare <= bytes.length) {
      const [source, target] = [this.#sourceWords, this.words];
      for (let at = from; at < to; at += 4, put += 4) target.setInt32(put, source.getInt32(at, true), true);
      return;
    }
    const target = this.bytes;
    for (let at = from; at < to; at += 1, put += 1) target[put] = bytes[at];
  }

  #grow(needed: number): void {
    this.#memory = new ArrayBuffer(Math.max(needed, this.#memory.byteLength * 2));
    const bytes = new Uint8Array(this.#memory);
    bytes.set(this.bytes.subarray(0, this.#used));
    this.bytes = bytes;
    this.words = new DataView(this.#memory);
  }
}

/** Text is read four bytes at a time, the last of which may lie behind it. */
const spare = 3;

/** Smaller ones come and go with a value: looking at them as words would cost more than it saves. */
const largeSource = 1 << 15;

const space = 0x20;

import type { RowCells } from '../../tables/table-builder.ts';
import type { JsonCursor } from './json-cursor.ts';
import type { JsonName } from './json-names.ts';

/** The values of the wanted columns of one user, as they are found. */
export class UserCells implements RowCells {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Where in `bytes` the values behind the first one of a column begin and end. */
  readonly #others: (readonly [number, number])[][];
  readonly #counts: Uint32Array;
  readonly #names: (JsonName | null)[];
  readonly #depths: Uint8Array;
  readonly #trim: boolean;
  #memory = new ArrayBuffer(1 << 12);
  #used = 0;
  words = new DataView(this.#memory);
  bytes = new Uint8Array(this.#memory);

  constructor(columns: number, trim: boolean) {
    this.starts = new Uint32Array(columns);
    this.ends = new Uint32Array(columns);
    this.#counts = new Uint32Array(columns);
    this.#depths = new Uint8Array(columns);
    this.#names = Array.from({ length: columns }, () => null);
    this.#others = Array.from({ length: columns }, () => []);
    this.#trim = trim;
  }

  clear(): void {
    this.#used = 0;
    for (let column = 0; column < this.starts.length; column += 1) this.#empty(column);
  }

  /**
   * Takes a name for a column. A name nearer to the user's own object, which has more dots in it, wins over a
   * path; `unclear`: two paths are equally near, and which of them is meant cannot be told.
   */
  claim(column: number, name: JsonName, depth: number): 'taken' | 'passed-over' | 'unclear' {
    const owner = this.#names[column];
    if (owner === name) return 'taken';
    if (owner !== null && depth === this.#depths[column]) return 'unclear';
    if (owner !== null && depth > this.#depths[column]) return 'passed-over';
    this.#empty(column);
    this.#names[column] = name;
    this.#depths[column] = depth;
    return 'taken';
  }

  /** Adds the value that the cursor has last skipped; an empty one is none. */
  add(column: number, cursor: JsonCursor): void {
    const text = cursor.hasEscapes ? cursor.text() : null;
    const value = text ?? cursor.bytes;
    let first = text === null ? cursor.textStart : 0;
    let last = text === null ? cursor.textEnd : text.length;
    if (this.#trim) {
      while (first < last && value[first] === space) first += 1;
      while (last > first && value[last - 1] === space) last -= 1;
    }
    if (first === last) return;
    const start = this.#used;
    const end = start + last - first;
    if (end > this.#memory.byteLength - spare) this.#grow(end + spare);
    for (let at = first; at < last; at += 1) this.bytes[start + at - first] = value[at];
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

  #empty(column: number): void {
    if (this.#counts[column] > 1) this.#others[column] = [];
    this.starts[column] = 0;
    this.ends[column] = 0;
    this.#counts[column] = 0;
    this.#names[column] = null;
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

const space = 0x20;

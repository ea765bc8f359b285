import { Buffer } from 'node:buffer';
import { RowValues } from '../row-values.ts';

/** The rows of a table that is joined to the users, by the value that says whose each one is. */
export class JoinedRows {
  /** Of the row that is told of: whose it is, then its wanted values. */
  readonly values: RowValues;
  readonly #columns: number;
  readonly #firstOf = new Map<string, number>();
  /** The next row of the same user, -1 behind the last; and the last row of the user whose first row it is. */
  #next = new Int32Array(1 << 8);
  #last = new Int32Array(1 << 8);
  #lines = new Uint32Array(1 << 8);
  #isOwned = new Uint8Array(1 << 8);
  /** Where the values of each row end. */
  #ends = new Uint32Array(1 << 8);
  #bytes: Buffer = Buffer.alloc(1 << 12);
  #length = 0;
  #rows = 0;

  constructor(columns: number, trim: boolean) {
    this.values = new RowValues(columns + 1, trim);
    this.#columns = columns;
  }

  row(line: number): void {
    const { values } = this;
    if (values.countOf(0) === 0) {
      this.#addRow(line);
      return;
    }
    const owner = Buffer.from(values.firstOf(0)).toString('latin1');
    const row = this.#addRow(line);
    const first = this.#firstOf.get(owner);
    if (first === undefined) {
      this.#firstOf.set(owner, row);
      this.#last[row] = row;
    } else {
      this.#next[this.#last[first]] = row;
      this.#last[first] = row;
    }
  }

  /** Adds the values of all rows of a user to these columns of the user's, the same value once. */
  addTo(target: RowValues, columns: readonly number[], owner: Uint8Array): void {
    const first = owner.length === 0 ? undefined : this.#firstOf.get(Buffer.from(owner).toString('latin1'));
    if (first === undefined) return;
    for (let row = first; row >= 0; row = this.#next[row]) this.#isOwned[row] = 1;
    for (const [place, column] of columns.entries()) {
      const seen = new Set<string>();
      for (let row = first; row >= 0; row = this.#next[row]) {
        const value = this.#value(row, place);
        const text = value.toString('latin1');
        if (!seen.has(text)) target.add(column, value);
        seen.add(text);
      }
    }
  }

  /** Rows that no user has taken, and the line of the first of them. */
  orphans(): { readonly count: number; readonly line: number } | null {
    let count = 0;
    let line = 0;
    for (let row = 0; row < this.#rows; row += 1) {
      if (this.#isOwned[row] === 1) continue;
      if (count === 0) line = this.#lines[row];
      count += 1;
    }
    return count === 0 ? null : { count, line };
  }

  #addRow(line: number): number {
    const row = this.#rows;
    if (row === this.#lines.length) this.#growRows();
    this.#next[row] = -1;
    this.#last[row] = -1;
    this.#lines[row] = line;
    for (let place = 0; place < this.#columns; place += 1) {
      const value = this.values.firstOf(place + 1);
      if (this.#length + value.length > this.#bytes.length) this.#growBytes(value.length);
      this.#bytes.set(value, this.#length);
      this.#length += value.length;
      const at = row * this.#columns + place;
      if (at === this.#ends.length) this.#ends = grown(this.#ends);
      this.#ends[at] = this.#length;
    }
    this.#rows += 1;
    return row;
  }

  #value(row: number, place: number): Buffer {
    const at = row * this.#columns + place;
    return this.#bytes.subarray(at === 0 ? 0 : this.#ends[at - 1], this.#ends[at]);
  }

  #growRows(): void {
    this.#next = grown(this.#next);
    this.#last = grown(this.#last);
    this.#lines = grown(this.#lines);
    this.#isOwned = grown(this.#isOwned);
  }

  #growBytes(more: number): void {
    const larger = Buffer.alloc(Math.max(this.#length + more, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

function grown<Values extends Int32Array | Uint32Array | Uint8Array>(values: Values): Values {
  const larger = new (values.constructor as new (length: number) => Values)(values.length * 2);
  larger.set(values);
  return larger;
}

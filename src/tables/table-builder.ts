import { RollcallError } from '../model/rollcall-error.ts';
import type { Column } from '../model/users.ts';
import { sharedPositions, sharedText, type TextMemory } from './shared-arrays.ts';

/** One row of an export: cell `c` is `bytes[starts[c]]` up to `ends[c]`. */
export interface RowCells extends TextMemory {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** A cell that is kept of every row. */
export interface KeptCell {
  /** Of the attribute, as the export writes it. */
  readonly name: string;
  readonly cell: number;
}

/**
 * Fills the columns of a table row by row.
 *
 * In memory: the kept cells of all rows behind one another in one array of bytes, and one offset for
 * each; threads can share both. The arrays are made for as many
 * rows as the part already read lets expect: what is never written takes no memory.
 */
export class TableBuilder {
  readonly #source: string;
  readonly #kept: readonly KeptCell[];
  readonly #cells: Uint32Array;
  #text = sharedText(1 << 16);
  #length = 0;
  #offsets: Uint32Array;
  #lines: Uint32Array;
  #rows = 0;
  #share = 0;

  constructor(source: string, kept: readonly KeptCell[]) {
    this.#source = source;
    this.#kept = kept;
    this.#cells = Uint32Array.from(kept, ({ cell }) => cell);
    this.#lines = sharedPositions(leastRows);
    this.#offsets = sharedPositions(leastRows * kept.length + 1);
  }

  get rows(): number {
    return this.#rows;
  }

  /** Tells which share of the export the rows added so far are. */
  expect(share: number): void {
    this.#share = share;
  }

  add({ words, starts, ends }: RowCells, line: number): void {
    const row = this.#rows;
    if (row === this.#lines.length) this.#reserveRows();
    const cells = this.#cells;
    const offsets = this.#offsets;
    let text = this.#text;
    let to = this.#length;
    let at = row * cells.length;
    for (let place = 0; place < cells.length; place += 1) {
      const start = starts[cells[place]];
      const end = ends[cells[place]];
      const stop = to + end - start;
      if (stop > text.bytes.length) text = this.#reserveBytes(to, stop);
      // The last word may write beyond the cell: the next cell begins there, or nothing.
      const target = text.words;
      const shift = start - to;
      for (let word = to; word < stop; word += 4) {
        target.setInt32(word, words.getInt32(word + shift, true), true);
      }
      to = stop;
      at += 1;
      offsets[at] = to;
    }
    this.#length = to;
    this.#lines[row] = line;
    this.#rows = row + 1;
  }

  /** The columns, in the order of the kept cells, and the line of each row. */
  finish(): { readonly columns: readonly Column[]; readonly lines: Uint32Array } {
    const rows = this.#rows;
    const stride = this.#cells.length;
    const { words } = this.#text;
    const bytes = this.#text.bytes.subarray(0, this.#length);
    const offsets = this.#offsets.subarray(0, rows * stride + 1);
    return {
      lines: this.#lines.subarray(0, rows),
      columns: this.#kept.map(({ name }, place) => ({
        name,
        bytes,
        words,
        offsets,
        stride,
        place,
        values: rows,
        firstValue: null,
      })),
    };
  }

  #reserveRows(): void {
    const rows = this.#expected(this.#rows, this.#rows + 1);
    this.#lines = moved(this.#lines, sharedPositions(rows));
    this.#offsets = moved(this.#offsets, sharedPositions(rows * this.#cells.length + 1));
  }

  #reserveBytes(used: number, needed: number): TextMemory {
    if (needed > mostBytes) throw tooLarge(this.#source);
    const larger = sharedText(Math.min(mostBytes, this.#expected(used, needed)));
    moved(this.#text.bytes, larger.bytes, used);
    this.#text = larger;
    return larger;
  }

  /** How many there will be of what there are `used` of, a quarter more: it is the order of rows, not their number, that misleads. */
  #expected(used: number, needed: number): number {
    return Math.max(needed, Math.ceil(this.#share > 0 ? (used / this.#share) * 1.25 : used * 2));
  }
}

const leastRows = 1 << 8;

/** What an offset can reach. */
const mostBytes = 2 ** 32 - 1;

function moved<Values extends Uint8Array | Uint32Array>(
  values: Values,
  larger: Values,
  used: number = values.length,
): Values {
  larger.set(values.subarray(0, used));
  return larger;
}

function tooLarge(source: string): RollcallError {
  return new RollcallError(
    'source-too-large',
    `${source}: the columns that are needed hold more than 4 GB of text`,
    'Export fewer columns, or a part of the users.',
  );
}

import type { DamagedText, TextDamage } from '../model/export-health.ts';
import type { Column, UserTable } from '../model/users.ts';
import { rowOfValue, valueText } from '../tables/column.ts';
import { compareValues } from '../tables/equality.ts';

/** Values of one column that are damaged in one way. */
interface Damage {
  readonly damage: TextDamage;
  readonly column: Column;
  /** The least of them, and the first line that it is on. */
  value: number;
  line: number;
  count: number;
  lastCell: number;
}

/** The text of columns that lie in the same memory, and what is the matter with it. Places are asked for in order. */
export class ScannedText {
  readonly #table: UserTable;
  readonly #columnOfPlace: readonly (Column | undefined)[];
  readonly #offsets: Uint32Array;
  readonly #damages = new Map<string, Damage>();
  #cell = 0;

  /** Columns with one `bytes`, and so with one stride. */
  constructor(table: UserTable, columns: readonly Column[]) {
    const { offsets, stride } = columns[0];
    this.#table = table;
    this.#offsets = offsets;
    this.#columnOfPlace = Array.from({ length: stride }, (_, place) =>
      columns.find((column) => column.place === place),
    );
  }

  /** The cell that a byte is in: its number, where it begins and where it ends. */
  cellAt(at: number): { readonly cell: number; readonly start: number; readonly end: number } {
    const offsets = this.#offsets;
    let low = offsets[this.#cell] <= at ? this.#cell : 0;
    // Mostly it is not far behind the last one.
    let step = 1;
    while (low + step < offsets.length - 1 && offsets[low + step] <= at) {
      low += step;
      step *= 2;
    }
    let high = Math.min(low + step, offsets.length - 1);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (offsets[middle] <= at) low = middle;
      else high = middle;
    }
    this.#cell = low;
    return { cell: low, start: offsets[low], end: offsets[low + 1] };
  }

  /** Counts the value of a cell, once however often it is told of. */
  add(damage: TextDamage, cell: number): void {
    const stride = this.#columnOfPlace.length;
    const column = this.#columnOfPlace[cell % stride];
    if (column === undefined) return;
    const value = Math.floor(cell / stride);
    const line = this.#table.lines[rowOfValue(column, value)];
    const id = `${damage} ${column.name}`;
    const known = this.#damages.get(id);
    if (known === undefined) {
      this.#damages.set(id, { damage, column, value, line, count: 1, lastCell: cell });
      return;
    }
    if (known.lastCell === cell) return;
    known.lastCell = cell;
    known.count += 1;
    const order = compareValues(column, value, column, known.value);
    if (order > 0) return;
    known.line = order === 0 ? Math.min(line, known.line) : line;
    known.value = value;
  }

  finish(): DamagedText[] {
    return [...this.#damages.values()].map(({ damage, column, value, line, count }) => ({
      damage,
      attribute: column.name,
      value: valueText(column, value),
      line,
      count,
    }));
  }
}

import { RowValues } from '../row-values.ts';
import type { JsonCursor } from './json-cursor.ts';
import type { JsonName } from './json-names.ts';

/** The values of the wanted columns of one user, each column taken by the name that is nearest to the user. */
export class UserCells extends RowValues {
  readonly #names: (JsonName | null)[];
  readonly #depths: Uint8Array;

  constructor(columns: number, trim: boolean) {
    super(columns, trim);
    this.#names = Array.from({ length: columns }, () => null);
    this.#depths = new Uint8Array(columns);
  }

  override clear(): void {
    super.clear();
    this.#names.fill(null);
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
    this.empty(column);
    this.#names[column] = name;
    this.#depths[column] = depth;
    return 'taken';
  }

  /** Adds the value that the cursor has last skipped; an empty one is none. */
  addLast(column: number, cursor: JsonCursor): void {
    if (cursor.hasEscapes) this.add(column, cursor.text());
    else this.add(column, cursor.bytes, cursor.textStart, cursor.textEnd);
  }
}

import type { Buffer } from 'node:buffer';
import { lineFeed } from './sql-bytes.ts';

/** Counts lines from place to place, and looks at each byte once as long as the places go on. */
export class LineCounter {
  /** Up to where lines were counted last, and where the first one behind that ends. */
  #counted = 0;
  #nextBreak = -1;

  between(bytes: Buffer, from: number, to: number): number {
    if (from < this.#counted || this.#nextBreak < from) this.#seek(bytes, from);
    this.#counted = to;
    let lines = 0;
    while (this.#nextBreak < to) {
      lines += 1;
      this.#seek(bytes, this.#nextBreak + 1);
    }
    return lines;
  }

  /** The bytes are no longer those that were looked at. */
  forget(): void {
    this.#nextBreak = -1;
  }

  #seek(bytes: Buffer, from: number): void {
    const found = bytes.indexOf(lineFeed, from);
    this.#nextBreak = found < 0 ? bytes.length : found;
  }
}

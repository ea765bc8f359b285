import { largestRow } from './bad-row.ts';
import type { ScannedRecord } from './record-sink.ts';

const lf = 0x0a;
const cr = 0x0d;
const quote = 0x22;

/**
 * What came of a look at one record: it is whole, its end has not come, a stray quote stands on its first line,
 * it breaks the rules of quoting or of length in another way, or only csv-parse can say what it makes of it, as
 * of a line that ends in a CR alone.
 */
export type Scan = 'whole' | 'unfinished' | 'stray' | 'irregular' | 'foreign';

/**
 * The record that was scanned last. Cells are found by one pass over their bytes; nothing is copied.
 */
export class RecordScan implements ScannedRecord {
  bytes: Uint8Array = new Uint8Array();
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  cells = 0;
  line = 0;
  /** Behind the record's line break. */
  end = 0;
  /** Bytes of all cells together. */
  size = 0;
  hasQuotedBreak = false;
  hasDoubledQuote = false;
  readonly #delimiter: number;
  readonly #width: number;

  /** `width` cells are kept; those beyond are counted. */
  constructor(delimiter: number, width: number) {
    this.#delimiter = delimiter;
    this.#width = width;
    this.starts = new Uint32Array(width);
    this.ends = new Uint32Array(width);
  }

  /** Finds the cells of the record that begins at `from`; `isEnd` says that nothing follows the window. */
  scan(window: Uint8Array, from: number, isEnd: boolean): Scan {
    const { length } = window;
    const { starts, ends } = this;
    const width = this.#width;
    const delimiter = this.#delimiter;
    let at = from;
    let cells = 0;
    let size = 0;
    this.hasQuotedBreak = false;
    this.hasDoubledQuote = false;
    for (;;) {
      let start = at;
      let end: number;
      if (window[at] === quote) {
        start = at + 1;
        end = start;
        for (;;) {
          if (end >= length) return isEnd ? 'irregular' : 'unfinished';
          const byte = window[end];
          if (byte === quote) {
            if (window[end + 1] !== quote) break;
            this.hasDoubledQuote = true;
            size -= 1;
            end += 2;
          } else {
            if (byte === lf || byte === cr) this.hasQuotedBreak = true;
            end += 1;
          }
        }
        at = end + 1;
      } else {
        while (at < length) {
          const byte = window[at];
          if (byte === delimiter || byte === lf || byte === cr) break;
          if (byte === quote) return this.hasQuotedBreak ? 'irregular' : 'stray';
          at += 1;
        }
        end = at;
      }
      if (cells < width) {
        starts[cells] = start;
        ends[cells] = end;
      }
      cells += 1;
      size += end - start;
      if (at >= length) {
        if (!isEnd) return 'unfinished';
        this.end = at;
        break;
      }
      const next = window[at];
      if (next === delimiter) {
        at += 1;
        continue;
      }
      if (next === lf) {
        this.end = at + 1;
        break;
      }
      // csv-parse takes a NUL behind a quote for the end of the cell.
      if (next !== cr) return next === 0 ? 'foreign' : this.hasQuotedBreak ? 'irregular' : 'stray';
      if (window[at + 1] === lf) {
        this.end = at + 2;
        break;
      }
      return at + 1 === length && !isEnd ? 'unfinished' : 'foreign';
    }
    this.cells = cells;
    this.size = size;
    // csv-parse lets a row be one character longer than its limit says.
    return size > largestRow + 1 ? 'irregular' : 'whole';
  }

  /** Moves what follows each doubled quote of a cell forward: the record has been read and is not read again. */
  undoubleQuotes(window: Uint8Array): void {
    const { starts, ends, cells } = this;
    for (let cell = 0; cell < Math.min(cells, this.#width); cell += 1) {
      if (starts[cell] === 0 || window[starts[cell] - 1] !== quote) continue;
      let to = starts[cell];
      for (let from = starts[cell]; from < ends[cell]; from += 1) {
        window[to] = window[from];
        to += 1;
        if (window[from] === quote) from += 1;
      }
      ends[cell] = to;
    }
  }
}

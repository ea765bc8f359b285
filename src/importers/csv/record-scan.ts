import { bytesBelow, firstMarked, fourTimes } from '../../tables/words.ts';
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
  words: DataView = new DataView(new ArrayBuffer(0));
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
  /** Four times a byte that is above all those that can end a cell, and below most others. */
  readonly #bound: number;
  readonly #width: number;

  /** `width` cells are kept; those beyond are counted. */
  constructor(delimiter: number, width: number) {
    this.#delimiter = delimiter;
    this.#bound = fourTimes(Math.max(delimiter, quote) + 1);
    this.#width = width;
    this.starts = new Uint32Array(width);
    this.ends = new Uint32Array(width);
  }

  /**
   * Finds the cells of the record that begins at `from` in `bytes`. What has been read of the file ends before
   * `length`, where a line feed stands so that no byte has to be asked whether it is the last one; `isEnd` says
   * that nothing follows.
   */
  scan(from: number, length: number, isEnd: boolean): Scan {
    const { bytes: window, words, starts, ends } = this;
    const width = this.#width;
    const delimiter = this.#delimiter;
    const bound = this.#bound;
    let at = from;
    let cells = 0;
    let quotes = 0;
    this.hasQuotedBreak = false;
    this.hasDoubledQuote = false;
    for (;;) {
      let start = at;
      let byte = window[at];
      if (byte === quote) {
        start = at + 1;
        quotes += 2;
        for (;;) {
          at += 1;
          byte = window[at];
          if (byte === quote) {
            if (window[at + 1] !== quote) break;
            this.hasDoubledQuote = true;
            quotes += 1;
            at += 1;
          } else if (byte === lf || byte === cr) {
            if (at >= length) return isEnd ? 'irregular' : 'unfinished';
            this.hasQuotedBreak = true;
          }
        }
        if (cells < width) {
          starts[cells] = start;
          ends[cells] = at;
        }
        at += 1;
        byte = window[at];
      } else {
        for (;;) {
          const marks = bytesBelow(words.getInt32(at, true), bound);
          if (marks === 0) {
            at += 4;
            continue;
          }
          at += firstMarked(marks);
          byte = window[at];
          if (byte === delimiter || byte === lf || byte === cr || byte === quote) break;
          at += 1;
        }
        if (byte === quote) return this.hasQuotedBreak ? 'irregular' : 'stray';
        if (cells < width) {
          starts[cells] = start;
          ends[cells] = at;
        }
      }
      cells += 1;
      if (byte === delimiter) {
        at += 1;
        continue;
      }
      this.size = at - from - (cells - 1) - quotes;
      if (byte === lf) {
        if (at >= length && !isEnd) return 'unfinished';
        this.end = Math.min(at + 1, length);
        break;
      }
      // csv-parse takes a NUL behind a quote for the end of the cell.
      if (byte !== cr) return byte === 0 ? 'foreign' : this.hasQuotedBreak ? 'irregular' : 'stray';
      if (at + 1 === length) return isEnd ? 'foreign' : 'unfinished';
      if (window[at + 1] !== lf) return 'foreign';
      this.end = at + 2;
      break;
    }
    this.cells = cells;
    // csv-parse lets a row be one character longer than its limit says.
    return this.size > largestRow + 1 ? 'irregular' : 'whole';
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

import { readCopyLine } from './copy-line.ts';
import { largestRow } from './dump-sink.ts';
import type { RowTaker } from './row-taker.ts';
import { lineFeed } from './sql-bytes.ts';
import type { SqlCursor } from './sql-cursor.ts';

/** Reads the lines behind a COPY up to the one that ends it. */
export class CopyReader {
  readonly #cursor: SqlCursor;
  #isFirst = true;
  #isTooLong = false;
  /** Where to look on for the end of the line, from where it begins; and how many lines end before that. */
  #looked = 0;
  #lines = 0;

  constructor(cursor: SqlCursor) {
    this.#cursor = cursor;
  }

  /** A row has begun, has no end yet, and has not been told of. */
  get isInRow(): boolean {
    return this.#cursor.end > this.#cursor.at && !this.#isFirst && !this.#isTooLong;
  }

  /** The cursor stands at the end of the statement's own line. */
  begin(): void {
    this.#isFirst = true;
    this.#isTooLong = false;
    this.#looked = 0;
    this.#lines = 0;
  }

  /** Hands the rows on; true behind the line that ends them, false where more bytes are needed. */
  goOn(taker: RowTaker | null, passed: (rows: number) => void): boolean {
    const cursor = this.#cursor;
    const { bytes } = cursor;
    let rows = 0;
    for (let end = this.#endOfLine(); end >= 0; end = this.#endOfLine()) {
      const { at: start, line } = cursor;
      cursor.at = end + 1;
      cursor.line += this.#lines + 1;
      this.#looked = 0;
      this.#lines = 0;
      const last = end > start && bytes[end - 1] === carriageReturn ? end - 1 : end;
      if (this.#isFirst) this.#isFirst = false;
      else if (this.#isTooLong) this.#isTooLong = false;
      else if (last - start === 2 && bytes[start] === backslash && bytes[start + 1] === dot) {
        passed(rows);
        return true;
      } else if (taker === null) rows += 1;
      else if (last - start > largestRow) rejectLong(taker, line);
      else readCopyLine(cursor, start, last, line, taker);
    }
    if (this.isInRow && cursor.end - cursor.at > largestRow) {
      this.#isTooLong = true;
      if (taker === null) rows += 1;
      else rejectLong(taker, cursor.line);
    }
    if (this.#isTooLong) this.#drop();
    passed(rows);
    return false;
  }

  /** A backslash before a line break makes it a part of the value. */
  #endOfLine(): number {
    const { bytes, at, end } = this.#cursor;
    let from = at + this.#looked;
    while (from < end) {
      const found = bytes.indexOf(lineFeed, from);
      if (found < 0 || found >= end) {
        from = end;
        break;
      }
      if (this.#backslashesBefore(found) % 2 === 0) return found;
      this.#lines += 1;
      from = found + 1;
    }
    this.#looked = from - at;
    return -1;
  }

  #backslashesBefore(place: number): number {
    const { bytes, at } = this.#cursor;
    let run = place;
    while (run > at && bytes[run - 1] === backslash) run -= 1;
    return place - run;
  }

  /** Leaves what has been passed of a line that is too long. */
  #drop(): void {
    const cursor = this.#cursor;
    cursor.at = cursor.end - (this.#backslashesBefore(cursor.end) % 2);
    cursor.line += this.#lines;
    this.#looked = 0;
    this.#lines = 0;
  }
}

function rejectLong(taker: RowTaker, line: number): void {
  taker.values.clear();
  taker.rejected(line, 'row-too-long');
}

const carriageReturn = 0x0d;
const dot = 0x2e;
const backslash = 0x5c;

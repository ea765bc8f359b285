import { Buffer, isUtf8 } from 'node:buffer';
import { csvParseOptions, judgeBadRow, largestRow } from './bad-row.ts';
import { countLineBreaks, lineBreakAfter } from './line-breaks.ts';
import { RecordReader } from './record-reader.ts';
import { RecordScan, type Scan } from './record-scan.ts';
import type { ScanSink } from './record-sink.ts';

const lf = 0x0a;
const cr = 0x0d;

/** Behind the bytes of a window: its line feed, and what the last word of it reaches beyond. */
const slack = 4;

const largestWindow = 4 * largestRow;

/**
 * Reads plain CSV (RFC 4180, lines ending in LF or CR LF) as bytes, some ten times as fast as csv-parse, and
 * with the same answer: where a record is not plain, csv-parse judges it, and where even that leaves a doubt,
 * or a line ends in CR alone, csv-parse reads the rest of the file.
 *
 * In memory: a window of the file that begins with the record being read, and two arrays with the bounds of
 * its cells; no string and no object is made for a record.
 */
export class RecordScanner {
  readonly #delimiter: number;
  readonly #sink: ScanSink;
  readonly #record: RecordScan;
  /** Its bytes end at `#length`; a line feed of our own stands there. */
  #window: Buffer = Buffer.alloc(0);
  #words: DataView = new DataView(this.#window.buffer);
  #length = 0;
  /** Where in the window the next record begins, and on which line. */
  #at = 0;
  #line: number;
  #needsCheck = false;
  #successor: RecordReader | null = null;
  #quoteNotClosedAt: number | null = null;

  constructor(delimiter: string, width: number, firstLine: number, sink: ScanSink) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#line = firstLine;
    this.#sink = sink;
    this.#record = new RecordScan(this.#delimiter, width);
  }

  /** The line of a quote that is never closed, where reading stopped. */
  get quoteNotClosedAt(): number | null {
    return this.#successor?.quoteNotClosedAt ?? this.#quoteNotClosedAt;
  }

  push(chunk: Buffer): void {
    if (this.#quoteNotClosedAt !== null) return;
    if (this.#successor !== null) {
      this.#successor.push(chunk);
      return;
    }
    this.#append(chunk);
    this.#read(false);
  }

  async end(): Promise<void> {
    if (this.#successor === null) this.#read(true);
    await this.#successor?.end();
  }

  /** Keeps what is not read yet, and the chunk behind it. */
  #append(chunk: Buffer): void {
    const rest = this.#length - this.#at;
    const needed = rest + chunk.length + slack;
    const old = this.#window;
    if (needed > old.length) {
      this.#window = Buffer.allocUnsafeSlow(needed + (needed >> 2));
      this.#words = new DataView(this.#window.buffer);
    }
    old.copy(this.#window, 0, this.#at, this.#length);
    chunk.copy(this.#window, rest);
    this.#length = rest + chunk.length;
    this.#window[this.#length] = lf;
    this.#at = 0;
  }

  #read(isEnd: boolean): void {
    if (this.#quoteNotClosedAt !== null) return;
    const window = this.#window;
    this.#record.bytes = window;
    this.#record.words = this.#words;
    const unread = window.subarray(this.#at, this.#length);
    // One look at the window spares a look at each record. A character cut off at its end only costs time.
    this.#needsCheck = unread.includes(0) || !isUtf8(unread);
    while (this.#skipEmptyLine(isEnd)) {
      const found = this.#record.scan(this.#at, this.#length, isEnd);
      if (found === 'whole') this.#take();
      else if (found === 'unfinished' && !this.#isOverlong()) return;
      else if (!this.#passBadRow(isEnd, found)) return;
    }
  }

  /** Moves to the next record; false where there is none (yet). */
  #skipEmptyLine(isEnd: boolean): boolean {
    const window = this.#window;
    while (this.#at < this.#length) {
      const byte = window[this.#at];
      if (byte === lf) this.#at += 1;
      else if (byte !== cr) return true;
      else if (this.#at + 1 === this.#length) return isEnd;
      else if (window[this.#at + 1] === lf) this.#at += 2;
      else return true;
      this.#line += 1;
    }
    return false;
  }

  #take(): void {
    const record = this.#record;
    const start = this.#at;
    record.line = this.#line;
    this.#line += record.hasQuotedBreak ? countLineBreaks(this.#window, start, record.end) : 1;
    this.#at = record.end;
    if (record.size === 0) return;
    if (this.#needsCheck) {
      const row = this.#window.subarray(start, record.end);
      const reason = row.includes(0) ? 'nul-character' : isUtf8(row) ? null : 'invalid-text';
      if (reason !== null) {
        this.#sink.rejected(record.line, reason, row.toString('latin1'));
        return;
      }
    }
    if (record.hasDoubledQuote) record.undoubleQuotes(this.#window);
    this.#sink.scanned(record);
  }

  /** Rejects the row at `#at` or hands the rest of the file over; false where reading cannot go on here. */
  #passBadRow(isEnd: boolean, found: Scan): boolean {
    const window = this.#window.subarray(0, this.#length);
    const { at, next } = lineBreakAfter(window, this.#at);
    const isLineWhole = isEnd || next < window.length;
    if (found !== 'foreign' && !isLineWhole && !this.#isOverlong()) return false;
    const row = window.subarray(this.#at, at);
    const isLoneCr = window[at] === cr && next === at + 1;
    const isPlain = found !== 'foreign' && isLineWhole && !isLoneCr && !this.#isOverlong();
    const isShortStray = found === 'stray' && row.length <= largestRow;
    const reason = !isPlain
      ? null
      : isShortStray
        ? 'stray-quote'
        : judgeBadRow(row, csvParseOptions(this.#delimiterText));
    if (reason === null) {
      this.#successor = new RecordReader(this.#delimiterText, this.#line, this.#sink);
      this.#successor.push(window.subarray(this.#at));
      this.#window = Buffer.alloc(0);
      return false;
    }
    this.#sink.rejected(this.#line, reason, row.toString('latin1'));
    if (reason === 'quote-not-closed') {
      this.#quoteNotClosedAt = this.#line;
      this.#window = Buffer.alloc(0);
      this.#length = 0;
      return false;
    }
    this.#at = next;
    this.#line += 1;
    return true;
  }

  /** Whether so much of a record has come without its end that it is better left to csv-parse. */
  #isOverlong(): boolean {
    return this.#length - this.#at > largestWindow;
  }

  get #delimiterText(): string {
    return String.fromCharCode(this.#delimiter);
  }
}

import { Buffer, isUtf8 } from 'node:buffer';
import { Parser, type CsvError, type Options } from 'csv-parse';
import type { RejectionReason } from '../../model/rejections.ts';
import { csvParseOptions, judgeBadRow, largestRow } from './bad-row.ts';
import { countLineBreaks, lineBreakAfter } from './line-breaks.ts';
import type { RecordSink } from './record-sink.ts';

const lf = 0x0a;
const cr = 0x0d;
const quote = 0x22;

/** A line longer than this is not kept until its end comes. */
const enoughToJudge = 2 * largestRow;
const headOfLongLine = 4096;

/**
 * Drives csv-parse over the bytes of a file and says on which line each record begins. csv-parse counts a
 * CR LF within quotes twice and goes on inside the quotes after an error, so lines are counted here, on the
 * bytes, and after a bad row a new parser starts on the next line.
 *
 * A quote that does not close on its line and makes an error later leaves open where rows begin and end:
 * reading stops there.
 */
export class RecordReader {
  readonly #options: Options;
  readonly #sink: RecordSink;
  /** Bytes that were given to the parser and not yet taken out as records. */
  #window: Buffer = Buffer.alloc(0);
  #line: number;
  #parser: Parser | null = null;
  /** Bytes of the parser's input that lie before the window. */
  #taken = 0;
  #failure: CsvError | null = null;
  #thrownBySink: { readonly error: unknown } | null = null;
  /** The line of the failure, where it is too long to be kept until its end. */
  #longLine: { readonly head: Buffer; quotes: number } | null = null;
  #quoteNotClosedAt: number | null = null;

  constructor(delimiter: string, firstLine: number, sink: RecordSink) {
    this.#line = firstLine;
    this.#sink = sink;
    this.#options = csvParseOptions(delimiter);
  }

  /** The line of a quote that is never closed, where reading stopped. */
  get quoteNotClosedAt(): number | null {
    return this.#quoteNotClosedAt;
  }

  push(chunk: Buffer): void {
    if (this.#quoteNotClosedAt !== null) return;
    // A copy: csv-parse keeps what it has not used up, and the chunk's memory is used again.
    this.#window = Buffer.concat([this.#window, chunk]);
    if (this.#failure === null) this.#parse(this.#window.subarray(this.#window.length - chunk.length));
    this.#passBadRows(false);
  }

  async end(): Promise<void> {
    this.#passBadRows(true);
    while (this.#parser !== null && this.#quoteNotClosedAt === null) {
      const parser = this.#parser;
      await new Promise<void>((resolve) =>
        parser.end(() => {
          resolve();
        }),
      );
      this.#rethrow();
      if (this.#failure === null) return;
      this.#passBadRows(true);
    }
  }

  #parse(bytes: Buffer): void {
    this.#parser ??= this.#newParser();
    this.#parser.write(bytes);
    this.#rethrow();
  }

  #rethrow(): void {
    if (this.#thrownBySink !== null) throw this.#thrownBySink.error;
  }

  #newParser(): Parser {
    this.#taken = 0;
    const parser = new Parser({
      ...this.#options,
      skip_records_with_error: true,
      on_record: (cells: string[], { bytes }: { bytes: number }) => {
        try {
          this.#take(cells, bytes - this.#taken);
        } catch (error) {
          // csv-parse would take it for a fault of the row.
          this.#thrownBySink = { error };
          throw error;
        }
        return null;
      },
      on_skip: (error) => {
        this.#failure = error ?? null;
        throw new Error('the rest is read by a new parser');
      },
    });
    // Without a listener the error thrown above, which only stops this parser, would end the process.
    parser.on('error', () => undefined);
    return parser;
  }

  #take(cells: string[], size: number): void {
    const start = this.#skipEmptyLines();
    const line = this.#line;
    this.#line += countLineBreaks(this.#window, start, size);
    const row = this.#window.subarray(start, size);
    this.#window = this.#window.subarray(size);
    this.#taken += size;
    if (cells.every((cell) => cell === '')) return;
    if (row.includes(0)) this.#sink.rejected(line, 'nul-character', row.toString('latin1'));
    else if (!isUtf8(row)) this.#sink.rejected(line, 'invalid-text', row.toString('latin1'));
    else this.#sink.record(cells, line);
  }

  /** Moves to the line on which the next record begins and returns where in the window that is. */
  #skipEmptyLines(): number {
    let start = 0;
    while (this.#window[start] === lf || this.#window[start] === cr) start += 1;
    this.#line += countLineBreaks(this.#window, 0, start);
    return start;
  }

  /** Rejects the row that the parser stopped at and goes on behind it, as long as there are such rows. */
  #passBadRows(isEnd: boolean): void {
    while (this.#failure !== null && this.#quoteNotClosedAt === null) {
      if (this.#longLine === null) this.#window = this.#window.subarray(this.#skipEmptyLines());
      const { at, next } = lineBreakAfter(this.#window, 0);
      // A CR that comes last may have its LF in the next chunk.
      if (!isEnd && next >= this.#window.length) {
        if (this.#longLine !== null || at > enoughToJudge) this.#dropOfLongLine(at);
        return;
      }
      const rest = this.#window.subarray(next);
      this.#reject(this.#window.subarray(0, at), this.#failure.code);
      if (this.#quoteNotClosedAt !== null) return;
      this.#line += 1;
      this.#window = rest;
      this.#failure = null;
      this.#longLine = null;
      this.#parser = null;
      this.#parse(this.#window);
    }
  }

  #reject(row: Buffer, code: CsvError['code']): void {
    let reason: RejectionReason;
    if (this.#longLine !== null) {
      this.#dropOfLongLine(row.length);
      reason = this.#longLine.quotes % 2 === 0 ? 'row-too-long' : 'quote-not-closed';
    } else {
      const fallback = code === 'CSV_MAX_RECORD_SIZE' ? 'row-too-long' : 'quote-not-closed';
      reason = judgeBadRow(row, this.#options) ?? fallback;
    }
    this.#sink.rejected(this.#line, reason, (this.#longLine?.head ?? row).toString('latin1'));
    if (reason === 'quote-not-closed') this.#quoteNotClosedAt = this.#line;
  }

  /** Counts the quotes of what has come of a long line and keeps no more of it than its beginning. */
  #dropOfLongLine(size: number): void {
    const part = this.#window.subarray(0, size);
    this.#longLine ??= { head: Buffer.from(part.subarray(0, headOfLongLine)), quotes: 0 };
    for (const byte of part) if (byte === quote) this.#longLine.quotes += 1;
    this.#window = this.#window.subarray(size);
  }
}

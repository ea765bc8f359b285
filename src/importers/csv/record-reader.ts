import { Buffer, isUtf8 } from 'node:buffer';
import { Parser, type CsvError, type Options } from 'csv-parse';
import { csvParseOptions, judgeBadRow, largestRow } from './bad-row.ts';
import { countLineBreaks, lineBreakAfter } from './line-breaks.ts';
import type { RecordSink } from './record-sink.ts';

const lf = 0x0a;
const cr = 0x0d;

/** So much of a line that does not end is enough to see that it is too long. */
const enoughToJudge = 2 * largestRow;

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
  /** The row of the failure was handed to the sink; the rest of its line is to be dropped. */
  #isRejected = false;
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
    this.#window = Buffer.concat([this.#window, chunk]);
    if (this.#failure === null) this.#parse(chunk);
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
      if (this.#isRejected) {
        if (!this.#passLine(isEnd)) return;
        this.#failure = null;
        this.#isRejected = false;
        this.#parser = null;
        this.#parse(this.#window);
        continue;
      }
      this.#window = this.#window.subarray(this.#skipEmptyLines());
      const end = lineBreakAfter(this.#window, 0).at;
      if (end === this.#window.length && end <= enoughToJudge && !isEnd) return;
      this.#reject(this.#window.subarray(0, Math.min(end, enoughToJudge)), this.#failure.code);
    }
  }

  #reject(row: Buffer, code: CsvError['code']): void {
    const isTooLong = code === 'CSV_MAX_RECORD_SIZE';
    const reason = judgeBadRow(row, this.#options) ?? (isTooLong ? 'row-too-long' : 'quote-not-closed');
    this.#sink.rejected(this.#line, reason, row.toString('latin1'));
    if (reason === 'quote-not-closed') this.#quoteNotClosedAt = this.#line;
    else this.#isRejected = true;
  }

  /** Drops what is left of a rejected row; false as long as its end has not come. */
  #passLine(isEnd: boolean): boolean {
    const { at, next } = lineBreakAfter(this.#window, 0);
    // A CR that comes last may have its LF in the next chunk.
    const isWhole = next < this.#window.length || isEnd;
    this.#window = this.#window.subarray(isWhole ? next : at);
    if (isWhole) this.#line += 1;
    return isWhole;
  }
}

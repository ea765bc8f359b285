import { largestRow, type DumpRows, type DumpSink } from './dump-sink.ts';
import { isBlank, isWordByte, NoSql, OutOfBytes } from './sql-bytes.ts';
import type { SqlCursor } from './sql-cursor.ts';
import { TextSkip } from './text-skip.ts';
import { TupleReader } from './tuple-reader.ts';

/** What reading has come to behind the rows: `rest` of the statement, `another` table's rows, a new statement. */
type After = 'waits' | 'unclear' | 'rest' | 'another' | 'statement';

/** Reads the rows behind the head of an INSERT, each between brackets. */
export class InsertReader {
  readonly #cursor: SqlCursor;
  readonly #sink: DumpSink;
  readonly #tuples: TupleReader;
  readonly #group: TextSkip;
  #rows: DumpRows | null = null;
  #awaited: 'row' | 'row-rest' | 'row-end' = 'row';
  #isTooLong = false;

  constructor(cursor: SqlCursor, sink: DumpSink) {
    this.#cursor = cursor;
    this.#sink = sink;
    this.#tuples = new TupleReader(cursor);
    this.#group = new TextSkip(cursor, 'group');
  }

  /** A row has begun, has no end yet, and has not been told of. */
  get isInRow(): boolean {
    return this.#awaited === 'row-rest' && !this.#isTooLong;
  }

  /** A row has ended, and nothing has followed it. */
  get isBehindRow(): boolean {
    return this.#awaited === 'row-end';
  }

  begin(rows: DumpRows): void {
    this.#rows = rows;
    this.#awaited = 'row';
  }

  /** Reads on as far as there are bytes, at most to the end of the rows. */
  goOn(): After {
    const cursor = this.#cursor;
    let { at, line } = cursor;
    try {
      for (;;) {
        if (this.#awaited === 'row') this.#beginRow();
        if (this.#awaited === 'row-rest' && !this.#endRow())
          return this.#group.isUnclear ? 'unclear' : 'waits';
        ({ at, line } = cursor);
        const after = this.#next();
        if (after !== null) return after;
        ({ at, line } = cursor);
      }
    } catch (error) {
      if (!(error instanceof OutOfBytes)) throw error;
      if (cursor.end - at > largestRow) throw new NoSql();
      cursor.at = at;
      cursor.line = line;
      return 'waits';
    }
  }

  /** Rows that are at hand and plain are read at once, for that is what nearly all are. */
  #beginRow(): void {
    const cursor = this.#cursor;
    cursor.skipBlank();
    if (cursor.peek() !== openParenthesis) throw new NoSql();
    const taker = this.#rows?.taker ?? null;
    const end = taker === null ? -1 : this.#tuples.readAtOnce(cursor.at, cursor.line, taker);
    if (end < 0) {
      this.#group.restart();
      this.#isTooLong = false;
      this.#awaited = 'row-rest';
      return;
    }
    cursor.line += cursor.linesBetween(cursor.at, end);
    cursor.at = end;
    this.#awaited = 'row-end';
  }

  /** False where more bytes are needed. */
  #endRow(): boolean {
    const cursor = this.#cursor;
    const group = this.#group;
    const isDone = group.goOn();
    if (group.isUnclear) return false;
    const rows = this.#rows;
    const taker = rows?.taker ?? null;
    if (taker !== null && !this.#isTooLong) {
      if (group.scanned > largestRow) {
        this.#isTooLong = true;
        taker.values.clear();
        taker.rejected(cursor.line, 'row-too-long');
      } else if (isDone) this.#tuples.read(cursor.at, cursor.at + group.scanned - 1, cursor.line, taker);
      else return false;
    }
    if (isDone && rows !== null && taker === null) this.#sink.passed(rows.table, 1);
    group.drop();
    if (isDone) this.#awaited = 'row-end';
    return isDone;
  }

  /** What follows a row: null for another one. */
  #next(): After | null {
    const cursor = this.#cursor;
    const { bytes, end, form } = cursor;
    if (cursor.at < end && isBlank(bytes[cursor.at])) cursor.skipBlank();
    const byte = cursor.peek();
    if (byte === comma) {
      cursor.at += 1;
      this.#awaited = 'row';
      return null;
    }
    if (cursor.isAtEnd) return 'waits';
    if (cursor.passDelimiter()) return 'statement';
    const word = form.endsUnsaid && byte === letterI ? '' : cursor.nextWord();
    if (word === 'INTO') return 'another';
    if (afterRows.has(word)) return 'rest';
    if (form.endsUnsaid && isWordByte(byte)) return 'statement';
    throw new NoSql();
  }
}

const openParenthesis = 0x28;
const comma = 0x2c;
const letterI = 0x49;
/** What may follow the last row of an INSERT. */
const afterRows: ReadonlySet<string> = new Set(['ON', 'RETURNING', 'AS', 'SELECT', 'OUTPUT', 'LOG']);

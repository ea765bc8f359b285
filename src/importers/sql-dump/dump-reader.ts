import { Buffer } from 'node:buffer';
import { CopyReader } from './copy-reader.ts';
import { DumpProof } from './dump-proof.ts';
import { largestRow, type DumpSink, type DumpStop } from './dump-sink.ts';
import type { RowTaker } from './row-taker.ts';
import { isWordByte, NoSql, none, OutOfBytes, type SqlCursor, type SqlName } from './sql-cursor.ts';
import { followSetting } from './settings.ts';
import { insert, readStatement, type Statement } from './statement.ts';
import { readTableColumns } from './table-columns.ts';
import { DumpPlace, nameText, type TableName } from './table-name.ts';
import { TextSkip } from './text-skip.ts';
import { readMessage } from './tool-message.ts';
import { TupleReader } from './tuple-reader.ts';

/** What comes next, blanks and comments aside. */
type Awaited = 'statement' | 'row' | 'row-rest' | 'row-end' | 'columns' | 'copy' | 'statement-rest';

/** The rows that an INSERT or a COPY brings. */
interface Rows {
  readonly table: TableName;
  readonly taker: RowTaker | null;
}

/**
 * Finds definitions and rows in the text of a dump. Nothing in it is ever run; statements that say anything else are
 * passed over. Chunks may end anywhere.
 */
export class DumpReader {
  stop: DumpStop | null = null;
  readonly proof: DumpProof;
  readonly #cursor: SqlCursor;
  readonly #sink: DumpSink;
  readonly #place = new DumpPlace();
  readonly #tuples: TupleReader;
  readonly #copy: CopyReader;
  #awaited: Awaited = 'statement';
  #skip: TextSkip;
  #rows: Rows | null = null;
  #isTooLong = false;
  #table: TableName | null = null;
  /** The head of the last INSERT, for the next one mostly has the same. */
  #head: Buffer = Buffer.alloc(0);
  #headRows: Rows | null = null;

  constructor(cursor: SqlCursor, sink: DumpSink) {
    this.#cursor = cursor;
    this.#sink = sink;
    this.proof = new DumpProof(cursor.dialect);
    this.#tuples = new TupleReader(cursor);
    this.#copy = new CopyReader(cursor);
    this.#skip = new TextSkip(cursor, 'statement');
  }

  /** The line that reading has come to. */
  get line(): number {
    return this.#cursor.line;
  }

  push(chunk: Uint8Array): void {
    if (this.stop !== null) return;
    this.#cursor.append(chunk);
    this.#read();
  }

  end(): void {
    if (this.stop !== null) return;
    this.#cursor.isLast = true;
    this.#read();
    const mayEnd =
      this.#awaited === 'statement' ||
      (this.#cursor.form.endsUnsaid &&
        (this.#awaited === 'row-end' || (this.#awaited === 'statement-rest' && this.#skip.isBetween)));
    if (!mayEnd) this.#stopAt('sql-cut-off');
  }

  #read(): void {
    const cursor = this.#cursor;
    for (;;) {
      const { at, line } = cursor;
      try {
        const goesOn = this.#step();
        for (const comment of cursor.comments) this.proof.comment(comment, cursor.line);
        cursor.comments = [];
        if (!goesOn || this.stop !== null) return;
      } catch (error) {
        cursor.comments = [];
        if (error instanceof NoSql)
          this.#stopAt(cursor.isLast && cursor.at >= cursor.end ? 'sql-cut-off' : 'sql-malformed');
        else if (!(error instanceof OutOfBytes)) throw error;
        else if (cursor.end - at > largestRow) this.#stopAt('sql-malformed');
        else {
          cursor.at = at;
          cursor.line = line;
        }
        return;
      }
    }
  }

  /** False where the bytes at hand are used up. */
  #step(): boolean {
    switch (this.#awaited) {
      case 'statement':
        return this.#statement();
      case 'row':
        return this.#beginRow();
      case 'row-rest':
        return this.#row();
      case 'row-end':
        return this.#endRow();
      case 'columns':
        return this.#columns();
      case 'copy':
        return this.#copyLine();
      case 'statement-rest':
        return this.#rest();
    }
  }

  #statement(): boolean {
    const cursor = this.#cursor;
    cursor.skipBlank();
    if (cursor.isAtEnd) return false;
    if (this.#isSameHead()) {
      cursor.goTo(cursor.at + this.#head.length);
      this.#rows = this.#headRows;
      this.#awaited = 'row';
      this.proof.rows();
      return true;
    }
    if (this.#isDelimiter()) return true;
    const { at, line } = cursor;
    if (this.#isMessage()) return true;
    const statement = readStatement(cursor);
    this.#begin(statement, at, line);
    return true;
  }

  #begin(statement: Statement, at: number, line: number): void {
    const cursor = this.#cursor;
    if (statement.kind !== 'insert') this.#head = Buffer.alloc(0);
    switch (statement.kind) {
      case 'insert':
        this.#insert(statement, line);
        this.#head =
          this.#awaited === 'row' ? Buffer.from(cursor.bytes.subarray(at, cursor.at)) : Buffer.alloc(0);
        this.#headRows = this.#rows;
        return;
      case 'copy': {
        const table = this.#name(statement.table);
        if (!statement.isText) this.#sink.notWritten(table, 'computed', line);
        this.proof.rows();
        this.#rows = { table, taker: statement.isText ? this.#takerOf(table, statement.columns) : null };
        this.#copy.begin();
        this.#awaited = 'copy';
        return;
      }
      case 'definition':
        this.#table = this.#name(statement.table);
        this.#skip = new TextSkip(cursor, 'group');
        this.#awaited = 'columns';
        return;
      case 'change':
        this.#sink.notWritten(this.#name(statement.table), 'changed', line);
        this.#skipRest('statement');
        return;
      case 'use':
        this.#place.database = statement.database;
        this.#skipRest('statement');
        return;
      case 'transaction':
        this.proof.transaction(statement.step, line);
        this.#skipRest('statement');
        return;
      case 'set':
        this.#set();
        return;
      case 'line':
        followSetting(cursor.skipLine(), cursor, this.#place, this.proof);
        return;
      case 'program':
        this.#skipRest('program');
        return;
      case 'other':
        this.#skipRest('statement');
    }
  }

  #insert({ table: names, columns, rows }: Statement & { readonly kind: 'insert' }, line: number): void {
    const table = this.#name(names);
    if (rows === 'computed') {
      this.#sink.notWritten(table, 'computed', line);
      this.#skipRest('statement');
      return;
    }
    this.proof.rows();
    this.#rows = { table, taker: this.#takerOf(table, columns) };
    this.#awaited = 'row';
  }

  #set(): void {
    const cursor = this.#cursor;
    if (cursor.dialect === 'oracle') {
      cursor.skipLine();
      return;
    }
    const [text] = cursor.ahead(longestSetting).split(/[;\n]/, 1);
    followSetting(text, cursor, this.#place, this.proof);
    this.#skipRest('statement');
  }

  #beginRow(): boolean {
    const cursor = this.#cursor;
    cursor.skipBlank();
    if (cursor.peek() !== openParenthesis) throw new NoSql();
    this.#skip = new TextSkip(cursor, 'group');
    this.#isTooLong = false;
    this.#awaited = 'row-rest';
    return true;
  }

  #row(): boolean {
    const cursor = this.#cursor;
    const skip = this.#skip;
    const isDone = skip.goOn();
    const rows = this.#rows;
    if (skip.isUnclear) {
      this.#stopAt('sql-backslash-unclear');
      return false;
    }
    const taker = rows?.taker ?? null;
    if (taker !== null && !this.#isTooLong) {
      if (skip.scanned > largestRow) {
        this.#isTooLong = true;
        taker.values.clear();
        taker.rejected(cursor.line, 'row-too-long');
      } else if (isDone) this.#tuples.read(cursor.at, cursor.at + skip.scanned - 1, cursor.line, taker);
      else return false;
    }
    if (isDone && rows !== null && taker === null) this.#sink.passed(rows.table, 1);
    skip.drop();
    if (isDone) this.#awaited = 'row-end';
    return isDone;
  }

  #endRow(): boolean {
    const cursor = this.#cursor;
    cursor.skipBlank();
    if (cursor.isAtEnd) return false;
    if (cursor.peek() === comma) {
      cursor.at += 1;
      this.#awaited = 'row';
      return true;
    }
    if (this.#isDelimiter()) return true;
    const { line } = cursor;
    const word = cursor.nextWord();
    if (word === 'INTO') {
      const next = insert(cursor);
      if (next.kind !== 'insert') throw new NoSql();
      this.#insert(next, line);
      return true;
    }
    if (afterRows.has(word)) this.#skipRest('statement');
    else if (cursor.form.endsUnsaid && isWordByte(cursor.peek())) this.#awaited = 'statement';
    else throw new NoSql();
    return true;
  }

  #columns(): boolean {
    const cursor = this.#cursor;
    const isDone = this.#skip.goOn();
    if (this.#skip.scanned > largestRow) throw new NoSql();
    if (!isDone || this.#table === null) return false;
    const body = cursor.bytes.subarray(cursor.at + 1, cursor.at + this.#skip.scanned - 1);
    this.#sink.defined(this.#table, readTableColumns(body, cursor));
    this.#skip.drop();
    this.#skipRest('statement');
    return true;
  }

  #copyLine(): boolean {
    const rows = this.#rows;
    if (rows === null) throw new Error('a COPY without rows');
    const isDone = this.#copy.goOn(rows.taker, (count) => {
      this.#sink.passed(rows.table, count);
    });
    if (isDone) this.#awaited = 'statement';
    return isDone;
  }

  #rest(): boolean {
    const isDone = this.#skip.goOn();
    this.#skip.drop();
    if (this.#skip.isUnclear) this.#stopAt('sql-backslash-unclear');
    if (isDone) this.#awaited = 'statement';
    return isDone;
  }

  #skipRest(target: 'statement' | 'program'): void {
    this.#skip = new TextSkip(this.#cursor, target);
    this.#awaited = 'statement-rest';
  }

  #isSameHead(): boolean {
    const { bytes, at, end } = this.#cursor;
    const head = this.#head;
    if (head.length === 0 || at + head.length > end) return false;
    for (let place = 0; place < head.length; place += 1) if (bytes[at + place] !== head[place]) return false;
    return true;
  }

  #isDelimiter(): boolean {
    const cursor = this.#cursor;
    const { delimiter } = cursor;
    for (let place = 0; place < delimiter.length; place += 1)
      if (cursor.peek(place) !== delimiter[place]) return false;
    cursor.at += delimiter.length;
    this.#awaited = 'statement';
    return true;
  }

  /** Passes over a line that a program has written on stderr. */
  #isMessage(): boolean {
    const cursor = this.#cursor;
    if (cursor.peek() === none || !messageWords.test(cursor.nextWord())) return false;
    const { at, line } = cursor;
    const message = readMessage(cursor.skipLine());
    if (message === 'failure') this.proof.failed(line);
    if (message === null) cursor.at = at;
    return message !== null;
  }

  #takerOf(table: TableName, columns: readonly SqlName[] | null): RowTaker | null {
    const names = columns?.map((column) => nameText(column, this.#cursor.form)) ?? null;
    return this.#sink.takerOf(table, names, this.#cursor.line);
  }

  #name(names: readonly SqlName[]): TableName {
    return this.#place.tableName(names, this.#cursor.form);
  }

  #stopAt(why: DumpStop['why']): void {
    const { line } = this.#cursor;
    const isInRow =
      (this.#awaited === 'row-rest' && !this.#isTooLong) || (this.#awaited === 'copy' && this.#copy.isInRow);
    const taker = this.#rows?.taker ?? null;
    if (isInRow && taker !== null) {
      taker.values.clear();
      taker.rejected(line, 'sql-broken');
    }
    this.stop = { line, why };
  }
}

const longestSetting = 512;
const openParenthesis = 0x28;
const comma = 0x2c;
/** What may follow the last row of an INSERT. */
const afterRows: ReadonlySet<string> = new Set(['ON', 'RETURNING', 'AS', 'SELECT', 'OUTPUT', 'LOG']);
const messageWords = /^(?:MYSQLDUMP|MARIADB|MARIADBDUMP|PG_DUMP|PG_DUMPALL|SQLITE3?|PSQL|ERROR)$/;

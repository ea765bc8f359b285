import { DumpProof } from './dump-proof.ts';
import type { DumpRows, DumpSink } from './dump-sink.ts';
import { followSetting } from './settings.ts';
import { NoSql, none } from './sql-bytes.ts';
import type { SqlCursor, SqlName } from './sql-cursor.ts';
import { insert } from './insert-head.ts';
import { readStatement } from './read-statement.ts';
import type { Statement } from './statement.ts';
import { DumpPlace, nameText, type TableName } from './table-name.ts';
import { readMessage } from './tool-message.ts';

/** What stands behind the beginning of a statement. */
export type Following =
  | { readonly kind: 'insert'; readonly rows: DumpRows }
  | { readonly kind: 'copy'; readonly rows: DumpRows }
  | { readonly kind: 'columns'; readonly table: TableName }
  | { readonly kind: 'rest'; readonly target: 'statement' | 'program' }
  /** The statement has ended. */
  | { readonly kind: 'statement' };

/** How an INSERT begins, and what that brings. */
interface InsertHead {
  readonly bytes: Uint8Array;
  readonly words: DataView;
  readonly lines: number;
  readonly following: Following;
}

function headOf(text: Uint8Array, lines: number, following: Following): InsertHead {
  const bytes = Uint8Array.from(text);
  return { bytes, words: new DataView(bytes.buffer), lines, following };
}

const ended: Following = { kind: 'statement' };
const rest: Following = { kind: 'rest', target: 'statement' };
const noHead = headOf(new Uint8Array(), 0, ended);

/** Reads how statements begin, follows what they say of those behind them, and tells what each one brings. */
export class StatementReader {
  readonly proof: DumpProof;
  readonly #cursor: SqlCursor;
  readonly #sink: DumpSink;
  readonly #place = new DumpPlace();
  /** The head of the last INSERT, for the next one mostly has the same. */
  #head = noHead;

  constructor(cursor: SqlCursor, sink: DumpSink) {
    this.#cursor = cursor;
    this.#sink = sink;
    this.proof = new DumpProof(cursor.dialect);
  }

  /** null where nothing follows any more. */
  next(): Following | null {
    const cursor = this.#cursor;
    cursor.skipBlank();
    // They are told of before what stands behind them.
    if (cursor.comments.length > 0) return ended;
    if (cursor.isAtEnd) return null;
    if (this.#isSameHead()) {
      cursor.at += this.#head.bytes.length;
      cursor.line += this.#head.lines;
      this.proof.rows();
      return this.#head.following;
    }
    if (cursor.passDelimiter() || this.#isMessage()) return ended;
    const { at, line } = cursor;
    const statement = readStatement(cursor);
    const following = this.#follow(statement, line);
    const isHead = following.kind === 'insert';
    this.#head = isHead
      ? headOf(cursor.bytes.subarray(at, cursor.at), cursor.line - line, following)
      : noHead;
    return following;
  }

  /** The rows of another table in the same statement. */
  another(): Following {
    const { line } = this.#cursor;
    const statement = insert(this.#cursor);
    if (statement.kind !== 'insert') throw new NoSql();
    return this.#insert(statement, line);
  }

  #follow(statement: Statement, line: number): Following {
    const cursor = this.#cursor;
    switch (statement.kind) {
      case 'insert':
        return this.#insert(statement, line);
      case 'copy':
        return this.#copy(statement, line);
      case 'definition':
        return { kind: 'columns', table: this.#name(statement.table) };
      case 'change':
        this.#sink.notWritten(this.#name(statement.table), 'changed', line);
        return rest;
      case 'use':
        this.#place.database = statement.database;
        return rest;
      case 'transaction':
        this.proof.transaction(statement.step, line);
        return rest;
      case 'set': {
        const [text] = cursor.ahead(longestSetting).split(/[;\n]/, 1);
        followSetting(text, cursor, this.#place, this.proof);
        // SQL*Plus ends them with the line.
        const isLine = cursor.dialect === 'oracle' && /^SET/i.test(text);
        if (isLine) cursor.skipLine();
        return isLine ? ended : rest;
      }
      case 'line':
        followSetting(cursor.skipLine(), cursor, this.#place, this.proof);
        return ended;
      case 'program':
        return { kind: 'rest', target: 'program' };
      case 'other':
        return rest;
    }
  }

  #insert({ table: names, columns, rows }: Statement & { readonly kind: 'insert' }, line: number): Following {
    const table = this.#name(names);
    if (rows === 'computed') {
      this.#sink.notWritten(table, 'computed', line);
      return rest;
    }
    return { kind: 'insert', rows: this.#rows(table, columns, line) };
  }

  #copy({ table: names, columns, isText }: Statement & { readonly kind: 'copy' }, line: number): Following {
    const table = this.#name(names);
    if (isText) return { kind: 'copy', rows: this.#rows(table, columns, line) };
    this.#sink.notWritten(table, 'computed', line);
    return { kind: 'copy', rows: { table, taker: null } };
  }

  #rows(table: TableName, columns: readonly SqlName[] | null, line: number): DumpRows {
    this.proof.rows();
    const names = columns?.map((column) => nameText(column, this.#cursor.form)) ?? null;
    return { table, taker: this.#sink.takerOf(table, names, line) };
  }

  #name(names: readonly SqlName[]): TableName {
    return this.#place.tableName(names, this.#cursor.form);
  }

  #isSameHead(): boolean {
    const { bytes, words, at, end } = this.#cursor;
    const head = this.#head;
    const { length } = head.bytes;
    if (length === 0 || at + length > end) return false;
    let place = 0;
    for (; place + 4 <= length; place += 4) {
      if (words.getInt32(at + place, true) !== head.words.getInt32(place, true)) return false;
    }
    for (; place < length; place += 1) if (bytes[at + place] !== head.bytes[place]) return false;
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
}

const longestSetting = 512;
const messageWords = /^(?:MYSQLDUMP|MARIADB|MARIADBDUMP|PG_DUMP|PG_DUMPALL|SQLITE3?|PSQL|ERROR)$/;

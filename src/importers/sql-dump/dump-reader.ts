import { CopyReader } from './copy-reader.ts';
import type { DumpProof } from './dump-proof.ts';
import { largestRow, type DumpRows, type DumpSink, type DumpStop } from './dump-sink.ts';
import { InsertReader } from './insert-reader.ts';
import { NoSql, OutOfBytes } from './sql-bytes.ts';
import type { SqlCursor } from './sql-cursor.ts';
import { StatementReader, type Following } from './statement-reader.ts';
import { readTableColumns } from './table-columns.ts';
import type { TableName } from './table-name.ts';
import { TextSkip } from './text-skip.ts';

/**
 * Finds definitions and rows in the text of a dump. Nothing in it is ever run; statements that say anything else are
 * passed over. Chunks may end anywhere.
 */
export class DumpReader {
  stop: DumpStop | null = null;
  readonly #cursor: SqlCursor;
  readonly #sink: DumpSink;
  readonly #statements: StatementReader;
  readonly #insert: InsertReader;
  readonly #copy: CopyReader;
  #skip: TextSkip;
  #following: Following = { kind: 'statement' };

  constructor(cursor: SqlCursor, sink: DumpSink) {
    this.#cursor = cursor;
    this.#sink = sink;
    this.#statements = new StatementReader(cursor, sink);
    this.#insert = new InsertReader(cursor, sink);
    this.#copy = new CopyReader(cursor);
    this.#skip = new TextSkip(cursor, 'statement');
  }

  get proof(): DumpProof {
    return this.#statements.proof;
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
    if (this.stop === null && !this.#mayEnd()) this.#stopAt('sql-cut-off');
  }

  #mayEnd(): boolean {
    const { kind } = this.#following;
    if (kind === 'statement') return true;
    if (!this.#cursor.form.endsUnsaid) return false;
    return kind === 'insert' ? this.#insert.isBehindRow : kind === 'rest' && this.#skip.isBetween;
  }

  #read(): void {
    const cursor = this.#cursor;
    while (this.stop === null) {
      const { at, line } = cursor;
      try {
        const goesOn = this.#step();
        if (cursor.comments.length > 0) this.#tellComments();
        if (!goesOn) return;
      } catch (error) {
        cursor.comments = [];
        if (error instanceof NoSql) this.#stopAt(cursor.isAtEnd ? 'sql-cut-off' : 'sql-malformed');
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
    const following = this.#following;
    switch (following.kind) {
      case 'statement': {
        const next = this.#statements.next();
        if (next !== null) this.#begin(next);
        return next !== null;
      }
      case 'insert':
        return this.#goOnInsert();
      case 'copy':
        return this.#goOnCopy(following.rows);
      case 'columns':
        return this.#goOnColumns(following.table);
      case 'rest':
        return this.#goOnRest();
    }
  }

  #begin(following: Following): void {
    this.#following = following;
    if (following.kind === 'insert') this.#insert.begin(following.rows);
    else if (following.kind === 'copy') this.#copy.begin();
    else if (following.kind === 'columns') this.#skip = new TextSkip(this.#cursor, 'group');
    else if (following.kind === 'rest') this.#skip = new TextSkip(this.#cursor, following.target);
  }

  #goOnInsert(): boolean {
    const after = this.#insert.goOn();
    if (after === 'waits') return false;
    if (after === 'unclear') this.#stopAt('sql-backslash-unclear');
    else if (after === 'another') this.#begin(this.#statements.another());
    else this.#begin(after === 'rest' ? { kind: 'rest', target: 'statement' } : { kind: 'statement' });
    return true;
  }

  #goOnCopy({ table, taker }: DumpRows): boolean {
    const isDone = this.#copy.goOn(taker, (rows) => {
      this.#sink.passed(table, rows);
    });
    if (isDone) this.#begin({ kind: 'statement' });
    return isDone;
  }

  #goOnColumns(table: TableName): boolean {
    const cursor = this.#cursor;
    const isDone = this.#skip.goOn();
    if (this.#skip.scanned > largestRow) throw new NoSql();
    if (!isDone) return false;
    const body = cursor.bytes.subarray(cursor.at + 1, cursor.at + this.#skip.scanned - 1);
    this.#sink.defined(table, readTableColumns(body, cursor));
    this.#skip.drop();
    this.#begin({ kind: 'rest', target: 'statement' });
    return true;
  }

  #goOnRest(): boolean {
    const isDone = this.#skip.goOn();
    this.#skip.drop();
    if (this.#skip.isUnclear) this.#stopAt('sql-backslash-unclear');
    if (isDone) this.#begin({ kind: 'statement' });
    return isDone;
  }

  #tellComments(): void {
    const { comments, line } = this.#cursor;
    for (const comment of comments) this.proof.comment(comment, line);
    this.#cursor.comments = [];
  }

  #stopAt(why: DumpStop['why']): void {
    const { line } = this.#cursor;
    const following = this.#following;
    this.stop = { line, why };
    const isInRow =
      (following.kind === 'insert' && this.#insert.isInRow) ||
      (following.kind === 'copy' && this.#copy.isInRow);
    if (!isInRow || following.rows.taker === null) return;
    following.rows.taker.values.clear();
    following.rows.taker.rejected(line, 'sql-broken');
  }
}

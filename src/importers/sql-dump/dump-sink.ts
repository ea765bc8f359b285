import type { RowTaker } from './row-taker.ts';
import type { TableColumn } from './table-columns.ts';
import type { TableName } from './table-name.ts';

/** The rows that an INSERT or a COPY brings; nobody wants them where `taker` is null. */
export interface DumpRows {
  readonly table: TableName;
  readonly taker: RowTaker | null;
}

/** Hears what is found in a dump, in its order. */
export interface DumpSink {
  defined(table: TableName, columns: readonly TableColumn[]): void;
  /** Rows of a table follow; `columns` is null where only its definition names them. null: nobody wants the rows. */
  takerOf(table: TableName, columns: readonly string[] | null, line: number): RowTaker | null;
  /** Rows that nobody wants were passed. */
  passed(table: TableName, rows: number): void;
  /** Rows of a table are changed or removed by a statement, or come from one: they are not written in the dump. */
  notWritten(table: TableName, how: 'changed' | 'computed', line: number): void;
}

/** Where reading stopped, and why. */
export interface DumpStop {
  readonly line: number;
  readonly why: 'sql-cut-off' | 'sql-malformed' | 'sql-backslash-unclear';
}

/** Rows and heads of statements that are longer than this are not taken. */
export const largestRow = 4 << 20;

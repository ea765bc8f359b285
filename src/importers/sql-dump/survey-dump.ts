import type { DumpSink } from './dump-sink.ts';
import type { TableColumn } from './table-columns.ts';
import type { TableName } from './table-name.ts';

/** A table of a dump: what it is called, what its columns are, how many rows it has. */
export interface SurveyedTable {
  readonly name: TableName;
  /** Those that the dump defines, in their order; null where it does not: rows that do not name theirs cannot be read. */
  readonly defined: readonly TableColumn[] | null;
  /** The same, and those that only rows name. */
  readonly columns: readonly string[];
  readonly hasUnnamedRows: boolean;
  readonly rows: number;
  /** Where a statement first changes rows that were written before, or brings rows that are not written. */
  readonly notWritten: { readonly how: 'changed' | 'computed'; readonly line: number } | null;
}

type Draft = { -readonly [Member in keyof SurveyedTable]: SurveyedTable[Member] };

/** Gathers the tables of a dump and takes none of their rows. */
export class DumpSurvey implements DumpSink {
  readonly #tables = new Map<string, Draft>();

  /** In the order in which they were first named. */
  get tables(): readonly SurveyedTable[] {
    return [...this.#tables.values()];
  }

  defined(name: TableName, columns: readonly TableColumn[]): void {
    const table = this.#table(name);
    table.defined = columns;
    addColumns(
      table,
      columns.map((column) => column.name),
    );
  }

  takerOf(name: TableName, columns: readonly string[] | null): null {
    const table = this.#table(name);
    if (columns === null) table.hasUnnamedRows = true;
    else addColumns(table, columns);
    return null;
  }

  passed(name: TableName, rows: number): void {
    this.#table(name).rows += rows;
  }

  notWritten(name: TableName, how: 'changed' | 'computed', line: number): void {
    const table = this.#table(name);
    if (how === 'computed' || table.rows > 0) table.notWritten ??= { how, line };
  }

  #table(name: TableName): Draft {
    const known = this.#tables.get(name.key);
    if (known !== undefined) return known;
    const table: Draft = {
      name,
      defined: null,
      columns: [],
      hasUnnamedRows: false,
      rows: 0,
      notWritten: null,
    };
    this.#tables.set(name.key, table);
    return table;
  }
}

function addColumns(table: Draft, columns: readonly string[]): void {
  const known = new Set(table.columns.map((column) => column.toLowerCase()));
  const others = columns.filter((column) => !known.has(column.toLowerCase()));
  if (others.length > 0) table.columns = [...table.columns, ...others];
}

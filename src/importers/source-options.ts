import type { z } from 'zod';
import type { csvSource } from './csv-options.ts';
import type { sqlDumpSource } from './sql-dump-options.ts';
import type { Dialect } from './sql-dump/dialects.ts';
import type { WrittenSource } from './written-source-options.ts';

/** How a CSV file is read, with every choice made; null is left to the importer. */
export interface CsvOptions {
  readonly kind: 'csv';
  readonly file: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly multiValueSeparator: string | null;
  readonly trim: boolean;
  /**
   * The rows of a spreadsheet that people filled in: cells at a row's end may be missing, for spreadsheets leave
   * empty ones out; a key may be missing, and there may be no row.
   */
  readonly isFilledIn: boolean;
}

/** How a JSON file, or a folder of them, is read, with every choice made. */
export interface JsonOptions {
  readonly kind: 'json';
  readonly file: string;
  readonly trim: boolean;
}

/** The same where it has to be what a SCIM server answers. */
export interface ScimOptions {
  readonly kind: 'scim';
  readonly file: string;
  readonly trim: boolean;
}

/** How a csvde file is read, with every choice made; null is left to the importer. */
export interface CsvdeOptions {
  readonly kind: 'csvde';
  readonly file: string;
  readonly encoding: string | null;
  readonly trim: boolean;
}

/** How a table is joined to that of the users. */
export interface JoinOptions {
  readonly table: string;
  readonly usersColumn: string;
  readonly ownColumn: string;
}

/** How a dump in SQL is read, with every choice made; null is left to the importer. */
export interface SqlDumpOptions {
  readonly kind: 'sql-dump';
  readonly file: string;
  readonly table: string | null;
  readonly joins: readonly JoinOptions[];
  readonly dialect: Dialect | null;
  readonly encoding: string | null;
  readonly trim: boolean;
}

/** How an LDIF file is read, with every choice made. */
export interface LdifOptions {
  readonly kind: 'ldif';
  readonly file: string;
  readonly trim: boolean;
}

/** How an Excel file is read, with every choice made; null is left to the importer. */
export interface ExcelOptions {
  readonly kind: 'excel';
  readonly file: string;
  readonly sheet: string | null;
  readonly trim: boolean;
}

/** A file of which nobody said what it is, and how it is read if it is CSV, Excel or a dump. */
export interface UnnamedOptions extends Omit<CsvOptions, 'kind'> {
  readonly kind: 'unnamed';
  readonly sheet: string | null;
  readonly dump: Pick<SqlDumpOptions, 'table' | 'joins' | 'dialect'>;
}

/** Fills in what the configuration leaves open. */
export function csvOptions(written: z.infer<typeof csvSource>): CsvOptions {
  return {
    kind: 'csv',
    file: written.file,
    encoding: written.encoding ?? null,
    delimiter: written.delimiter ?? null,
    multiValueSeparator: written.multiValueSeparator ?? null,
    trim: written.trim ?? false,
    isFilledIn: false,
  };
}

function sqlDumpOptions(written: z.infer<typeof sqlDumpSource>): SqlDumpOptions {
  const joins = Array.isArray(written.join)
    ? written.join
    : [written.join].filter((join) => join !== undefined);
  return {
    kind: 'sql-dump',
    file: written.file,
    table: written.table ?? null,
    joins: joins.flatMap(({ table, on }) =>
      Object.entries(on).map(([usersColumn, ownColumn]) => ({ table, usersColumn, ownColumn })),
    ),
    dialect: written.dialect ?? null,
    encoding: written.encoding ?? null,
    trim: written.trim ?? false,
  };
}

/** The same for every kind, and for a file without one. */
export function sourceOptions(written: WrittenSource): SourceOptions {
  const { file, trim = false } = written;
  switch (written.kind) {
    case undefined:
      return unnamedOptions(file, written);
    case 'csv':
      return csvOptions(written);
    case 'csvde':
      return { kind: 'csvde', file, encoding: written.encoding ?? null, trim };
    case 'json':
    case 'scim':
    case 'ldif':
      return { kind: written.kind, file, trim };
    case 'excel':
      return { kind: 'excel', file, sheet: written.sheet ?? null, trim };
    case 'sql-dump':
      return sqlDumpOptions(written);
  }
}

/** For a file that was given by its name alone: `written` says how the one was read that it stands in for. */
export function unnamedOptions(file: string, written?: WrittenSource): UnnamedOptions {
  const asCsv = written?.kind === 'csv' ? written : { trim: written?.trim };
  const options = csvOptions({ ...asCsv, kind: 'csv', file });
  const sheet = written?.kind === 'excel' ? (written.sheet ?? null) : null;
  const dump = sqlDumpOptions(written?.kind === 'sql-dump' ? written : { kind: 'sql-dump', file });
  const encoding = options.encoding ?? dump.encoding;
  return { ...options, encoding, kind: 'unnamed', sheet, dump };
}

/** A source of users as the program uses it: one member per importer. */
export type SourceOptions =
  | CsvOptions
  | CsvdeOptions
  | JsonOptions
  | ScimOptions
  | ExcelOptions
  | LdifOptions
  | SqlDumpOptions
  | UnnamedOptions;

/** What a file can be recognised as. */
export type FileKind = Exclude<SourceOptions['kind'], 'unnamed' | 'scim'>;

import type { z } from 'zod';
import type { csvSource } from './csv-options.ts';
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

/** How an Excel file is read, with every choice made; null is left to the importer. */
export interface ExcelOptions {
  readonly kind: 'excel';
  readonly file: string;
  readonly sheet: string | null;
  readonly trim: boolean;
}

/** A file of which nobody said what it is, and how it is read if it is CSV or Excel. */
export interface UnnamedOptions extends Omit<CsvOptions, 'kind'> {
  readonly kind: 'unnamed';
  readonly sheet: string | null;
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

/** The same for every kind, and for a file without one. */
export function sourceOptions(written: WrittenSource): SourceOptions {
  const { file, trim = false } = written;
  switch (written.kind) {
    case undefined:
      return unnamedOptions(file, written);
    case 'csv':
      return csvOptions(written);
    case 'json':
    case 'scim':
      return { kind: written.kind, file, trim };
    case 'excel':
      return { kind: 'excel', file, sheet: written.sheet ?? null, trim };
  }
}

/** For a file that was given by its name alone: `written` says how the one was read that it stands in for. */
export function unnamedOptions(file: string, written?: WrittenSource): UnnamedOptions {
  const asCsv = written?.kind === 'csv' ? written : { trim: written?.trim };
  const sheet = written?.kind === 'excel' ? (written.sheet ?? null) : null;
  return { ...csvOptions({ ...asCsv, kind: 'csv', file }), kind: 'unnamed', sheet };
}

/** A source of users as the program uses it: one member per importer. */
export type SourceOptions = CsvOptions | JsonOptions | ScimOptions | ExcelOptions | UnnamedOptions;

/** What a file can be recognised as. */
export type FileKind = Exclude<SourceOptions['kind'], 'unnamed' | 'scim'>;

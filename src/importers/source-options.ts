import type { z } from 'zod';
import type { csvSource } from './csv-options.ts';
import type { jsonSource } from './json-options.ts';

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

/** How a JSON file is read, with every choice made. */
export interface JsonOptions {
  readonly kind: 'json';
  readonly file: string;
  readonly trim: boolean;
}

/** A file of which nobody said what it is. */
export interface UnnamedOptions {
  readonly kind: 'unnamed';
  readonly file: string;
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

/** The same for either kind. */
export function sourceOptions(
  written: z.infer<typeof csvSource> | z.infer<typeof jsonSource>,
): CsvOptions | JsonOptions {
  if (written.kind === 'csv') return csvOptions(written);
  return { kind: 'json', file: written.file, trim: written.trim ?? false };
}

/** A source of users as the program uses it: one member per importer. */
export type SourceOptions = CsvOptions | JsonOptions | UnnamedOptions;

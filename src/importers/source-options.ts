import type { z } from 'zod';
import type { csvSource } from './csv-options.ts';

/** How a CSV file is read, with every choice made; null is left to the importer. */
export interface CsvOptions {
  readonly kind: 'csv';
  readonly file: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly multiValueSeparator: string | null;
  readonly trim: boolean;
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
  };
}

/** A source of users as the program uses it: one member per importer. */
export type SourceOptions = CsvOptions;

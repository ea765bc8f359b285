import type { z } from 'zod';
import type { csvSource } from './csv-options.ts';
import type { csvdeSource } from './csvde-options.ts';
import type { jsonSource } from './json-options.ts';
import type { ldifSource } from './ldif-options.ts';

/** Any source as the configuration has it. */
export type WrittenSource =
  | z.infer<typeof csvSource>
  | z.infer<typeof csvdeSource>
  | z.infer<typeof jsonSource>
  | z.infer<typeof ldifSource>;

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

/** How a csvde file is read, with every choice made; null is left to the importer. */
export interface CsvdeOptions {
  readonly kind: 'csvde';
  readonly file: string;
  readonly encoding: string | null;
  readonly trim: boolean;
}

/** How an LDIF file is read, with every choice made. */
export interface LdifOptions {
  readonly kind: 'ldif';
  readonly file: string;
  readonly trim: boolean;
}

/** A file of which nobody said what it is, and how it is read if it is CSV. */
export interface UnnamedOptions extends Omit<CsvOptions, 'kind'> {
  readonly kind: 'unnamed';
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

/** The same for any kind. */
export function sourceOptions(written: WrittenSource): Exclude<SourceOptions, UnnamedOptions> {
  if (written.kind === 'csv') return csvOptions(written);
  const { file, trim = false } = written;
  return written.kind === 'csvde'
    ? { kind: 'csvde', file, encoding: written.encoding ?? null, trim }
    : { kind: written.kind, file, trim };
}

/** For a file that was given by its name alone: `written` says how the one was read that it stands in for. */
export function unnamedOptions(file: string, written?: WrittenSource): UnnamedOptions {
  const { trim } = written ?? {};
  const options = csvOptions(written?.kind === 'csv' ? { ...written, file } : { kind: 'csv', file, trim });
  return { ...options, kind: 'unnamed' };
}

/** A source of users as the program uses it: one member per importer. */
export type SourceOptions = CsvOptions | CsvdeOptions | JsonOptions | LdifOptions | UnnamedOptions;

/** What a file can be recognised as. */
export type FileKind = Exclude<SourceOptions['kind'], 'unnamed'>;

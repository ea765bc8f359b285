import type { CsvOptions } from './csv-options.ts';

/** A source of users as the program uses it: one member per importer. */
export type SourceOptions = CsvOptions;

import { z } from 'zod';
import { delimiters } from './csv/delimiters.ts';

/** How a CSV file is written in the configuration. */
export const csvSource = z
  .strictObject({
    kind: z.literal('csv').describe('A file of comma-separated values.'),
    file: z.string().min(1).describe("The file; relative to the configuration's folder."),
    encoding: z.string().min(1).optional().describe('Name of the encoding; recognised where it is left out.'),
    delimiter: z.enum(delimiters).optional().describe('Recognised from the header where left out.'),
    multiValueSeparator: z
      .string()
      .min(1)
      .optional()
      .describe('What stands between the values of one cell, in the columns of matching rules.'),
    trim: z.boolean().optional().describe('Take away blanks around each cell: for databases that pad.'),
  })
  .describe('An exported CSV file.');

/** The same with every choice made; null is left to the importer. */
export interface CsvOptions {
  readonly kind: 'csv';
  readonly file: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly multiValueSeparator: string | null;
  readonly trim: boolean;
}

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

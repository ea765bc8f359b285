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

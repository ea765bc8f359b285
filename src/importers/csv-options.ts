import { z } from 'zod';
import { delimiters } from './csv/delimiters.ts';
import { encoding, file, trim } from './shared-options.ts';

/** How a CSV file is written in the configuration. */
export const csvSource = z
  .strictObject({
    kind: z.literal('csv').describe('A file of comma-separated values.'),
    file,
    encoding,
    delimiter: z.enum(delimiters).optional().describe('Recognised from the header where left out.'),
    multiValueSeparator: z
      .string()
      .min(1)
      .optional()
      .describe('What stands between the values of one cell, in the columns of matching rules.'),
    trim: trim('cell', 'databases'),
  })
  .describe('An exported CSV file.');

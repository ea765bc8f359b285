import { z } from 'zod';

/** How a csvde file is written in the configuration. */
export const csvdeSource = z
  .strictObject({
    kind: z.literal('csvde').describe("What Active Directory's csvde writes: CSV whose first column is DN."),
    file: z.string().min(1).describe("The file; relative to the configuration's folder."),
    encoding: z.string().min(1).optional().describe('Name of the encoding; recognised where it is left out.'),
    trim: z.boolean().optional().describe('Take away blanks around each value: for directories that pad.'),
  })
  .describe('An exported csvde file.');

import { z } from 'zod';

/** How a JSON file is written in the configuration. */
export const jsonSource = z
  .strictObject({
    kind: z.literal('json').describe('A file of objects: a Graph page, a list, or one object to a line.'),
    file: z.string().min(1).describe("The file; relative to the configuration's folder."),
    trim: z.boolean().optional().describe('Take away blanks around each value: for databases that pad.'),
  })
  .describe('An exported JSON file.');

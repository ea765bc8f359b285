import { z } from 'zod';
import { encoding, file, trim } from './shared-options.ts';

/** How a csvde file is written in the configuration. */
export const csvdeSource = z
  .strictObject({
    kind: z.literal('csvde').describe("What Active Directory's csvde writes: CSV whose first column is DN."),
    file,
    encoding,
    trim: trim('value', 'directories'),
  })
  .describe('An exported csvde file.');

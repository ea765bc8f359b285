import { z } from 'zod';

/** The fields that several kinds of sources have in the configuration. */
export const file = z.string().min(1).describe("The file; relative to the configuration's folder.");

export const encoding = z
  .string()
  .min(1)
  .optional()
  .describe('Name of the encoding; recognised where it is left out.');

/** `part` is what the kind calls a value, `home` where values come from that are filled up with blanks. */
export function trim(part: 'cell' | 'value', home: 'databases' | 'directories'): z.ZodOptional<z.ZodBoolean> {
  return z.boolean().optional().describe(`Take away blanks around each ${part}: for ${home} that pad.`);
}

import { z } from 'zod';
import { trim } from './shared-options.ts';

const options = {
  file: z.string().min(1).describe("The file, or a folder of pages; relative to the configuration's folder."),
  trim: trim('value', 'databases'),
};

/** How a JSON file is written in the configuration. */
export const jsonSource = z
  .strictObject({
    kind: z.literal('json').describe('Objects: a Graph or SCIM page, a list, or one object to a line.'),
    ...options,
  })
  .describe('An exported JSON file, or a folder of pages.');

/** How an answer to `GET /Users` of SCIM is written in the configuration. */
export const scimSource = z
  .strictObject({
    kind: z.literal('scim').describe('What a SCIM server answers to GET /Users: a ListResponse.'),
    ...options,
  })
  .describe('A saved SCIM ListResponse, or a folder of its pages.');

import { z } from 'zod';
import { file, trim } from './shared-options.ts';
import { dialects } from './sql-dump/dialects.ts';

const join = z
  .strictObject({
    table: z.string().min(1).describe('The table, with its schema where several have that name.'),
    on: z
      .record(z.string().min(1), z.string().min(1))
      .refine((columns) => Object.keys(columns).length === 1, 'name one pair of columns, as { id: user_id }')
      .describe('The column of the users, and the column of this table that has the same values.'),
  })
  .describe('A table whose rows belong to users, one or several to each.');

/** How a dump in SQL is written in the configuration. */
export const sqlDumpSource = z
  .strictObject({
    kind: z.literal('sql-dump').describe('A dump of a database in SQL, with its rows as INSERT or COPY.'),
    file,
    table: z
      .string()
      .min(1)
      .optional()
      .describe('The table of the users; where left out, the one that looks like it.'),
    join: z
      .union([join, z.array(join).min(1).max(8)])
      .optional()
      .describe('Tables that say more of the users; their columns are named table.column.'),
    dialect: z.enum(dialects).optional().describe('Whose SQL it is; recognised where left out.'),
    encoding: z.string().min(1).optional().describe('Name of the encoding; the dump mostly says it.'),
    trim: trim('value', 'databases'),
  })
  .describe('A dump of a database in SQL.');

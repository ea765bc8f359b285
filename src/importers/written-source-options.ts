import { z } from 'zod';
import { csvSource } from './csv-options.ts';
import { csvdeSource } from './csvde-options.ts';
import { excelSource } from './excel-options.ts';
import { jsonSource, scimSource } from './json-options.ts';
import { ldifSource } from './ldif-options.ts';
import { file, trim } from './shared-options.ts';
import { sqlDumpSource } from './sql-dump-options.ts';

/** A file whose kind its content tells. */
const unnamedSource = z
  .strictObject({
    kind: z.undefined().optional(),
    file,
    trim: trim('cell', 'databases'),
  })
  .describe('A file whose kind is told from its content.');

const otherSources = [
  csvdeSource,
  jsonSource,
  scimSource,
  excelSource,
  ldifSource,
  sqlDumpSource,
  unnamedSource,
] as const;

/** The application's source as people write it: one member per kind, and one for a file without a kind. */
export const applicationSource = z
  .discriminatedUnion('kind', [csvSource, ...otherSources])
  .describe('An exported file.');

/** The directory's source: its attributes have one value to a cell. */
export const directorySource = z
  .discriminatedUnion('kind', [
    csvSource.omit({ multiValueSeparator: true }).describe('An exported CSV file.'),
    ...otherSources,
  ])
  .describe('An exported file.');

/** Of either side. */
export type WrittenSource = z.infer<typeof applicationSource>;

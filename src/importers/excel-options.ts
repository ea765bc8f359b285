import { z } from 'zod';
import { file, trim } from './shared-options.ts';

/** How an Excel file is written in the configuration. */
export const excelSource = z
  .strictObject({
    kind: z.literal('excel').describe('An Excel workbook (.xlsx).'),
    file,
    sheet: z.string().min(1).optional().describe('The sheet; the first visible one where it is left out.'),
    trim: trim('cell', 'databases'),
  })
  .describe('A sheet of an Excel workbook.');

import { z } from 'zod';

/** How an Excel file is written in the configuration. */
export const excelSource = z
  .strictObject({
    kind: z.literal('excel').describe('An Excel workbook (.xlsx).'),
    file: z.string().min(1).describe("The file; relative to the configuration's folder."),
    sheet: z.string().min(1).optional().describe('The sheet; the first visible one where it is left out.'),
    trim: z.boolean().optional().describe('Take away blanks around each cell: for databases that pad.'),
  })
  .describe('A sheet of an Excel workbook.');

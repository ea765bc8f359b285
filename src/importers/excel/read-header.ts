import { RollcallError } from '../../model/rollcall-error.ts';
import { readPart } from './read-part.ts';
import { SheetRows, type Cells } from './sheet-rows.ts';
import type { SheetPart, Workbook } from './workbook.ts';

/** A sheet's first row that is not empty. */
export interface SheetHeader {
  readonly row: number;
  /** The text of each column, empty where it has none. */
  readonly names: readonly string[];
}

/** Of a sheet, once unpacked. */
export const mostSheetBytes = 2 ** 32;

/** @throws RollcallError `header-missing` where every row is empty. */
export async function readHeader(workbook: Workbook, sheet: SheetPart, source: string): Promise<SheetHeader> {
  const found: { row: number; cells: Cells }[] = [];
  const rows = new SheetRows(workbook, (row, cells) => {
    if (found.length === 0) found.push({ row, cells });
  });
  await readPart(workbook.archive, sheet.part, mostSheetBytes, rows, () => found.length > 0);
  const [header] = found;
  if (header === undefined) {
    throw new RollcallError(
      'header-missing',
      `${source}: the sheet "${sheet.name}" is empty`,
      'Name the sheet that has the users ("sheet" of that source), or export again.',
    );
  }
  const names = Array.from({ length: Math.max(...header.cells.keys()) + 1 }, (_, column) => {
    const cell = header.cells.get(column);
    return cell !== undefined && 'text' in cell ? cell.text : '';
  });
  return { row: header.row, names };
}

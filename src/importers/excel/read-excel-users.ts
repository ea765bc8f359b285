import { Buffer } from 'node:buffer';
import type { Finding } from '../../model/findings.ts';
import type { RejectionReason } from '../../model/rejections.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import type { ImportedUsers, ReadRequest } from '../importer.ts';
import { mergeRepeatedKeys } from '../merge-repeated-keys.ts';
import { RowValues } from '../row-values.ts';
import { UserRows } from '../user-rows.ts';
import { mostSheetBytes, type SheetHeader } from './read-header.ts';
import { readPart } from './read-part.ts';
import { SheetRows, type Cell, type Cells, type MergedCells } from './sheet-rows.ts';
import type { SheetPart, Workbook } from './workbook.ts';

/** Reads the rows behind the header into a table of users; a row's line is its number in the sheet. */
export async function readExcelUsers(
  workbook: Workbook,
  sheet: SheetPart,
  header: SheetHeader,
  trim: boolean,
  request: ReadRequest,
  source: string,
): Promise<Omit<ImportedUsers, 'reading' | 'sha256'>> {
  const columns = [request.key, ...request.columns.values()].map((attribute) =>
    header.names.indexOf(attribute),
  );
  const values = new RowValues(columns.length, trim);
  const rows = new UserRows(source, values, request);
  const numbers = new Map<number, { readonly line: number; count: number }>();
  const read = (line: number, cells: Cells): void => {
    if (line <= header.row) return;
    values.clear();
    let fault: RejectionReason | null = null;
    columns.forEach((column, place) => {
      const cell = cells.get(column);
      if (cell === undefined) return;
      fault ??= faultOf(cell);
      if ('text' in cell) values.add(place, Buffer.from(cell.text));
      // A column that is wanted under two names is counted once.
      if (cell.kind === 'number' && columns.indexOf(column) === place) count(numbers, column, line);
    });
    if (fault === null) rows.user(line);
    else rows.rejected(line, fault);
  };
  const sheetRows = new SheetRows(workbook, read);
  const size = workbook.archive.sizeOf(sheet.part);
  await readPart(workbook.archive, sheet.part, mostSheetBytes, sheetRows, undefined, (bytes) => {
    rows.expect(bytes / size);
    request.onProgress?.(rows.read, bytes / size);
  });
  if (rows.read === 0) {
    throw new RollcallError(
      'no-rows',
      `${source}: the sheet "${sheet.name}" has a header and no rows`,
      'Name the sheet that has the users ("sheet" of that source), or export again.',
    );
  }
  const { table, merged } = mergeRepeatedKeys(source, rows.finish(), request);
  const found = [...numbers].map(([column, place]): Finding => ({
    kind: 'number-cells',
    source,
    side: request.side,
    attribute: header.names[column],
    ...place,
  }));
  return {
    table,
    read: rows.read,
    merged,
    rejections: rows.rejections,
    completeness: 'unproven',
    incomplete: null,
    findings: [...found, ...mergedIn(source, sheetRows.merged, header.row, columns)],
  };
}

function faultOf(cell: Cell): RejectionReason | null {
  if (cell.kind === 'error') return 'error-cell';
  return cell.kind === 'not-calculated' ? 'formula-not-calculated' : null;
}

function count(
  numbers: Map<number, { readonly line: number; count: number }>,
  column: number,
  line: number,
): void {
  const seen = numbers.get(column);
  if (seen === undefined) numbers.set(column, { line, count: 1 });
  else seen.count += 1;
}

/** Merged cells in which users lose a value that is wanted. */
function mergedIn(
  source: string,
  merged: readonly MergedCells[],
  header: number,
  columns: readonly number[],
): Finding[] {
  const losing = merged.filter(
    ({ firstRow, lastRow, firstColumn, lastColumn }) =>
      lastRow > header &&
      columns.some(
        (column) =>
          column >= firstColumn && column <= lastColumn && (lastRow > firstRow || column > firstColumn),
      ),
  );
  if (losing.length === 0) return [];
  const line = Math.min(...losing.map(({ firstRow }) => Math.max(firstRow, header + 1)));
  return [{ kind: 'merged-cells', source, line, count: losing.length }];
}

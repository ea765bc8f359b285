import type { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openExcel } from '../../../src/importers/excel/open-excel.ts';
import type { ImportedUsers, OpenedSource } from '../../../src/importers/importer.ts';
import { rowText, valueText } from '../../../src/tables/column.ts';
import { requestFor } from '../../request-for.ts';
import { temporaryFolder } from '../../run-cli.ts';
import { standInIo } from '../../stand-in-io.ts';

/** A file with these bytes, opened. */
export async function openWorkbook(bytes: Buffer, sheet: string | null = null): Promise<OpenedSource> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'users.xlsx'), bytes);
  const source = await openExcel(
    { kind: 'excel', file: 'users.xlsx', sheet, trim: false },
    folder,
    standInIo(folder),
  );
  onTestFinished(() => source.close());
  return source;
}

export function readWorkbookUsers(
  source: OpenedSource,
  columns: readonly string[],
  key = 'id',
): Promise<ImportedUsers> {
  return source.readUsers(requestFor({ key, columns }));
}

/** The users as `[line, key, text of each column]`. */
export const usersOf = ({ table }: ImportedUsers): (string | number)[][] =>
  Array.from({ length: table.rows }, (_, row) => [
    table.lines[row],
    valueText(table.key, row),
    ...[...table.columns.values()].map((column) => rowText(column, row)),
  ]);

import type { RowFile, UserTable } from '../model/users.ts';

/** The file of a row, null where the export is one file. */
function fileOfRow({ files }: Pick<UserTable, 'files'>, row: number): string | null {
  let found: RowFile | null = null;
  let [low, high] = [0, files.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (files[middle].firstRow > row) high = middle;
    else {
      found = files[middle];
      low = middle + 1;
    }
  }
  return found === null ? null : found.name;
}

/** Where a row of an export stands; `source` is the export as the user named it. */
export function placeOfRow(
  table: Pick<UserTable, 'files' | 'lines'>,
  source: string,
  row: number,
): { readonly source: string; readonly line: number } {
  return { source: fileOfRow(table, row) ?? source, line: table.lines[row] };
}

/** The line of a row as lists show it: behind the name of its file where there are several. */
export function lineText(table: Pick<UserTable, 'files' | 'lines'>, row: number): string {
  const file = fileOfRow(table, row);
  const line = String(table.lines[row]);
  return file === null ? line : `${file}:${line}`;
}

/** The same files for the rows that are left, which `picked` names in ascending order. */
export function filesOfPicked(files: readonly RowFile[], picked: Uint32Array): RowFile[] {
  let next = 0;
  return files.map(({ name, firstRow }) => {
    while (next < picked.length && picked[next] < firstRow) next += 1;
    return { name, firstRow: next };
  });
}

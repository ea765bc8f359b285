/** Rows from `from` up to `to`. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** All rows in that many parts of about the same size. */
export function splitRows(rows: number, parts: number): RowRange[] {
  const bound = (part: number): number => Math.floor((rows * part) / parts);
  return Array.from({ length: parts }, (_, part) => ({ from: bound(part), to: bound(part + 1) }));
}

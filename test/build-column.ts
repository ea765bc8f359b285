import { Buffer } from 'node:buffer';
import type { Column } from '../src/model/users.ts';
import { ColumnBuilder } from '../src/tables/column-builder.ts';

/** A column of the given values, row by row. */
export function buildColumn(name: string, rows: readonly (readonly string[])[]): Column {
  const builder = new ColumnBuilder(name);
  for (const values of rows) builder.appendValues(values.map(byteString));
  return builder.finish();
}

/** The same with one value in each row. */
export function buildPlainColumn(name: string, values: readonly string[]): Column {
  return buildColumn(
    name,
    values.map((value) => [value]),
  );
}

/** The form in which importers hand out cells: each character is one byte of UTF-8. */
export function byteString(text: string): string {
  return Buffer.from(text).toString('latin1');
}

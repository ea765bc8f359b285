import { Buffer } from 'node:buffer';
import type { Column } from '../model/users.ts';
import { ColumnBuilder } from './column-builder.ts';
import { rowText } from './column.ts';

/** A column in which each row has one value, made of its texts in the others with a blank between them. */
export function joinColumns(columns: readonly Column[], rows: number): Column {
  const builder = new ColumnBuilder(columns.map(({ name }) => name).join(' '));
  for (let row = 0; row < rows; row += 1) {
    const parts = columns.map((column) => rowText(column, row)).filter((part) => part.trim() !== '');
    builder.appendBytes(Buffer.from(parts.join(' ')));
  }
  return builder.finish();
}

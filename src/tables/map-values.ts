import { Buffer } from 'node:buffer';
import type { Column } from '../model/users.ts';
import { ColumnBuilder } from './column-builder.ts';
import { firstValueOf, lastValueOf, valueText } from './column.ts';

/** A column with each of its values made into another. */
export function mapValues(column: Column, rows: number, change: (text: string) => string): Column {
  const builder = new ColumnBuilder(column.name);
  for (let row = 0; row < rows; row += 1) {
    const values: string[] = [];
    for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1)
      values.push(Buffer.from(change(valueText(column, value))).toString('latin1'));
    builder.appendValues(values);
  }
  return builder.finish();
}

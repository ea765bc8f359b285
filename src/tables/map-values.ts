import { Buffer } from 'node:buffer';
import type { Column } from '../model/users.ts';
import { ColumnBuilder } from './column-builder.ts';
import { firstValueOf, lastValueOf, valueText } from './column.ts';

/** Values recur, days above all; beyond so many different ones it is not worth to remember more. */
const mostRemembered = 20_000;

/** A column with each of its values made into another, which depends on nothing else. */
export function mapValues(column: Column, rows: number, change: (text: string) => string): Column {
  const builder = new ColumnBuilder(column.name);
  const remembered = new Map<string, string>();
  const changed = (text: string): string => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const byteString = Buffer.from(change(text)).toString('latin1');
    if (remembered.size < mostRemembered) remembered.set(text, byteString);
    return byteString;
  };
  for (let row = 0; row < rows; row += 1) {
    const values: string[] = [];
    for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1)
      values.push(changed(valueText(column, value)));
    builder.appendValues(values);
  }
  return builder.finish();
}

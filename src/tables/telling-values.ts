import type { Column } from '../model/users.ts';
import { firstValueOf, lastValueOf, valueEnd, valueStart, valueText } from './column.ts';
import { isPlaceholder } from './equality.ts';

/** Whether a value is more than a placeholder. */
export function saysSomething(column: Column, value: number): boolean {
  return !isPlaceholder(column.bytes, valueStart(column, value), valueEnd(column, value));
}

/** The values of a row that say something, in the order of the export. */
export function tellingValues(column: Column, row: number): string[] {
  const values: string[] = [];
  for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1) {
    if (saysSomething(column, value)) values.push(valueText(column, value));
  }
  return values;
}

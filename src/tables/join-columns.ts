import { Buffer } from 'node:buffer';
import type { Column } from '../model/users.ts';
import { ColumnBuilder } from './column-builder.ts';
import { firstValueOf, lastValueOf, valueEnd, valueStart, valueText } from './column.ts';
import { isPlaceholder } from './equality.ts';

/** Whoever has several first and last names bears any two of them; more than these are no names. */
const mostTexts = 16;

/**
 * A column of the texts that others hold in parts, with a blank between them. A part that is empty or a placeholder is
 * left out, for `n/a n/a` would look like a name; of several values of a part each makes a text.
 */
export function joinColumns(columns: readonly Column[], rows: number): Column {
  const builder = new ColumnBuilder(columns.map(({ name }) => name).join(' '));
  for (let row = 0; row < rows; row += 1) {
    const texts = columns
      .map((column) => telling(column, row))
      .filter((values) => values.length > 0)
      .reduce<string[][]>(
        (before, values) => before.flatMap((text) => values.map((value) => [...text, value])),
        [[]],
      )
      .slice(0, mostTexts);
    builder.appendValues(texts.map((text) => Buffer.from(text.join(' ')).toString('latin1')));
  }
  return builder.finish();
}

/** The values of a row that say something. */
function telling(column: Column, row: number): string[] {
  const values: string[] = [];
  for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1) {
    if (!isPlaceholder(column.bytes, valueStart(column, value), valueEnd(column, value)))
      values.push(valueText(column, value));
  }
  return values;
}

import { Buffer } from 'node:buffer';
import type { Column } from '../model/users.ts';
import { ColumnBuilder } from './column-builder.ts';
import { tellingValues } from './telling-values.ts';

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
      .map((column) => tellingValues(column, row))
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

import type { Column } from '../model/users.ts';
import { ColumnBuilder } from './column-builder.ts';
import { valueEnd, valueLength, valueStart } from './column.ts';
import { sharedPositions, sharedText } from './shared-arrays.ts';

const encoder = new TextEncoder();

/** A column of texts, one to a row. */
export function textColumn(name: string, texts: Iterable<string>): Column {
  const builder = new ColumnBuilder(name);
  for (const text of texts) builder.appendBytes(encoder.encode(text));
  return builder.finish();
}

/** A column with further rows behind its own, one text to a row. */
export function appendRows(column: Column, texts: readonly string[]): Column {
  const added = texts.map((text) => encoder.encode(text));
  let size = added.reduce((sum, { length }) => sum + length, 0);
  for (let value = 0; value < column.values; value += 1) size += valueLength(column, value);
  const { bytes, words } = sharedText(size);
  const values = column.values + added.length;
  const offsets = sharedPositions(values + 1);
  let end = 0;
  const append = (text: Uint8Array, value: number): void => {
    bytes.set(text, end);
    end += text.length;
    offsets[value + 1] = end;
  };
  for (let value = 0; value < column.values; value += 1) {
    append(column.bytes.subarray(valueStart(column, value), valueEnd(column, value)), value);
  }
  added.forEach((text, index) => {
    append(text, column.values + index);
  });
  return {
    name: column.name,
    bytes,
    words,
    offsets,
    stride: 1,
    place: 0,
    values,
    firstValue: column.firstValue === null ? null : withFurtherRows(column.firstValue, added.length),
  };
}

function withFurtherRows(firstValue: Uint32Array, rows: number): Uint32Array {
  const longer = sharedPositions(firstValue.length + rows);
  longer.set(firstValue);
  for (let at = firstValue.length; at < longer.length; at += 1) longer[at] = longer[at - 1] + 1;
  return longer;
}

import { Buffer } from 'node:buffer';
import type { Column } from '../model/users.ts';

/** The first value of a row and the one after its last, as value numbers. */
export function firstValueOf(column: Column, row: number): number {
  return column.firstValue === null ? row : column.firstValue[row];
}

export function lastValueOf(column: Column, row: number): number {
  return column.firstValue === null ? row + 1 : column.firstValue[row + 1];
}

export function valueLength(column: Column, value: number): number {
  return column.offsets[value + 1] - column.offsets[value];
}

/** One value as text. */
export function valueText(column: Column, value: number): string {
  const { bytes, offsets } = column;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'utf8',
    offsets[value],
    offsets[value + 1],
  );
}

/** The non-empty values of a row, in the order of the export. */
export function rowValues(column: Column, row: number): string[] {
  const values: string[] = [];
  for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1) {
    if (valueLength(column, value) > 0) values.push(valueText(column, value));
  }
  return values;
}

/** A row's text for people, several values joined by ` | `; empty without a column. */
export function rowText(column: Column | undefined, row: number): string {
  if (column === undefined) return '';
  return column.firstValue === null ? valueText(column, row) : rowValues(column, row).join(' | ');
}

/** A column with the same rows in another choice and order. */
export function pickRows(column: Column, rows: Uint32Array): Column {
  const { bytes, offsets } = column;
  const values: number[] = [];
  const firstValue = column.firstValue === null ? null : new Uint32Array(rows.length + 1);
  let size = 0;
  rows.forEach((row, at) => {
    for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1) {
      values.push(value);
      size += valueLength(column, value);
    }
    if (firstValue !== null) firstValue[at + 1] = values.length;
  });
  const pickedBytes = new Uint8Array(size);
  const pickedOffsets = new Uint32Array(values.length + 1);
  let end = 0;
  values.forEach((value, at) => {
    pickedBytes.set(bytes.subarray(offsets[value], offsets[value + 1]), end);
    end += valueLength(column, value);
    pickedOffsets[at + 1] = end;
  });
  return { name: column.name, bytes: pickedBytes, offsets: pickedOffsets, firstValue };
}

import { Buffer } from 'node:buffer';
import type { Column } from '../model/users.ts';
import { sharedPositions, sharedText } from './shared-arrays.ts';

/** The first value of a row and the one after its last, as value numbers. */
export function firstValueOf(column: Column, row: number): number {
  return column.firstValue === null ? row : column.firstValue[row];
}

export function lastValueOf(column: Column, row: number): number {
  return column.firstValue === null ? row + 1 : column.firstValue[row + 1];
}

/** The row that a value belongs to. */
export function rowOfValue({ firstValue }: Column, value: number): number {
  if (firstValue === null) return value;
  let [row, behind] = [0, firstValue.length - 1];
  while (behind - row > 1) {
    const middle = (row + behind) >>> 1;
    if (firstValue[middle] <= value) row = middle;
    else behind = middle;
  }
  return row;
}

/** Where a value begins in the column's bytes, and where it ends. */
export function valueStart({ offsets, stride, place }: Column, value: number): number {
  return offsets[value * stride + place];
}

export function valueEnd({ offsets, stride, place }: Column, value: number): number {
  return offsets[value * stride + place + 1];
}

export function valueLength(column: Column, value: number): number {
  return valueEnd(column, value) - valueStart(column, value);
}

/** One value as text. */
export function valueText(column: Column, value: number): string {
  return textMemory(column.bytes).toString('utf8', valueStart(column, value), valueEnd(column, value));
}

const buffers = new WeakMap<Uint8Array, Buffer>();

/** The same memory as a Buffer, made once: making one costs as much as reading a value. */
function textMemory(bytes: Uint8Array): Buffer {
  let buffer = buffers.get(bytes);
  if (buffer === undefined) {
    buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    buffers.set(bytes, buffer);
  }
  return buffer;
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
  const values: number[] = [];
  const firstValue = column.firstValue === null ? null : sharedPositions(rows.length + 1);
  let size = 0;
  rows.forEach((row, at) => {
    for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1) {
      values.push(value);
      size += valueLength(column, value);
    }
    if (firstValue !== null) firstValue[at + 1] = values.length;
  });
  const { bytes, words } = sharedText(size);
  const offsets = sharedPositions(values.length + 1);
  let end = 0;
  values.forEach((value, at) => {
    bytes.set(column.bytes.subarray(valueStart(column, value), valueEnd(column, value)), end);
    end += valueLength(column, value);
    offsets[at + 1] = end;
  });
  return {
    name: column.name,
    bytes,
    words,
    offsets,
    stride: 1,
    place: 0,
    values: values.length,
    firstValue,
  };
}

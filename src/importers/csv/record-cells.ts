import { Buffer } from 'node:buffer';
import type { ScannedRecord } from './record-sink.ts';

/** A cell as a byte string. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}

const space = 0x20;

/** Whether there is nothing but blanks. */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] !== space) return false;
  return true;
}

/** Gives a short row the empty cells that it lacks. */
export function fillUpCells(record: ScannedRecord): void {
  const { starts, ends } = record;
  for (; record.cells < starts.length; record.cells += 1) {
    starts[record.cells] = ends[record.cells] = 0;
  }
}

/** Takes the blanks around each cell away. */
export function trimCells({ bytes, starts, ends }: ScannedRecord): void {
  for (let cell = 0; cell < starts.length; cell += 1) {
    while (starts[cell] < ends[cell] && bytes[starts[cell]] === space) starts[cell] += 1;
    while (ends[cell] > starts[cell] && bytes[ends[cell] - 1] === space) ends[cell] -= 1;
  }
}

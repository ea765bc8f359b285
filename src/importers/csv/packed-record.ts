import { Buffer } from 'node:buffer';
import type { ScannedRecord } from './record-sink.ts';

/** The first `width` cells of a record that csv-parse read, as bytes side by side. */
export function packedRecord(cells: readonly string[], width: number, line: number): ScannedRecord {
  const text = cells.join('');
  const memory = new ArrayBuffer(text.length + spare);
  const bytes = Buffer.from(memory);
  bytes.write(text, 'latin1');
  const starts = new Uint32Array(width);
  const ends = new Uint32Array(width);
  let end = 0;
  cells.slice(0, width).forEach((cell, at) => {
    starts[at] = end;
    end += cell.length;
    ends[at] = end;
  });
  return { bytes, words: new DataView(memory), starts, ends, cells: cells.length, line };
}

/** Text is read four bytes at a time, the last of which may lie behind it. */
const spare = 3;

import { Buffer } from 'node:buffer';
import type { Column } from '../model/users.ts';
import { valueEnd, valueStart } from './column.ts';

const chunkSize = 1 << 16;

/**
 * Gives the values of a column as text, for whoever goes through all of them in order: bytes are decoded in
 * chunks, and only values that are not all ASCII are decoded by themselves.
 */
export function valueReader(column: Column): (value: number) => string {
  const { bytes } = column;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let chunk = '';
  let chunkStart = 0;
  let chunkEnd = 0;
  return (value) => {
    const start = valueStart(column, value);
    const end = valueEnd(column, value);
    for (let at = start; at < end; at += 1) {
      if (bytes[at] > 0x7f) return buffer.toString('utf8', start, end);
    }
    if (start < chunkStart || end > chunkEnd) {
      chunkStart = start;
      chunkEnd = Math.max(end, Math.min(start + chunkSize, bytes.length));
      chunk = buffer.toString('latin1', chunkStart, chunkEnd);
    }
    return chunk.slice(start - chunkStart, end - chunkStart);
  };
}

import type { JsonCursor } from './json-cursor.ts';

/** Keeps the bytes that a cursor has not passed yet, and puts those of the next chunk behind them. */
export class ByteQueue {
  readonly #cursor: JsonCursor;
  #enough = 0;

  constructor(cursor: JsonCursor) {
    this.#cursor = cursor;
  }

  /** Takes a copy of the chunk; false where so little is new that reading again is not worth it yet. */
  push(chunk: Uint8Array): boolean {
    const cursor = this.#cursor;
    const left = cursor.end - cursor.at;
    const total = left + chunk.length;
    if (cursor.end + chunk.length > cursor.bytes.length) {
      const from = cursor.bytes;
      if (total > from.length) cursor.bytes = new Uint8Array(total * 2);
      cursor.bytes.set(from.subarray(cursor.at, cursor.end));
      cursor.at = 0;
      cursor.end = left;
    }
    cursor.bytes.set(chunk, cursor.end);
    cursor.end += chunk.length;
    return total >= this.#enough;
  }

  /** What is left has been read in vain. It is read again at twice the size, so that no byte is read many times. */
  await(): void {
    this.#enough = (this.#cursor.end - this.#cursor.at) * 2;
  }
}

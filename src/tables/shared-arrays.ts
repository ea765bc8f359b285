/** Typed arrays that threads see without a copy; like all of them they begin with zeros. */
export function sharedBytes(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length));
}

export function sharedIntegers(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * length));
}

export function sharedPositions(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length));
}

/** Bytes, and the same to be read as words, of which the last may reach beyond the last byte. */
export interface TextMemory {
  readonly bytes: Uint8Array;
  readonly words: DataView;
}

export function sharedText(length: number): TextMemory {
  const memory = new SharedArrayBuffer(length + 3);
  return { bytes: new Uint8Array(memory, 0, length), words: new DataView(memory) };
}

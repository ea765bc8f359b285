import { Buffer } from 'node:buffer';

/** The bytes as chunks that end at the given places, which may lie anywhere and in any order. */
export function cutBytes(bytes: Buffer, places: readonly number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [...ends, bytes.length].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
}

/** The bytes in one chunk, in two that are cut at every place there is, and byte by byte. */
export function everyCut(bytes: Buffer): Buffer[][] {
  const places = Array.from({ length: bytes.length }, (_, place) => place);
  return [[bytes], ...places.map((place) => cutBytes(bytes, [place])), cutBytes(bytes, places)];
}

export async function* stream(chunks: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* chunks;
}

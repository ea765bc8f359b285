import type { ReadRequest } from './importer.ts';

interface ChunkReader<Chunk> {
  push(chunk: Chunk): void;
}

/** The rows that come of the chunks, and what hears how far reading has come. */
interface GrowingRows {
  readonly read: number;
  expect(share: number): void;
}

/**
 * Hands the chunks of a source to its reader, and tells after each how far it has come; `size` is about that of all.
 * Returns how many bytes have come so far, `before` of them earlier.
 */
export async function pushChunks<Chunk extends Uint8Array>(
  chunks: AsyncIterable<Chunk>,
  size: number,
  reader: ChunkReader<Chunk>,
  rows: GrowingRows,
  { onProgress }: Pick<ReadRequest, 'onProgress'>,
  before = 0,
): Promise<number> {
  let bytes = before;
  for await (const chunk of chunks) {
    reader.push(chunk);
    bytes += chunk.length;
    const share = Math.min(1, bytes / size);
    rows.expect(share);
    onProgress?.(rows.read, share);
  }
  return bytes;
}

import { open } from 'node:fs/promises';
import { resolve } from 'node:path';

/** A file from the outside. */
export interface FileState {
  /** When it was last written to. */
  readonly modified: Date;
  /** Whether its last byte, or the one before in UTF-16, is that of a line break. */
  readonly endsItsLines: boolean;
}

/** Looks at a file that is known to be there; `base` is the folder that relative names start from. */
export async function fileState(name: string, base: string): Promise<FileState> {
  const handle = await open(resolve(base, name));
  try {
    const { mtime, size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read(new Uint8Array(2), 0, 2, Math.max(0, size - 2));
    const end = buffer.subarray(0, bytesRead);
    const [last, before] = [end.at(-1), end.at(-2)];
    return { modified: mtime, endsItsLines: isBreak(last) || (last === 0 && isBreak(before)) };
  } finally {
    await handle.close();
  }
}

function isBreak(byte: number | undefined): boolean {
  return byte === 0x0a || byte === 0x0d;
}

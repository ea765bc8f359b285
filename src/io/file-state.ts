import { open, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { listPages } from './input-pages.ts';

/** A file, or a folder of pages, from the outside. */
export interface FileState {
  /** When it was last written to; of a folder, the page for which that is longest ago. */
  readonly modified: Date;
  /** Whether its last byte, or the one before in UTF-16, is that of a line break; null for a folder. */
  readonly endsItsLines: boolean | null;
}

/** Looks at what is known to be there; `base` is the folder that relative names start from. */
export async function fileState(name: string, base: string): Promise<FileState> {
  const path = resolve(base, name);
  return (await stat(path)).isDirectory()
    ? { modified: await leastRecent(path, name), endsItsLines: null }
    : stateOfFile(path);
}

async function leastRecent(folder: string, name: string): Promise<Date> {
  const pages = await listPages(folder, name);
  const times = await Promise.all(pages.map(async (page) => (await stat(join(folder, page))).mtime));
  return times.reduce((one, other) => (other < one ? other : one));
}

async function stateOfFile(path: string): Promise<FileState> {
  const handle = await open(path);
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

import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { RollcallError } from '../model/rollcall-error.ts';
import { throwIfInterrupted } from './interruption.ts';
import type { Io } from './io.ts';
import { systemErrorCode } from './system-error.ts';

/**
 * A file that is only read. It is read from its beginning as often as `chunks` is called. The memory of a chunk
 * is used again for the next one.
 */
export interface InputFile {
  /** As the user named it. */
  readonly name: string;
  readonly size: number;
  /** The same for two names of one file. */
  readonly identity: string;
  chunks(): AsyncGenerator<Buffer>;
  /** The same, hashed on the way: `sha256` is then of these very bytes. */
  hashedChunks(): AsyncGenerator<Buffer>;
  /** Of the bytes that `hashedChunks` gave when it was last read to the end. */
  sha256(): string;
  close(): Promise<void>;
}

const chunkSize = 1 << 20;

/** Opens a file for reading; `base` is the folder that relative names start from. */
export async function openInputFile(name: string, base: string, io: Pick<Io, 'signal'>): Promise<InputFile> {
  const handle = await openHandle(name, base);
  try {
    const stat = await handle.stat({ bigint: true });
    if (!stat.isFile()) {
      const what = stat.isDirectory() ? 'a folder' : 'no regular file';
      throw new RollcallError('not-a-file', `${name} is ${what}`, 'Name the exported file itself.');
    }
    if (stat.size === 0n) {
      throw new RollcallError('file-empty', `${name} is empty`, 'Export again; the file has no byte in it.');
    }
    const changed = async (): Promise<boolean> => {
      const now = await handle.stat({ bigint: true });
      return now.size !== stat.size || now.mtimeNs !== stat.mtimeNs;
    };
    let sha256: string | null = null;
    const chunks = async function* (): AsyncGenerator<Buffer> {
      yield* readChunks(handle, name, io.signal);
      if (await changed()) throw changedMeanwhile(name);
    };
    return {
      name,
      size: Number(stat.size),
      identity: `${stat.dev}:${stat.ino}`,
      chunks,
      async *hashedChunks() {
        const hash = createHash('sha256');
        for await (const chunk of chunks()) {
          hash.update(chunk);
          yield chunk;
        }
        sha256 = hash.digest('hex');
      },
      sha256: () => {
        if (sha256 === null) throw new Error(`${name} was not read to its end`);
        return sha256;
      },
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function openHandle(name: string, base: string): Promise<FileHandle> {
  try {
    // Without O_NONBLOCK, opening a pipe would wait for somebody to write to it. Windows has no such flag.
    return await open(resolve(base, name), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new RollcallError('file-not-found', `${name} does not exist`, 'Check the path.', {
        cause: error,
      });
    }
    if (code === 'EISDIR') {
      throw new RollcallError('not-a-file', `${name} is a folder`, 'Name the exported file itself.', {
        cause: error,
      });
    }
    throw unreadable(name, error);
  }
}

async function* readChunks(handle: FileHandle, name: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(chunkSize);
  let position = 0;
  for (;;) {
    throwIfInterrupted(signal);
    const { bytesRead } = await handle.read(buffer, 0, chunkSize, position).catch((error: unknown) => {
      throw unreadable(name, error);
    });
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Bytes that were read at different times make no export. */
export function changedMeanwhile(name: string): RollcallError {
  return new RollcallError(
    'source-changed',
    `${name} changed while it was read`,
    'Run again when the export is done.',
  );
}

function unreadable(name: string, error: unknown): RollcallError {
  const code = systemErrorCode(error);
  return new RollcallError('file-unreadable', `${name} cannot be read (${code})`, 'Check its permissions.', {
    cause: error,
  });
}

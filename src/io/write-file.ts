import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RollcallError } from '../model/rollcall-error.ts';
import { throwIfInterrupted } from './interruption.ts';
import type { Io } from './io.ts';
import { systemErrorCode } from './system-error.ts';

/** A file of the report as it was written. */
export interface WrittenFile {
  /** Its path in the report, with `/`. */
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}

/** Where the files of a report are written until it is whole, and under which name users know the place. */
export interface ReportPlace {
  readonly folder: string;
  readonly out: string;
}

/**
 * Writes a file chunk by chunk and sees it flushed to the disk. The folders that its path names are made.
 * @throws RollcallError `output-failed`.
 */
export async function writeFile(
  { folder, out }: ReportPlace,
  file: string,
  chunks: Iterable<Uint8Array>,
  { signal }: Pick<Io, 'signal'>,
): Promise<WrittenFile> {
  const hash = createHash('sha256');
  let size = 0;
  await told(join(out, file), async () => {
    const path = join(folder, file);
    if (dirname(path) !== folder) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(path, 'wx', 0o600);
    try {
      for (const chunk of chunks) {
        throwIfInterrupted(signal);
        for (let from = 0; from < chunk.length;) {
          from += (await handle.write(chunk, from)).bytesWritten;
        }
        hash.update(chunk);
        size += chunk.length;
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
  return { file, size, sha256: hash.digest('hex') };
}

/** Runs a step of writing and tells its failure with the place. */
export async function told<Result>(place: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof RollcallError || !isSystemError(error)) throw error;
    const code = systemErrorCode(error);
    const hints: Readonly<Record<string, string>> = {
      ENOSPC: 'The disk is full.',
      EACCES: 'You may not write there.',
      EPERM: 'You may not write there.',
      EROFS: 'The file system is read-only.',
      EFBIG: 'The file would be larger than this system allows.',
      ENOTDIR: 'A part of the path is a file.',
    };
    const hint = `${hints[code] ?? 'The system refused it.'} Nothing was left behind; an old report stands as it was.`;
    throw new RollcallError('output-failed', `${place} cannot be written (${code})`, hint, { cause: error });
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

import { mkdir, mkdtemp, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { RollcallError } from '../model/rollcall-error.ts';
import { throwIfInterrupted } from './interruption.ts';
import type { Io } from './io.ts';
import { checkOldReport, type OldReport } from './old-report.ts';
import { systemErrorCode } from './system-error.ts';
import { told, writeFile, type ReportPlace, type WrittenFile } from './write-file.ts';

/** A folder that becomes the report in one step, or never existed. */
export interface ReportFolder {
  /** The manifest of the report that is replaced; null where there is none. */
  readonly oldManifest: string | null;
  write(file: string, chunks: Iterable<Uint8Array>): Promise<WrittenFile>;
  /** For whoever writes its files without it. */
  readonly place: ReportPlace;
  /** Puts the folder in the place of the old report. */
  publish(): Promise<void>;
  /** Removes what was written; does nothing after `publish`. */
  discard(): Promise<void>;
}

/**
 * Prepares the folder beside `out`, before any source is read: an edited report or an unwritable place is
 * told at once, not after an hour of reading.
 * @throws RollcallError `report-in-the-way` or `output-failed`.
 */
export async function prepareReportFolder(out: string, io: Io): Promise<ReportFolder> {
  const target = resolve(io.cwd, out);
  if (out === '' || io.cwd === target || io.cwd.startsWith(join(target, sep))) {
    throw new RollcallError(
      'report-in-the-way',
      `--out "${out}" is the current folder or one above it`,
      'Name a folder of its own: the report replaces it as a whole.',
    );
  }
  const old = await told(out, () => checkOldReport(target, out));
  const parent = dirname(target);
  const { made, partial } = await told(out, async () => ({
    made: (await mkdir(parent, { recursive: true, mode: 0o700 })) ?? null,
    partial: await mkdtemp(join(parent, `.${basename(target)}.partial-`)),
  }));
  return new Folder(out, target, partial, made, old, io.signal);
}

class Folder implements ReportFolder {
  readonly #out: string;
  readonly #target: string;
  readonly #partial: string;
  /** The uppermost folder that had to be made for it, null where its parent was there. */
  readonly #made: string | null;
  readonly #old: OldReport;
  readonly #signal: AbortSignal;
  #isPublished = false;

  constructor(
    out: string,
    target: string,
    partial: string,
    made: string | null,
    old: OldReport,
    signal: AbortSignal,
  ) {
    this.#out = out;
    this.#target = target;
    this.#partial = partial;
    this.#made = made;
    this.#old = old;
    this.#signal = signal;
  }

  get oldManifest(): string | null {
    return this.#old.manifest;
  }

  get place(): ReportPlace {
    return { folder: this.#partial, out: this.#out };
  }

  write(file: string, chunks: Iterable<Uint8Array>): Promise<WrittenFile> {
    return writeFile(this.place, file, chunks, { signal: this.#signal });
  }

  async publish(): Promise<void> {
    throwIfInterrupted(this.#signal);
    await told(this.#out, async () => {
      await syncFolders(this.#partial);
      await this.#old.confirmUnchanged();
      const aside = `${this.#partial}.old`;
      if (this.#old.exists) await rename(this.#target, aside);
      try {
        await rename(this.#partial, this.#target);
      } catch (error) {
        if (this.#old.exists) await rename(aside, this.#target);
        throw error;
      }
      this.#isPublished = true;
      await syncFolder(dirname(this.#target));
      if (this.#old.exists) await removeOld(aside);
    });
  }

  async discard(): Promise<void> {
    if (this.#isPublished) return;
    await rm(this.#partial, { recursive: true, force: true });
    if (this.#made === null) return;
    for (let folder = dirname(this.#target); ; folder = dirname(folder)) {
      // Somebody else may have put something there meanwhile: then it stays.
      const isGone = await rmdir(folder).then(
        () => true,
        () => false,
      );
      if (!isGone || folder === this.#made) return;
    }
  }
}

async function removeOld(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, maxRetries: 3 });
  } catch (error) {
    throw new RollcallError(
      'output-failed',
      `the old report cannot be removed (${systemErrorCode(error)})`,
      `The new report is in its place; remove ${basename(folder)} beside it yourself.`,
      { cause: error },
    );
  }
}

/** A folder and those in it, the innermost first. */
async function syncFolders(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await syncFolders(join(folder, entry.name));
  }
  await syncFolder(folder);
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; there the rename itself is what the file system promises.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { RollcallError } from '../model/rollcall-error.ts';
import { systemErrorCode } from './system-error.ts';

/** What stands where the report is to be. */
export interface OldReport {
  readonly exists: boolean;
  /** The text of its manifest; null where there is none. */
  readonly manifest: string | null;
  /** Looks again, right before it is replaced: somebody may have edited it while the run went on. */
  confirmUnchanged(): Promise<void>;
}

/**
 * Makes sure that nothing but an untouched report is replaced: an owner may have written decisions into it.
 * @throws RollcallError `report-in-the-way`, naming the file.
 */
export async function checkOldReport(target: string, out: string): Promise<OldReport> {
  const before = await fingerprint(target, out);
  if (before === null) return { exists: false, manifest: null, confirmUnchanged: () => Promise.resolve() };
  const manifest = before.length > 0 ? await readManifest(target, out) : null;
  if (manifest !== null) await checkHashes(target, out, manifest);
  return {
    exists: true,
    manifest,
    confirmUnchanged: async () => {
      const after = await fingerprint(target, out);
      if (JSON.stringify(after) !== JSON.stringify(before)) {
        throw inTheWay(`${out} was changed while this run went on`);
      }
    },
  };
}

/** What file managers leave in every folder that they show; nobody's work. */
const litter: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** The folder of a report that has folders in it, one for each pack; no report has any other. */
const folderOfPacks = 'packs';

/** Paths, sizes and times of a folder's files; null where there is no such folder. */
async function fingerprint(target: string, out: string): Promise<string[] | null> {
  const stat = await lstat(target).catch((error: unknown) => {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (stat === null) return null;
  if (stat.isSymbolicLink()) throw inTheWay(`${out} is a symbolic link`);
  if (!stat.isDirectory()) throw inTheWay(`${out} is a file`);
  const paths = await filesOf(target, out);
  const lines = await Promise.all(
    paths.map(async (path) => {
      const { size, mtimeMs } = await lstat(join(target, path));
      return `${path} ${size} ${mtimeMs}`;
    }),
  );
  return lines.sort(compareNames);
}

/** The paths of a report's files from its folder, with `/`. */
async function filesOf(target: string, out: string, folders: readonly string[] = []): Promise<string[]> {
  const entries = await readdir(join(target, ...folders), { withFileTypes: true });
  const paths: string[] = [];
  for (const entry of entries.filter(({ name }) => !litter.has(name))) {
    const inIt = [...folders, entry.name];
    const isOfPacks = entry.isDirectory() && inIt[0] === folderOfPacks && inIt.length <= 2;
    if (!entry.isFile() && !isOfPacks)
      throw inTheWay(`${out} holds ${inIt.join('/')}, which is no file of a report`);
    if (isOfPacks) paths.push(...(await filesOf(target, out, inIt)));
    else paths.push(inIt.join('/'));
  }
  return paths;
}

async function checkHashes(target: string, out: string, manifest: string): Promise<void> {
  const hashes = manifestHashes(manifest, out);
  const names = (await filesOf(target, out)).filter((name) => name !== 'manifest.json');
  for (const name of names.sort(compareNames)) {
    const expected = hashes.get(name);
    if (expected === undefined) throw inTheWay(`${out} holds ${name}, which is not in its manifest`);
    if ((await hashOf(join(target, name))) !== expected) throw inTheWay(`${join(out, name)} was edited`);
  }
}

async function readManifest(target: string, out: string): Promise<string> {
  return readFile(join(target, 'manifest.json'), 'utf8').catch((error: unknown) => {
    if (systemErrorCode(error) === 'ENOENT') throw inTheWay(`${out} is no report: it has no manifest.json`);
    throw error;
  });
}

function manifestHashes(text: string, out: string): ReadonlyMap<string, string> {
  try {
    const manifest = JSON.parse(text) as { outputs: readonly { file: string; sha256: string }[] };
    return new Map(manifest.outputs.map(({ file, sha256 }) => [file, sha256]));
  } catch (error) {
    throw inTheWay(`${join(out, 'manifest.json')} was edited`, error);
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function inTheWay(message: string, cause?: unknown): RollcallError {
  return new RollcallError(
    'report-in-the-way',
    message,
    'It is left alone: move it away, or write to another folder with --out.',
    cause === undefined ? {} : { cause },
  );
}

function compareNames(one: string, other: string): number {
  return one < other ? -1 : 1;
}

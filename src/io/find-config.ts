import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { RollcallError } from '../model/rollcall-error.ts';
import { systemErrorCode } from './system-error.ts';

const fileName = 'rollcall.yaml';

/** A configuration file as it was found. */
export interface FoundConfig {
  /** Relative to the current folder, or as the user named it. */
  readonly name: string;
  readonly text: string;
  readonly folder: string;
}

/** The named configuration, or the nearest `rollcall.yaml` from the current folder upward; null where none is. */
export async function findConfig(named: string | null, cwd: string): Promise<FoundConfig | null> {
  if (named !== null) {
    const found = await readText(resolve(cwd, named), named);
    if (found === null) throw new RollcallError('usage', `${named} does not exist`, 'Check --config.');
    return { name: named, text: found, folder: dirname(resolve(cwd, named)) };
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, fileName);
    const text = await readText(path, relative(cwd, path));
    if (text !== null) return { name: relative(cwd, path), text, folder };
    if (dirname(folder) === folder) return null;
  }
}

async function readText(path: string, name: string): Promise<string | null> {
  try {
    const bytes = await readFile(path);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    const why =
      code === 'EISDIR'
        ? 'is a folder'
        : error instanceof TypeError
          ? 'is no UTF-8'
          : `cannot be read (${code})`;
    throw new RollcallError('usage', `${name} ${why}`, 'The configuration is a text file in YAML.', {
      cause: error,
    });
  }
}

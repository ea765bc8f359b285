import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { RollcallError } from '../model/rollcall-error.ts';
import { changedMeanwhile, openInputFile, type InputFile } from './input-file.ts';
import type { Io } from './io.ts';

/** One page of an export: its file as the user would name it, and its bytes. */
export interface InputPage {
  readonly name: string;
  chunks(): AsyncGenerator<Buffer>;
  /** The same, hashed on the way. */
  hashedChunks(): AsyncGenerator<Buffer>;
}

/** An export in one file, which is its only page, or in the files of a folder. */
export interface InputPages {
  /** As the user named it. */
  readonly name: string;
  /** The same for two names of one file or folder. */
  readonly identity: string;
  /** Of all pages together. */
  readonly size: number;
  readonly isFolder: boolean;
  /** The pages by their names, in the order of code units. A page can be read until the next one is asked for. */
  pages(): AsyncIterable<InputPage> | Iterable<InputPage>;
  /** Of what `hashedChunks` of all pages gave when they were last read, as if it were one file. */
  sha256(): string;
  close(): Promise<void>;
}

/** Whether a folder has that name; false where nothing has. */
export async function isFolder(name: string, base: string): Promise<boolean> {
  return stat(resolve(base, name)).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Opens a file, or a folder of pages; `base` is the folder that relative names start from. */
export async function openInputPages(
  name: string,
  base: string,
  io: Pick<Io, 'signal'>,
): Promise<InputPages> {
  return (await isFolder(name, base))
    ? openFolder(name, base, io)
    : onePage(await openInputFile(name, base, io));
}

function onePage(file: InputFile): InputPages {
  const { name, identity, size } = file;
  return {
    name,
    identity,
    size,
    isFolder: false,
    pages: () => [file],
    sha256: () => file.sha256(),
    close: () => file.close(),
  };
}

async function openFolder(name: string, base: string, io: Pick<Io, 'signal'>): Promise<InputPages> {
  const folder = resolve(base, name);
  const identity = await stat(folder, { bigint: true }).then(({ dev, ino }) => `${dev}:${ino}`);
  const files = await listPages(folder, name);
  let size = 0;
  for (const file of files) size += (await stat(join(folder, file))).size;
  let sha256: string | null = null;
  return {
    name,
    identity,
    size,
    isFolder: true,
    async *pages() {
      const hash = createHash('sha256');
      for (const file of files) {
        // A slash on every system: reports name pages so.
        const opened = await openInputFile(`${name.replace(/[\\/]+$/, '')}/${file}`, base, io);
        const hashedChunks = async function* (): AsyncGenerator<Buffer> {
          for await (const chunk of opened.chunks()) {
            hash.update(chunk);
            yield chunk;
          }
        };
        try {
          yield { name: opened.name, chunks: () => opened.chunks(), hashedChunks };
        } finally {
          await opened.close();
        }
      }
      if ((await listPages(folder, name)).join('/') !== files.join('/')) throw changedMeanwhile(name);
      sha256 = hash.digest('hex');
    },
    sha256: () => {
      if (sha256 === null) throw new Error(`${name} was not read to its end`);
      return sha256;
    },
    close: () => Promise.resolve(),
  };
}

/** Every file of the folder but hidden ones, which file managers leave there; `name` is what the user calls it. */
export async function listPages(folder: string, name: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    throw new RollcallError('file-unreadable', `${name} cannot be read`, 'Check its permissions.', { cause });
  });
  const pages = entries.filter((entry) => !entry.name.startsWith('.'));
  const inner = pages.find((entry) => entry.isDirectory());
  if (inner !== undefined) {
    throw new RollcallError(
      'not-a-file',
      `${name} holds a folder, ${inner.name}`,
      'Put the pages of one export, and nothing else, into one folder.',
    );
  }
  if (pages.length === 0) {
    throw new RollcallError(
      'file-empty',
      `${name} is a folder without a file`,
      'Put the pages of the export into it.',
    );
  }
  return pages.map((entry) => entry.name).sort((one, other) => (one < other ? -1 : 1));
}

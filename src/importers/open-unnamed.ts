import { openInputFile } from '../io/input-file.ts';
import type { Io } from '../io/io.ts';
import { openCsv } from './csv/open-csv.ts';
import type { OpenedSource } from './importer.ts';
import { openJson } from './json/open-json.ts';
import type { UnnamedOptions } from './source-options.ts';

/** Opens a file by what is in it: JSON begins with a brace or a bracket, anything else is taken for CSV. */
export async function openUnnamed(
  options: UnnamedOptions,
  base: string,
  io: Pick<Io, 'signal'>,
): Promise<OpenedSource> {
  const { file, trim } = options;
  return (await looksLikeJson(file, base, io))
    ? openJson({ kind: 'json', file, trim }, base, io)
    : openCsv({ ...options, kind: 'csv' }, base, io);
}

async function looksLikeJson(name: string, base: string, io: Pick<Io, 'signal'>): Promise<boolean> {
  const file = await openInputFile(name, base, io);
  try {
    for await (const chunk of file.chunks()) {
      const first = chunk.find((byte) => !passedOver.has(byte));
      if (first !== undefined) return first === openBrace || first === openBracket;
    }
    return false;
  } finally {
    await file.close();
  }
}

/** Blanks, the bytes of byte order marks, and the zeros of UTF-16. */
const passedOver: ReadonlySet<number> = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);

const openBracket = 0x5b;
const openBrace = 0x7b;

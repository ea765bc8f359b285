import type { Buffer } from 'node:buffer';
import { openInputFile, type InputFile } from '../../io/input-file.ts';
import type { Io } from '../../io/io.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import type { CsvOptions } from '../source-options.ts';
import type { OpenedSource } from '../importer.ts';
import { detectEncoding, type DetectedEncoding, type Encoding } from './detect-encoding.ts';
import { readHeader, type CsvHeader } from './read-header.ts';
import { readCsvUsers } from './read-csv-users.ts';
import { utf8Chunks } from './utf8-chunks.ts';

/** Opens a CSV export: reads it once for its encoding, and its header. */
export async function openCsv(
  options: CsvOptions,
  base: string,
  io: Pick<Io, 'signal'>,
): Promise<OpenedSource> {
  const file = await openInputFile(options.file, base, io);
  try {
    const chosen = options.encoding === null ? null : await chosenEncoding(file.name, options.encoding);
    const detected = await detectEncoding(file.chunks());
    const { encoding, isGuess }: DetectedEncoding =
      chosen === null ? detected : { encoding: chosen, isGuess: false };
    const header = await readHeader(file.name, utf8Chunks(file.chunks(), encoding), options.delimiter);
    return {
      name: file.name,
      identity: file.identity,
      size: file.size,
      attributes: header.names,
      reading: { encoding: nameOf(encoding), encodingGuessed: isGuess, delimiter: header.delimiter },
      readUsers: async (request) => {
        const rows = rowChunks(file, encoding, header);
        const users = await readCsvUsers(rows, file.name, file.size, header, options, request);
        return { ...users, sha256: file.sha256() };
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function chosenEncoding(source: string, name: string): Promise<Encoding> {
  const plainName = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (plainName === 'utf8' || plainName === 'unicode11utf8') return { kind: 'utf-8' };
  if (plainName === 'utf16le' || plainName === 'ucs2') return { kind: 'utf-16le' };
  if (plainName === 'utf16be') return { kind: 'utf-16be' };
  const { default: iconv } = await import('iconv-lite');
  // The declared type guard narrows the name to nothing where it says no.
  const isKnown: boolean = iconv.encodingExists(name) && !noCharacters.has(plainName);
  if (!isKnown) {
    throw new RollcallError(
      'encoding-unsupported',
      `${source}: the encoding "${name}" is not known`,
      'Use a name such as utf-8, utf-16le, windows-1252 or iso-8859-15.',
    );
  }
  return { kind: 'named', name };
}

/** What iconv-lite counts as encodings too, but turns text into. */
const noCharacters: ReadonlySet<string> = new Set([
  'hex',
  'base64',
  'binary',
  'internal',
  'utf7',
  'utf7imap',
]);

function nameOf(encoding: Encoding): string {
  return encoding.kind === 'named' ? encoding.name : encoding.kind;
}

/** What follows the header. */
async function* rowChunks(file: InputFile, encoding: Encoding, header: CsvHeader): AsyncGenerator<Buffer> {
  let toSkip = header.size;
  for await (const chunk of utf8Chunks(file.hashedChunks(), encoding)) {
    if (chunk.length > toSkip) yield chunk.subarray(toSkip);
    toSkip = Math.max(0, toSkip - chunk.length);
  }
}

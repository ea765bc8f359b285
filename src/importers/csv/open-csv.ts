import { isAscii, type Buffer } from 'node:buffer';
import { openInputFile, type InputFile } from '../../io/input-file.ts';
import type { Io } from '../../io/io.ts';
import type { CsvOptions } from '../source-options.ts';
import type { ImportedUsers, OpenedSource, ReadRequest } from '../importer.ts';
import { chosenEncoding, encodingName } from '../text/chosen-encoding.ts';
import {
  detectEncoding,
  NotUtf8,
  provenEncoding,
  whileUtf8,
  type DetectedEncoding,
  type Encoding,
} from '../text/detect-encoding.ts';
import { readHeader, type CsvHeader } from './read-header.ts';
import { readCsvUsers } from './read-csv-users.ts';
import { utf8Chunks } from '../text/utf8-chunks.ts';

/** What the rows of a CSV file are made of. */
export interface CsvForm {
  /** The attributes that users have, by the header's names. */
  readonly attributes: (names: readonly string[]) => readonly string[];
  readonly readUsers: typeof readCsvUsers;
}

const plainForm: CsvForm = { attributes: (names) => names, readUsers: readCsvUsers };

/**
 * Opens a CSV export: its beginning tells the header, and mostly the encoding. Where it does not, the file is
 * taken for UTF-8 and read; should that turn out to be wrong, all of it is asked, and it is read once more.
 */
export async function openCsv(
  options: CsvOptions,
  base: string,
  io: Pick<Io, 'signal'>,
  form = plainForm,
): Promise<OpenedSource> {
  const file = await openInputFile(options.file, base, io);
  try {
    const known =
      options.encoding === null
        ? await encodingOfBeginning(file)
        : { encoding: await chosenEncoding(file.name, options.encoding), isGuess: false };
    const encoding = known?.encoding ?? utf8;
    const header = await readHeader(file.name, utf8Chunks(file.chunks(), encoding), options.delimiter);
    const readAs = async (
      request: ReadRequest,
      { encoding, isGuess }: DetectedEncoding,
      chunks: AsyncIterable<Buffer>,
    ): Promise<ImportedUsers> => {
      const rows = rowChunks(utf8Chunks(chunks, encoding), header);
      const users = await form.readUsers(rows, file.name, file.size, header, options, request);
      const reading = {
        encoding: encodingName(encoding),
        encodingGuessed: isGuess,
        delimiter: header.delimiter,
      };
      return { ...users, reading, sha256: file.sha256() };
    };
    return {
      name: file.name,
      identity: file.identity,
      size: file.size,
      attributes: form.attributes(header.names),
      mayHaveOthers: false,
      hasPaths: false,
      remarks: [],
      readUsers: async (request) => {
        if (known !== null) return readAs(request, known, file.hashedChunks());
        try {
          return await readAs(request, { encoding: utf8, isGuess: false }, whileUtf8(file.hashedChunks()));
        } catch (error) {
          if (!(error instanceof NotUtf8)) throw error;
          return readAs(request, await detectEncoding(file.chunks()), file.hashedChunks());
        }
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

const utf8: Encoding = { kind: 'utf-8' };

/** null where nothing but ASCII has been seen. */
async function encodingOfBeginning(file: InputFile): Promise<DetectedEncoding | null> {
  for await (const chunk of file.chunks()) {
    if (isAscii(chunk) && !chunk.includes(0)) return null;
    const proven = provenEncoding(chunk);
    return proven === null ? detectEncoding(file.chunks()) : { encoding: proven, isGuess: false };
  }
  return null;
}

/** What follows the header. */
async function* rowChunks(chunks: AsyncIterable<Buffer>, header: CsvHeader): AsyncGenerator<Buffer> {
  let toSkip = header.size;
  for await (const chunk of chunks) {
    if (chunk.length > toSkip) yield chunk.subarray(toSkip);
    toSkip = Math.max(0, toSkip - chunk.length);
  }
}

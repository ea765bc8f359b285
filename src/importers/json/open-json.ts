import { openInputFile, type InputFile } from '../../io/input-file.ts';
import type { Io } from '../../io/io.ts';
import { provenEncoding, type Encoding } from '../text/detect-encoding.ts';
import { utf8Chunks } from '../text/utf8-chunks.ts';
import type { OpenedSource } from '../importer.ts';
import type { JsonOptions } from '../source-options.ts';
import { DocumentReader } from './document-reader.ts';
import { JsonCursor } from './json-cursor.ts';
import { JsonWalk } from './json-walk.ts';
import { noUsers, readJsonUsers } from './read-json-users.ts';
import { UserCells } from './user-cells.ts';

/**
 * Opens a JSON export. Its attributes are the paths of the first users; those that only users further down have
 * are not among them, are not recognised as roles, and can be read all the same where they are asked for by the
 * name they have there.
 */
export async function openJson(
  options: JsonOptions,
  base: string,
  io: Pick<Io, 'signal'>,
): Promise<OpenedSource> {
  const file = await openInputFile(options.file, base, io);
  try {
    const encoding = await encodingOf(file);
    const { attributes, mayHaveOthers } = await firstAttributes(file, encoding);
    return {
      name: file.name,
      identity: file.identity,
      size: file.size,
      attributes,
      mayHaveOthers,
      notes: [],
      readUsers: async (request) => {
        const chunks = utf8Chunks(file.hashedChunks(), encoding);
        const users = await readJsonUsers(chunks, file.name, file.size, options, request);
        const reading = { encoding: encoding.kind, encodingGuessed: false, delimiter: null };
        return { ...users, reading, sha256: file.sha256() };
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function encodingOf(file: InputFile): Promise<Encoding> {
  for await (const chunk of file.chunks()) return provenEncoding(chunk) ?? { kind: 'utf-8' };
  return { kind: 'utf-8' };
}

/** Bytes whose users tell the attributes; more where not one user ends within them. */
const headSize = 1 << 20;
const largestHead = 8 << 20;

async function firstAttributes(
  file: InputFile,
  encoding: Encoding,
): Promise<{ readonly attributes: readonly string[]; readonly mayHaveOthers: boolean }> {
  const cursor = new JsonCursor();
  const walk = new JsonWalk(file.name, cursor, new UserCells(0, false), []);
  let users = 0;
  const count = (): void => {
    users += 1;
  };
  const reader = new DocumentReader(cursor, walk, {
    user: count,
    rejected: (_line, reason) => {
      if (reason !== 'json-broken') count();
    },
    removed: () => undefined,
  });
  let bytes = 0;
  let mayHaveOthers = false;
  for await (const chunk of utf8Chunks(file.chunks(), encoding)) {
    mayHaveOthers = bytes >= largestHead || (bytes >= headSize && users > 0);
    if (mayHaveOthers) break;
    reader.push(chunk);
    bytes += chunk.length;
  }
  if (!mayHaveOthers) reader.end();
  if (users === 0 && !mayHaveOthers) throw noUsers(file.name, reader.stop);
  return { attributes: walk.attributes(), mayHaveOthers };
}

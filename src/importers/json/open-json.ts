import { openInputPages, type InputPages } from '../../io/input-pages.ts';
import type { Io } from '../../io/io.ts';
import { provenEncoding, type Encoding } from '../text/detect-encoding.ts';
import { utf8Chunks } from '../text/utf8-chunks.ts';
import type { OpenedSource } from '../importer.ts';
import type { JsonOptions, ScimOptions } from '../source-options.ts';
import { checkPage } from './check-page.ts';
import { DocumentReader } from './document-reader.ts';
import { JsonCursor } from './json-cursor.ts';
import { JsonWalk } from './json-walk.ts';
import { noUsers, readJsonUsers, type JsonPage } from './read-json-users.ts';
import { UserCells } from './user-cells.ts';
import type { ReadingStop, UserSink } from './user-sink.ts';

/**
 * Opens a JSON export. Its attributes are the paths of the first users; those that only users further down have
 * are not among them, are not recognised as roles, and can be read all the same where they are asked for by the
 * name they have there.
 */
export async function openJson(
  options: JsonOptions | ScimOptions,
  base: string,
  io: Pick<Io, 'signal'>,
): Promise<OpenedSource> {
  const input = await openInputPages(options.file, base, io);
  try {
    const { attributes, mayHaveOthers } = await firstAttributes(input, options.kind);
    return {
      name: input.name,
      identity: input.identity,
      size: input.size,
      attributes,
      mayHaveOthers,
      hasPaths: true,
      remarks: [],
      readUsers: async (request) => {
        const encodings = new Set<string>();
        const pages = decodedPages(input, encodings);
        const users = await readJsonUsers(pages, input, options, request);
        const encoding = [...encodings].join(' and ');
        return {
          ...users,
          reading: { encoding, encodingGuessed: false, delimiter: null },
          sha256: input.sha256(),
        };
      },
      close: () => input.close(),
    };
  } catch (error) {
    await input.close();
    throw error;
  }
}

/** The pages in UTF-8, hashed; `encodings` takes up what they were in. */
async function* decodedPages(input: InputPages, encodings: Set<string>): AsyncGenerator<JsonPage> {
  for await (const page of input.pages()) {
    const encoding = await encodingOf(page.chunks());
    encodings.add(encoding.kind);
    yield { name: page.name, chunks: utf8Chunks(page.hashedChunks(), encoding) };
  }
}

async function encodingOf(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  for await (const chunk of chunks) return provenEncoding(chunk) ?? { kind: 'utf-8' };
  return { kind: 'utf-8' };
}

/** Bytes whose users tell the attributes; more where not one user ends within them. */
const headSize = 1 << 20;
const largestHead = 8 << 20;

async function firstAttributes(
  input: InputPages,
  kind: 'json' | 'scim',
): Promise<{ readonly attributes: readonly string[]; readonly mayHaveOthers: boolean }> {
  const cursor = new JsonCursor();
  const walk = new JsonWalk(input.name, cursor, new UserCells(proposedPaths.length, false), proposedPaths);
  let users = 0;
  let bytes = 0;
  let stopped: { readonly source: string; readonly stop: ReadingStop } | null = null;
  const sink: UserSink = {
    user: () => {
      users += 1;
    },
    rejected: (_line, reason) => {
      if (reason !== 'json-broken') users += 1;
    },
    removed: () => undefined,
  };
  for await (const { name, chunks } of decodedPages(input, new Set())) {
    cursor.reset();
    const reader = new DocumentReader(cursor, walk, sink);
    for await (const chunk of chunks) {
      if (bytes >= largestHead || (bytes >= headSize && users > 0)) {
        return { attributes: attributesOf(walk), mayHaveOthers: true };
      }
      reader.push(chunk);
      bytes += chunk.length;
    }
    reader.end();
    checkPage(name, reader, input.isFolder, kind);
    if (reader.stop !== null) stopped ??= { source: name, stop: reader.stop };
  }
  if (users === 0) throw noUsers(stopped?.source ?? input.name, stopped?.stop ?? null);
  return { attributes: attributesOf(walk), mayHaveOthers: false };
}

/** Paths with filters that are listed among the attributes where they lead to something. */
const proposedPaths = ['emails[primary eq true].value', 'emails[type eq "work"].value'];

function attributesOf(walk: JsonWalk): string[] {
  return [...walk.attributes(), ...proposedPaths.filter((_, column) => walk.isPresent[column] === 1)];
}

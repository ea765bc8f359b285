import { openInputFile, type InputFile } from '../../io/input-file.ts';
import type { Io } from '../../io/io.ts';
import type { OpenedSource } from '../importer.ts';
import { withDerived } from '../ldap/entry-values.ts';
import { noUserEntries } from '../ldap/no-user-entries.ts';
import type { LdifOptions } from '../source-options.ts';
import { provenEncoding, type Encoding } from '../text/detect-encoding.ts';
import { utf8Chunks } from '../text/utf8-chunks.ts';
import { AttributeCollector } from './attribute-collector.ts';
import { EntryReader } from './entry-reader.ts';
import { readLdifUsers } from './read-ldif-users.ts';

/**
 * Opens an LDIF export. Its attributes are those of the first users; those that only users further down have are not
 * among them, are not recognised as roles, and can be read all the same where they are asked for.
 */
export async function openLdif(
  options: LdifOptions,
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
      attributes: withDerived(attributes),
      mayHaveOthers,
      hasPaths: false,
      remarks: [],
      readUsers: async (request) => {
        const chunks = utf8Chunks(file.hashedChunks(), encoding);
        const users = await readLdifUsers(chunks, file.name, file.size, attributes, options.trim, request);
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

/** RFC 2849 knows UTF-8 alone; `ldifde -u` writes UTF-16. */
async function encodingOf(file: InputFile): Promise<Encoding> {
  for await (const chunk of file.chunks()) return provenEncoding(chunk) ?? { kind: 'utf-8' };
  return { kind: 'utf-8' };
}

/** Bytes whose users tell the attributes; more where groups and folders come first. */
const headSize = 4 << 20;
const largestHead = 64 << 20;

async function firstAttributes(
  file: InputFile,
  encoding: Encoding,
): Promise<{ readonly attributes: readonly string[]; readonly mayHaveOthers: boolean }> {
  const collector = new AttributeCollector();
  const reader = new EntryReader(file.name, collector);
  let bytes = 0;
  let mayHaveOthers = false;
  for await (const chunk of utf8Chunks(file.chunks(), encoding)) {
    mayHaveOthers = bytes >= largestHead || (bytes >= headSize && collector.users > 0);
    if (mayHaveOthers) break;
    reader.push(chunk);
    bytes += chunk.length;
  }
  if (!mayHaveOthers) reader.end();
  if (collector.users === 0 && !mayHaveOthers) throw noUserEntries(file.name, reader.entries);
  return { attributes: collector.attributes(), mayHaveOthers };
}

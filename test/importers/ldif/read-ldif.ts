import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ImportedUsers, OpenedSource, ReadRequest } from '../../../src/importers/importer.ts';
import { openLdif } from '../../../src/importers/ldif/open-ldif.ts';
import { readLdifUsers } from '../../../src/importers/ldif/read-ldif-users.ts';
import { stream } from '../../cut-bytes.ts';
import { requestFor } from '../../request-for.ts';
import { temporaryFolder } from '../../run-cli.ts';
import { standInIo } from '../../stand-in-io.ts';

export interface Wish {
  readonly key?: string;
  readonly columns?: readonly string[];
  readonly multiValued?: readonly string[];
  readonly shown?: readonly string[];
  readonly trim?: boolean;
}

export function requestOf({
  key = 'uid',
  columns = ['mail'],
  multiValued = columns,
  shown = [],
}: Wish): ReadRequest {
  return requestFor({ key, columns, multiValued, shown });
}

/** Reads chunks as they are given; each lies in memory that is used again afterwards, as a file's does. */
export async function readChunks(chunks: readonly Buffer[], wish: Wish = {}): Promise<Imported> {
  const size = chunks.reduce((sum, { length }) => sum + length, 0);
  return readLdifUsers(stream(chunks), 'users.ldif', size, [], wish.trim ?? false, requestOf(wish));
}

export const read = (text: string | Buffer, wish: Wish = {}): Promise<Imported> =>
  readChunks([Buffer.from(text)], wish);

/** A file with this content, opened. */
export async function open(content: string | Buffer): Promise<OpenedSource> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'users.ldif'), content);
  const options = { kind: 'ldif', file: 'users.ldif', trim: false } as const;
  const source = await openLdif(options, folder, standInIo(folder));
  onTestFinished(() => source.close());
  return source;
}

type Imported = Omit<ImportedUsers, 'reading' | 'sha256'>;

/** An entry of a person, its lines behind the one with the name. */
export const person = (uid: string, ...lines: string[]): string =>
  [`dn: uid=${uid},dc=contoso,dc=com`, 'objectClass: inetOrgPerson', `uid: ${uid}`, ...lines, '', ''].join(
    '\n',
  );

import { columnNotFound } from '../find-column.ts';
import type { ImportedUsers, ReadRequest } from '../importer.ts';
import { entryFacts, EntryValues, withDerived } from '../ldap/entry-values.ts';
import { EntryRows } from '../ldap/entry-rows.ts';
import { noUserEntries } from '../ldap/no-user-entries.ts';
import { mergeRepeatedKeys } from '../merge-repeated-keys.ts';
import { pushChunks } from '../push-chunks.ts';
import { RowValues } from '../row-values.ts';
import { EntryReader } from './entry-reader.ts';

/** Reads the users of an LDIF file into a table; `size` is about that of the file in bytes. */
export async function readLdifUsers(
  chunks: AsyncIterable<Uint8Array>,
  source: string,
  size: number,
  attributes: readonly string[],
  trim: boolean,
  request: ReadRequest,
): Promise<Omit<ImportedUsers, 'reading' | 'sha256'>> {
  const columns = [request.key, ...request.columns.values()];
  const values = new RowValues(columns.length, trim);
  const entry = new EntryValues(values, columns, entryFacts(attributes));
  const rows = new EntryRows(source, values, request);
  const reader = new EntryReader(source, {
    names: entry.names,
    begin: () => {
      entry.clear();
    },
    value: (place, bytes, start, end, isDoubtful) => {
      entry.add(place, bytes, start, end, isDoubtful);
    },
    other: () => undefined,
    blame: (reason) => {
      entry.blame(reason);
    },
    end: (line, dn) => {
      rows.entry(entry, line, dn);
    },
    rejected: (line, reason) => {
      entry.clear();
      rows.rejected(line, reason);
    },
  });
  await pushChunks(chunks, size, reader, rows, request);
  reader.end();
  if (rows.read === 0) throw noUserEntries(source, reader.entries);
  const { completeness, incomplete } = reader.judge();
  const absent = entry.isPresent.indexOf(0);
  if (absent >= 0 && incomplete === null) {
    throw columnNotFound(
      { name: source, attributes: withDerived(attributes) },
      [columns[absent]],
      'in any user',
    );
  }
  const { table, merged } = mergeRepeatedKeys(source, rows.finish(), request);
  return {
    table,
    read: rows.read,
    merged,
    rejections: rows.rejections,
    findings: rows.findings(source),
    completeness,
    incomplete: incomplete === null ? null : { source, ...incomplete },
  };
}

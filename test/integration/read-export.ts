import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportedUsers } from '../../src/importers/importer.ts';
import { openSource } from '../../src/importers/registry.ts';
import type { SourceOptions } from '../../src/importers/source-options.ts';
import { rowValues, valueText } from '../../src/tables/column.ts';
import { standInIo } from '../stand-in-io.ts';
import { requestFor } from '../request-for.ts';
import { temporaryFolder } from '../run-cli.ts';
import type { HostileUser } from './hostile-users.ts';

/** What an export says of the users, in the order of their ids, and how complete it says that it is. */
export interface ReadExport {
  readonly users: readonly HostileUser[];
  readonly completeness: ImportedUsers['completeness'];
  readonly incomplete: ImportedUsers['incomplete'];
  readonly rejections: ImportedUsers['rejections'];
}

/** Reads what a server's program wrote; `names` are the attributes under which the export has each field. */
export async function readExport(
  content: Buffer,
  options: (file: string) => SourceOptions,
  names: Readonly<Record<keyof HostileUser, string>>,
): Promise<ReadExport> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'export'), content);
  const source = await openSource(options('export'), folder, standInIo(folder));
  try {
    const { user_id: key, ...fields } = names;
    const { table, completeness, incomplete, rejections } = await source.readUsers(
      requestFor({ key, columns: new Map(Object.entries(fields)), multiValued: ['emails'] }),
    );
    const only = (field: Exclude<keyof typeof fields, 'emails'>, row: number): string | null => {
      const column = table.columns.get(field);
      const [value = null] = column === undefined ? [] : rowValues(column, row);
      return value === '' ? null : value;
    };
    const emails = table.columns.get('emails');
    const users = Array.from({ length: table.rows }, (_, row) => ({
      user_id: valueText(table.key, row),
      login: only('login', row),
      display_name: only('display_name', row),
      number: only('number', row),
      note: only('note', row),
      emails: emails === undefined ? [] : rowValues(emails, row),
    }));
    users.sort((one, other) => (one.user_id < other.user_id ? -1 : 1));
    return { users, completeness, incomplete, rejections };
  } finally {
    await source.close();
  }
}

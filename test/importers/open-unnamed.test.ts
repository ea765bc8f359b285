import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OpenedSource } from '../../src/importers/importer.ts';
import { openUnnamed } from '../../src/importers/open-unnamed.ts';
import { unnamedOptions } from '../../src/importers/source-options.ts';
import { rowText } from '../../src/tables/column.ts';
import { requestFor } from '../request-for.ts';
import { temporaryFolder } from '../run-cli.ts';
import { standInIo } from '../stand-in-io.ts';

test.each([
  ['a list', '[{"id":1}]', ['id']],
  ['an object behind blanks', ' \r\n\t{"id":1}', ['id']],
  ['JSON behind a byte order mark', '\ufeff[{"id":1}]', ['id']],
  ['JSON in UTF-16', Buffer.from('\ufeff[{"id":1}]', 'utf16le'), ['id']],
  ['CSV', 'user_id,name\n1,[x]\n', ['user_id', 'name']],
  ['CSV behind a byte order mark', '\ufeffuser_id,name\n', ['user_id', 'name']],
  ['LDIF', 'dn: uid=a\nuid: a\n', ['dn', 'uid']],
  ['LDIF behind its version', 'version: 1\n\ndn: uid=a\nuid: a\n', ['dn', 'uid']],
  ['LDIF behind comments', '# by hand\n folded\n\n#\nDN:: dWlkPWE=\nuid: a\n', ['dn', 'uid']],
  ['what ldapsearch writes', '# extended LDIF\n#\n\ndn: uid=a\nuid: a\n', ['dn', 'uid']],
  ['LDIF in UTF-16', Buffer.from('\ufeffdn: uid=a\r\nuid: a\r\n', 'utf16le'), ['dn', 'uid']],
  ['csvde', 'DN,userAccountControl\r\nCN=a,512\r\n', ['DN', 'userAccountControl', 'accountEnabled']],
  ['csvde in UTF-16', Buffer.from('\ufeffDN,sn\r\nCN=a,b\r\n', 'utf16le'), ['DN', 'sn']],
  ['CSV that has a name of an entry', 'dn,userAccountControl\n', ['dn', 'userAccountControl']],
  ['CSV behind the type of PowerShell', '#TYPE User\nuser_id,id\n', ['user_id', 'id']],
  ['CSV in quotes', '"{id}",name\n', ['{id}', 'name']],
])('%s', async (_, content, attributes) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'users'), content);
  const source = await openUnnamed(unnamedOptions('users'), folder, standInIo(folder));
  expect(source.attributes).toEqual(attributes);
  await source.close();
});

test('CSV is read as the file was that it stands in for', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'users'), Buffer.from('id;name,x\n1;\xd6d\xf6n \n', 'latin1'));
  const written = {
    kind: 'csv',
    file: 'other',
    delimiter: ';',
    encoding: 'windows-1252',
    trim: true,
  } as const;
  const source = await openUnnamed(unnamedOptions('users', written), folder, standInIo(folder));
  expect(source).toMatchObject({ name: 'users', attributes: ['id', 'name,x'] });
  expect(await namesIn(source, 'name,x')).toEqual(['Ödön']);
});

test.each([
  ['CSV', { kind: 'csv', file: 'other', delimiter: ';', trim: true }],
  ['JSON', { kind: 'json', file: 'other', trim: true }],
] as const)('JSON that stands in for %s is trimmed as that was', async (_, written) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'users'), '[{"id":1,"name":" Ines "}]');
  const source = await openUnnamed(unnamedOptions('users', written), folder, standInIo(folder));
  expect(await namesIn(source, 'name')).toEqual(['Ines']);
});

async function namesIn(source: OpenedSource, column: string): Promise<string[]> {
  const { table } = await source.readUsers(requestFor({ columns: new Map([['name', column]]) }));
  await source.close();
  return Array.from({ length: table.rows }, (_, row) => rowText(table.columns.get('name'), row));
}

import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openUnnamed } from '../../src/importers/open-unnamed.ts';
import { temporaryFolder } from '../run-cli.ts';
import { standInIo } from '../stand-in-io.ts';

test.each([
  ['a list', '[{"id":1}]', ['id']],
  ['an object behind blanks', ' \r\n\t{"id":1}', ['id']],
  ['JSON behind a byte order mark', '\ufeff[{"id":1}]', ['id']],
  ['JSON in UTF-16', Buffer.from('\ufeff[{"id":1}]', 'utf16le'), ['id']],
  ['CSV', 'user_id,name\n1,[x]\n', ['user_id', 'name']],
  ['CSV behind a byte order mark', '\ufeffuser_id,name\n', ['user_id', 'name']],
  ['CSV in quotes', '"{id}",name\n', ['{id}', 'name']],
])('%s', async (_, content, attributes) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'users'), content);
  const source = await openUnnamed({ kind: 'unnamed', file: 'users' }, folder, standInIo(folder));
  expect(source.attributes).toEqual(attributes);
  await source.close();
});

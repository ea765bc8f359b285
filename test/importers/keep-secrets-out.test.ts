import fc from 'fast-check';
import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findColumn } from '../../src/importers/find-column.ts';
import type { ImportedUsers } from '../../src/importers/importer.ts';
import { keepSecretsOut, type GuardedSource } from '../../src/importers/keep-secrets-out.ts';
import { openSource } from '../../src/importers/registry.ts';
import { unnamedOptions } from '../../src/importers/source-options.ts';
import { rowText } from '../../src/tables/column.ts';
import { runs } from '../property-runs.ts';
import { requestFor } from '../request-for.ts';
import { temporaryFolder } from '../run-cli.ts';
import { standInIo } from '../stand-in-io.ts';
import { sourceWith } from './source-with.ts';

const csv = 'user_id,password_hash,name\n1,CANARY-1,Ines\n2,CANARY-2,Tom\n';
const json = JSON.stringify([
  { user_id: '1', name: 'Ines', credentials: { password: { value: 'CANARY-1' }, provider: 'A' } },
  { user_id: '2', name: 'Tom', credentials: { password: { value: 'CANARY-2' }, provider: 'B' } },
]);

describe.each([
  ['CSV', csv, ['password_hash'], ['user_id', 'name']],
  ['JSON', json, ['credentials.password.value'], ['user_id', 'name', 'credentials.provider']],
])('%s', (_, content, secrets, attributes) => {
  test('its secrets are told by name and are not among its attributes', async () => {
    const source = await opened(content);
    expect(source).toMatchObject({ secrets, attributes });
  });

  test('they cannot be read, under whatever name', async () => {
    const source = await opened(content);
    const asKey = read(source, secrets[0], []);
    await expect(asKey).rejects.toMatchObject({ code: 'column-is-secret' });
    const asColumn = read(source, 'user_id', [secrets[0]]);
    await expect(asColumn).rejects.toMatchObject({ code: 'column-is-secret' });
  });

  test('nothing of them is in what was read', async () => {
    const source = await opened(content);
    const { table } = await read(source, 'user_id', ['name']);
    const memory = [table.key, ...table.columns.values()].map(({ bytes }) => Buffer.from(bytes).toString());
    expect(memory.join()).toContain('Ines');
    expect(memory.join()).not.toContain('CANARY');
  });
});

test.each([
  ['a column of the file', false],
  ['what only users further down may have', true],
])('a secret is refused by name: %s', (_, mayHaveOthers) => {
  const source = keepSecretsOut({ ...sourceWith('user_id', 'userPassword'), mayHaveOthers });
  expect(() => findColumn(source, ['UserPassword'], 'report.columns')).toThrow(
    expect.objectContaining({
      code: 'column-is-secret',
      exitCode: 2,
      message:
        'exports/users.csv: "UserPassword" (report.columns) holds secrets by its name, and such columns are never read',
    }),
  );
});

test('the key of a row whose cells have shifted is not shown: it may be a secret', async () => {
  const text = 'name,password,user_id\nWeber, Lotte,CANARY,1\nInes,CANARY\nTom,CANARY,3\nAda,CANARY,\n';
  const source = await opened(text);
  const { rejections, table } = await read(source, 'user_id', ['name']);
  expect(table.rows).toBe(1);
  expect(rejections.map(({ line, reason, excerpt }) => [line, reason, excerpt])).toEqual([
    [2, 'too-many-cells', ''],
    [3, 'too-few-cells', ''],
    [5, 'key-missing', ''],
  ]);
});

test('without secrets, rejected rows show their key as ever', async () => {
  const source = await opened('user_id,name\n1,Weber, Lotte\n2,Ines\n');
  const { rejections } = await read(source, 'user_id', ['name']);
  expect(rejections).toMatchObject([{ excerpt: '1' }]);
});

test('columns of secrets change nothing else', async () => {
  const cell = fc.stringMatching(/^[a-z0-9 .@-]{0,6}$/);
  const user = fc.record({ name: cell, mail: cell, before: cell, behind: cell });
  await fc.assert(
    fc.asyncProperty(fc.array(user, { minLength: 1, maxLength: 6 }), async (users) => {
      const lines = (row: (at: number) => string[]): string =>
        users.map((_, at) => `${row(at).join()}\n`).join('');
      const plain = `user_id,name,mail\n${lines((at) => [String(at), users[at].name, users[at].mail])}`;
      const withSecrets = `pwd,user_id,name,api_token,mail\n${lines((at) => {
        const { name, mail, before, behind } = users[at];
        return [before, String(at), name, behind, mail];
      })}`;
      expect(await everythingOf(withSecrets)).toEqual(await everythingOf(plain));
    }),
    runs(100),
  );
});

async function everythingOf(text: string) {
  const source = await opened(text);
  const { attributes } = source;
  const {
    table,
    read: rows,
    merged,
    rejections,
    completeness,
  } = await read(source, 'user_id', ['name', 'mail']);
  const cells = [...table.columns].map(([name, column]) => [
    name,
    ...Array.from({ length: table.rows }, (_, row) => rowText(column, row)),
  ]);
  return { attributes, rows, merged, rejections, completeness, lines: [...table.lines], cells };
}

async function opened(content: string): Promise<GuardedSource> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'users'), content);
  const source = await openSource(unnamedOptions('users'), folder, standInIo(folder));
  onTestFinished(() => source.close());
  return source;
}

function read(source: GuardedSource, key: string, columns: readonly string[]): Promise<ImportedUsers> {
  return source.readUsers(requestFor({ key, columns }));
}

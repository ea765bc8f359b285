import { Buffer } from 'node:buffer';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { cellValues } from '../../../src/importers/csvde/cell-values.ts';
import { openCsvde } from '../../../src/importers/csvde/open-csvde.ts';
import type { OpenedSource } from '../../../src/importers/importer.ts';
import { fuzzRuns } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';
import { temporaryFolder } from '../../run-cli.ts';
import { standInIo } from '../../stand-in-io.ts';
import { rejectionsOf, usersOf } from '../json/read-json.ts';
import { requestOf } from '../ldif/read-ldif.ts';

async function open(content: string | Buffer): Promise<OpenedSource> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'users.csv'), content);
  const options = { kind: 'csvde', file: 'users.csv', encoding: null, trim: false } as const;
  const source = await openCsvde(options, folder, standInIo(folder));
  onTestFinished(() => source.close());
  return source;
}

const header =
  'DN,objectClass,sn,userAccountControl,objectGUID,sAMAccountName,proxyAddresses,whenCreated\r\n';
const request = requestOf({
  key: 'objectGUID',
  columns: ['sAMAccountName', 'sn', 'proxyAddresses', 'whenCreated', 'accountEnabled'],
});

test('binary values, several values, values beyond ASCII, and rows without their empty end', async () => {
  const source = await open(
    `${header}"CN=Berg\\, Ines,DC=contoso,DC=com",user,X'4265726773c3b8',514,X'e04f253f894f4c458b65732d4d724767',ines,smtp:a@contoso.com;SMTP:b@contoso.com,20240131080000.0Z\r\n` +
      "CN=Bo,user,Bo\\;Berg,512,X'00000000000000000000000000000001',bo\r\n" +
      "CN=PC,computer,,4096,X'00000000000000000000000000000002',pc$\r\n",
  );
  expect(source.attributes).toEqual([...header.trim().split(','), 'accountEnabled']);
  const imported = await source.readUsers(request);
  expect(usersOf(imported)).toEqual([
    [
      2,
      '3f254fe0-4f89-454c-8b65-732d4d724767',
      ['ines'],
      ['Bergsø'],
      ['smtp:a@contoso.com', 'SMTP:b@contoso.com'],
      ['2024-01-31T08:00:00Z'],
      ['false'],
    ],
    [3, '00000000-0000-0000-0000-000000000001', ['bo'], ['Bo;Berg'], [], [], ['true']],
  ]);
  expect(imported).toMatchObject({
    read: 2,
    findings: [{ kind: 'passed-over', line: 4, count: 1 }],
    completeness: 'unproven',
    reading: { encoding: 'utf-8', delimiter: ',' },
  });
});

test('the name is one value as it stands', async () => {
  const source = await open('DN,mail\r\n"CN=Berg\\, Ines;x,DC=contoso",ines@contoso.com\r\n');
  const imported = await source.readUsers(requestOf({ key: 'DN' }));
  expect(usersOf(imported)).toEqual([[2, 'CN=Berg\\, Ines;x,DC=contoso', ['ines@contoso.com']]]);
});

test('in UTF-16, as csvde -u writes it', async () => {
  const source = await open(Buffer.from('\ufeffDN,sn,mail\r\nCN=a,Bergsø,a\r\n', 'utf16le'));
  expect(usersOf(await source.readUsers(requestOf({ key: 'DN', columns: ['sn'] })))).toEqual([
    [2, 'CN=a', ['Bergsø']],
  ]);
});

test.each([
  ['too many cells', 'CN=a,b,c,d', 'too-many-cells', 'CN=a'],
  ['no text', "CN=a,X'ff'", 'invalid-text', 'CN=a'],
  ['a NUL', "CN=a,X'00'", 'nul-character', 'CN=a'],
  ['a stray quote', 'CN=a,b"c', 'stray-quote', ''],
  ['several values where one is allowed', 'CN=a,b;c', 'several-values', 'CN=a'],
])('a row is rejected for %s', async (_, row, reason, excerpt) => {
  const source = await open(`DN,mail,sn\r\n${row}\r\nCN=b,x\r\n`);
  const imported = await source.readUsers(requestOf({ key: 'DN', multiValued: [] }));
  expect(rejectionsOf(imported)).toEqual([[2, reason, excerpt]]);
  expect(imported.read).toBe(2);
});

test('a file that does not end in a line break is incomplete', async () => {
  const source = await open('DN,mail\r\nCN=a,x\r\nCN=b,y');
  const imported = await source.readUsers(requestOf({ key: 'DN' }));
  expect(imported).toMatchObject({
    completeness: 'incomplete',
    incomplete: { line: 3, why: 'line-cut-off' },
  });
});

test('nobody but computers is an error that says so', async () => {
  const source = await open('DN,objectClass\r\nCN=a,computer\r\n');
  await expect(source.readUsers(requestOf({ key: 'DN', columns: [] }))).rejects.toMatchObject({
    code: 'no-rows',
  });
});

const textsOf = (cell: string): string[] => {
  const bytes = Buffer.from(cell);
  return cellValues(bytes, 0, bytes.length).map((value) => Buffer.from(value.bytes).toString());
};

test.each([
  ['', []],
  ['a;b', ['a', 'b']],
  [String.raw`a\;b`, ['a;b']],
  [String.raw`a\\;b`, ['a\\', 'b']],
  [String.raw`CN=a\, b;c`, [String.raw`CN=a\, b`, 'c']],
  [`X'61';X'62'`, ['a', 'b']],
  ["X'6'", ["X'6'"]],
  ["x'61'", ["x'61'"]],
  ['\\', ['\\']],
])('the values of %s', (cell, values) => {
  expect(textsOf(cell)).toEqual(values);
});

test('what is written is read', () => {
  const value = fc.string({ minLength: 1, unit: fc.constantFrom(...String.raw`a;\,'é`) });
  const written = fc.tuple(value, fc.boolean());
  fc.assert(
    fc.property(fc.array(written, { minLength: 1 }), (values) => {
      const cell = values.map(([text, isHex]) =>
        isHex ? `X'${Buffer.from(text).toString('hex')}'` : text.replace(/[;\\]/g, String.raw`\$&`),
      );
      expect(textsOf(cell.join(';'))).toEqual(values.map(([text]) => text));
    }),
    runs(fuzzRuns),
  );
});

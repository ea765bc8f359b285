import { expect, test } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli } from '../run-cli.ts';
import { checkByFlags, configuration, folderWith, twoPeople } from './exports.ts';

const accounts = [
  { user_id: 1, number: '00417' },
  { user_id: 2, number: '00533' },
];
const users = [
  { id: 'd1', userPrincipalName: 'ada@contoso.com', employeeId: '00417', accountEnabled: true },
  { id: 'd2', userPrincipalName: 'bo@contoso.com', employeeId: '00533', accountEnabled: true },
];
const page = (value: readonly unknown[], around: object = {}): string => JSON.stringify({ ...around, value });

const matchedKeys = (files: Readonly<Record<string, string>>): string[] =>
  readList(files['matched.csv']).map((row) => row['application_key']);
const findingsOf = (files: Readonly<Record<string, string>>, kind: string) =>
  readList(files['findings.csv']).filter((finding) => finding['kind'] === kind);

test('both sides by flags alone', async () => {
  const cwd = folderWith({ 'users.json': page(accounts), 'entra.json': page(users, { '@odata.count': 2 }) });
  const flags = ['--app', 'users.json', '--directory', 'entra.json', '--json'];
  const { status, stdout, files } = await runCli([...checkByFlags, ...flags], { cwd });
  expect(status).toBe(0);
  expect(matchedKeys(files)).toEqual(['1', '2']);
  expect(JSON.parse(stdout)).toMatchObject({
    application: { read: 2, completeness: 'unproven' },
    directory: { read: 2, completeness: 'proven' },
  });
});

test.each([
  ['CSV', configuration],
  ['CSV with its own form', configuration.replace('file: app.csv', "file: app.csv, delimiter: ';'")],
  ['JSON', configuration.replace('kind: csv, file: app.csv', 'kind: json, file: app.csv')],
])('a file given by flag is read by what is in it, though the configuration has %s', async (_, text) => {
  const cwd = folderWith({ ...twoPeople, 'rollcall.yaml': text, 'users.json': JSON.stringify(accounts) });
  const flags = ['check', '--app', 'users.json', '--out', 'report'];
  const { status, files } = await runCli(flags, { cwd });
  expect({ status, matched: matchedKeys(files) }).toEqual({ status: 0, matched: ['1', '2'] });
});

test('CSV given by flag stands in for JSON', async () => {
  const text = configuration.replace('kind: csv, file: app.csv', 'kind: json, file: users.json');
  const cwd = folderWith({ ...twoPeople, 'rollcall.yaml': text });
  const { status, files } = await runCli(['check', '--app', 'app.csv', '--out', 'report'], { cwd });
  expect({ status, matched: matchedKeys(files) }).toEqual({ status: 0, matched: ['1', '2'] });
});

test.each([
  ['is cut off', page(users).slice(0, -2), 'the file ends before its JSON does'],
  ['has another count', page(users, { '@odata.count': 3 }), 'another number of users than it says itself'],
  ['is one of several', page(users, { '@odata.nextLink': 'https://x' }), 'one page of several'],
])('a page that %s is incomplete', async (_, directory, why) => {
  const cwd = folderWith({ ...twoPeople, 'entra.json': directory });
  const { status, files } = await runCli([...checkByFlags, '--directory', 'entra.json'], { cwd });
  expect(status).toBe(3);
  const [finding] = findingsOf(files, 'incomplete-source');
  expect(finding).toMatchObject({ severity: 'error', source: 'entra.json', subject: 'directory' });
  expect(finding['explanation']).toContain(why);
  expect(readList(files['matched.csv'])[0]).toMatchObject({
    incomplete: expect.stringMatching(/^INCOMPLETE: entra\.json did not give all users\./),
  });
});

test('a page that is cut off before its first user ends gives nothing', async () => {
  const cwd = folderWith({ ...twoPeople, 'entra.json': page(users).slice(0, 30) });
  const { status, files, stderr } = await runCli([...checkByFlags, '--directory', 'entra.json'], { cwd });
  expect({ status, files }).toEqual({ status: 3, files: {} });
  expect(stderr).toContain('[json-unreadable]');
});

test('a user that was removed is no user, and a finding says so', async () => {
  const gone = { id: 'd3', employeeId: '00999', '@removed': { reason: 'deleted' } };
  const cwd = folderWith({
    'app.csv': `${twoPeople['app.csv']}3,00999\n`,
    'entra.json': page([...users, gone], { '@odata.deltaLink': 'https://x' }),
  });
  const flags = ['--directory', 'entra.json', '--limit', 'unmatched=1'];
  const { status, files } = await runCli([...checkByFlags, ...flags], { cwd });
  expect(status).toBe(0);
  expect(matchedKeys(files)).toEqual(['1', '2']);
  expect(readList(files['unmatched.csv']).map((row) => row['reason'])).toEqual(['not-in-directory']);
  expect(readList(files['forecast.csv']).map((row) => row['directory_id'])).toEqual(['d1', 'd2']);
  const [finding] = findingsOf(files, 'removed-entries');
  expect(finding).toMatchObject({ severity: 'warning', source: 'entra.json', line: '1' });
  expect(finding['explanation']).toMatch(/^1 entry says that a user was removed/);
});

import { expect, test } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli } from '../run-cli.ts';
import { configuration, folderWith } from './exports.ts';

const check = ['check', '--config', 'rollcall.yaml', '--limit', 'not-assigned=1', '--out', 'report'];

const exports = {
  'app.csv': 'user_id,number\n1,00417\n2,00533\n',
  'directory.csv':
    'id,userPrincipalName,employeeId,accountEnabled\nd1,ada@contoso.com,00417,True\nd2,bo@contoso.com,00533,True\n',
  'rollcall.yaml': `${configuration}scope: { assigned: assigned.csv }\n`,
} as const;

const readiness = (files: Readonly<Record<string, string>>) =>
  readList(files['matched.csv']).map((row) => row['readiness']);

test.each([
  ['id', 'id\nd1\n'],
  ['objectId', 'displayName;objectId\nAda;D1\n'],
  ['Object Id', 'Object Id\nd1\n'],
  ['userPrincipalName', 'userPrincipalName,mail\nADA@contoso.com,x@contoso.com\n'],
])('an assigned list goes by %s', async (_column, list) => {
  const { status, stdout, stderr, files } = await runCli(check, {
    cwd: folderWith({ ...exports, 'assigned.csv': list }),
  });
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: 'directory.csv: recognised enabled = accountEnabled\n',
  });
  expect(stdout).toContain('  scope        1 of 2 directory users, assigned (assigned.csv)\n');
  expect(readiness(files)).toEqual(['ready', 'not-assigned']);
  expect(readList(files['forecast.csv']).map((row) => row['directory_upn'])).toEqual(['ada@contoso.com']);
});

test.each([
  ['a page of users', '{"value":[{"id":"d1","userPrincipalName":"x"}]}'],
  ['a page of members', '{"@odata.context":"x","value":[{"@odata.type":"#microsoft.graph.user","id":"D1"}]}'],
  ['a list of names', '[{"userPrincipalName":"ADA@contoso.com"}]'],
  ['objects one to a line', '{"id":"d1"}\n{"id":"d1"}\n'],
])('an assigned list may be JSON: %s', async (_form, list) => {
  const { status, files } = await runCli(check, { cwd: folderWith({ ...exports, 'assigned.csv': list }) });
  expect(status).toBe(0);
  expect(readiness(files)).toEqual(['ready', 'not-assigned']);
});

test('one page of several is no list of all who are assigned', async () => {
  const list = '{"@odata.nextLink":"https://x","value":[{"id":"d1"}]}';
  const { status, files } = await runCli(check, { cwd: folderWith({ ...exports, 'assigned.csv': list }) });
  expect(status).toBe(3);
  const incomplete = readList(files['findings.csv']).filter(({ kind }) => kind === 'incomplete-source');
  expect(incomplete.map((finding) => finding['source'])).toEqual(['assigned.csv']);
});

test('a list of ids goes by the directory’s ids, whatever its key', async () => {
  const { status, files } = await runCli([...check, '--directory-key', 'userPrincipalName'], {
    cwd: folderWith({ ...exports, 'assigned.csv': 'id\nd1\n' }),
  });
  expect(status).toBe(0);
  expect(readiness(files)).toEqual(['ready', 'not-assigned']);
});

test('an entry that is nobody’s is told with its line', async () => {
  const { files } = await runCli(check, {
    cwd: folderWith({ ...exports, 'assigned.csv': 'id\nd1\nd9\nd9\n' }),
  });
  const [finding, ...others] = readList(files['findings.csv']).filter(
    ({ kind }) => kind === 'assigned-not-found',
  );
  expect(finding).toMatchObject({ subject: 'd9', source: 'assigned.csv', line: '3' });
  expect(others).toEqual([]);
});

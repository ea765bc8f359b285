import { expect, test } from 'vitest';
import { folderWith } from '../cli/exports.ts';
import { readList } from '../read-list.ts';
import { runCli } from '../run-cli.ts';

const files = {
  'app.csv': 'user_id,login,email\n1,zoe@contoso.com,\n2,,KIM@FABRIKAM.COM\n3,mia@fabrikam.com,\n',
  'directory.csv':
    'id,userPrincipalName,mailNickname,mail\n' +
    'd1,z.berg@contoso.com,Zoë,\nd2,kim@contoso.com,kb,kim@fabrikam.com\n' +
    'd3,mia_fabrikam.com#EXT#@contoso.onmicrosoft.com,,\n',
  'rollcall.yaml':
    'application: { key: user_id, source: { kind: csv, file: app.csv } }\n' +
    'directory: { source: { kind: csv, file: directory.csv } }\n' +
    'matching:\n  rules:\n' +
    `    - { application: login, directory: 'Append(NormalizeDiacritics([mailNickname]),"@contoso.com")' }\n` +
    `    - { application: email, directory: 'ToUpper([mail])', caseExact: true }\n` +
    `    - { application: login, directory: 'ToLower([userPrincipalName])' }\n`,
} as const;

const flags = ['--app', 'app.csv', '--directory', 'directory.csv', '--key', 'user_id', '--out', 'report'];

test('rules compare what their expressions give', async () => {
  const run = await runCli(['check', '--config', 'rollcall.yaml', '--out', 'report'], {
    cwd: folderWith(files),
  });
  expect(run).toMatchObject({ status: 0, stderr: expect.any(String) });
  const matched = readList(run.files['matched.csv']);
  expect(matched.map(({ application_key: key, rule, directory_id: id }) => [key, rule, id])).toEqual([
    ['1', '1', 'd1'],
    ['2', '2', 'd2'],
    ['3', '3', 'd3'],
  ]);
  const { rules } = JSON.parse(run.files['summary.json']);
  expect(rules).toMatchObject([
    { directory: 'Append(NormalizeDiacritics([mailNickname]), "@contoso.com")', matched: 1 },
    { directory: 'ToUpper([mail])', matched: 1 },
    { directory: 'ToLower([userPrincipalName])', matched: 1 },
  ]);
});

test('the export must have every attribute that an expression reads', async () => {
  const rule = ['--rule', 'login=Coalesce([mail], [employeeId])'];
  const { status, stderr } = await runCli(['check', ...flags, ...rule], { cwd: folderWith(files) });
  expect(status).toBe(2);
  expect(stderr).toContain('employeeId');
});

test('an expression that cannot be used is shown with its place', async () => {
  const rule = ['--rule', 'login=Append(ToLowr([mail]), "x")'];
  const { status, stderr } = await runCli(['check', ...flags, ...rule], { cwd: folderWith(files) });
  expect(status).toBe(2);
  expect(stderr).toContain('\n  Append(ToLowr([mail]), "x")\n         ^^^^^^\nDid you mean ToLower?');
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli } from '../run-cli.ts';
import { folderWith } from './exports.ts';

const slack = `username,email,status,billing-active,has-2fa,has-sso,userid,fullname,displayname,expiration-timestamp
ada,ada@contoso.com,Primary Owner,1,1,0,U01,Ada Lee,ada,
bo,bo@contoso.com,Member,1,0,0,U02,Bo Ek,bo,
cy,cy@contoso.com,Deactivated,0,0,0,U03,Cy Dahl,cy,
di,di@contoso.com,Invited,0,0,0,U04,Di Moe,di,
`;
const entra = ['ada', 'bo', 'cy', 'di'].map(
  (name) => `d-${name},${name}@contoso.com,${name}@contoso.com,True`,
);
const directory = `id,userPrincipalName,mail,accountEnabled\n${entra.join('\n')}\n`;

const report = ['--out', 'report'];
const sides = ['--app', 'slack.csv', '--directory', 'entra.csv'];

test('a known download needs neither key nor roles, and its owners are held', async () => {
  const cwd = folderWith({ 'slack.csv': slack, 'entra.csv': directory });
  const { stderr, files } = await runCli(['check', ...sides, '--rule', 'email=mail', ...report], { cwd });
  expect(stderr).toContain(
    "slack.csv: looks like Slack's member list: key = userid, displayName = fullname, email = email, login = username, enabled = status, privileged = status\n",
  );
  expect(readList(files['matched.csv']).map((row) => row['application_key'])).toEqual(['U02', 'U03', 'U04']);
  expect(readList(files['conflicts.csv']).map((row) => [row['application_key'], row['reason']])).toEqual([
    ['U01', 'privileged'],
  ]);
  const unknown = readList(files['findings.csv']).filter(({ kind }) => kind === 'state-unknown');
  expect(unknown.map(({ line, explanation }) => [line, explanation?.split('.')[0]])).toEqual([
    ['5', '1 user has "Invited" there, which is not known to mean yes or no'],
    ['5', '1 user has "Invited" there, which is not known to mean yes or no'],
  ]);
});

test('what somebody names goes before it', async () => {
  const configuration = `application:
  source: { file: slack.csv }
  roles: { enabled: { column: status, in: [Member, Invited] }, privileged: { column: has-sso } }
directory: { source: { file: entra.csv } }
matching: { rules: [{ application: email, directory: '[mail]' }] }
`;
  const cwd = folderWith({ 'slack.csv': slack, 'entra.csv': directory, 'rollcall.yaml': configuration });
  const named = ['--key', 'username', '--as', 'displayName=displayname'];
  const { stderr, files } = await runCli(['check', ...named, ...report], { cwd });
  expect(stderr).toContain("slack.csv: looks like Slack's member list: email = email, login = username\n");
  expect(readList(files['matched.csv']).map((row) => row['application_key'])).toEqual([
    'ada',
    'bo',
    'cy',
    'di',
  ]);
  expect(readList(files['findings.csv']).filter(({ kind }) => kind === 'state-unknown')).toEqual([]);
});

test('a folder of pages by flags', async () => {
  const cwd = folderWith({ 'entra.csv': directory });
  mkdirSync(join(cwd, 'pages'));
  const page = (startIndex: number, name: string): string => {
    const user = { schemas: [], id: name, userName: `${name}@contoso.com` };
    return JSON.stringify({ totalResults: 2, startIndex, Resources: [user] });
  };
  writeFileSync(join(cwd, 'pages', '1.json'), page(1, 'ada'));
  writeFileSync(join(cwd, 'pages', '2.json'), page(2, 'bo'));
  const flags = [
    '--app',
    'pages',
    '--directory',
    'entra.csv',
    '--rule',
    'userName=userPrincipalName',
    '--json',
  ];
  const { stdout, files } = await runCli(['check', ...flags, ...report], { cwd });
  expect(JSON.parse(stdout)).toMatchObject({ application: { read: 2, completeness: 'proven' } });
  const lines = readList(files['matched.csv']).map((row) => row['source_line']);
  expect(lines).toEqual(['pages/1.json:1', 'pages/2.json:1']);
});

import { expect, test } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli } from '../run-cli.ts';
import { folderWith } from './exports.ts';

test('a required attribute with several values is there, and one without any is not', async () => {
  const users = [
    {
      id: 'd1',
      userPrincipalName: 'ada@contoso.com',
      proxyAddresses: ['smtp:a@contoso.com', 'smtp:b@contoso.com'],
    },
    { id: 'd2', userPrincipalName: 'bea@contoso.com', proxyAddresses: [] },
    { id: 'd3', userPrincipalName: 'cyd@contoso.com', proxyAddresses: ['smtp:c@contoso.com'] },
  ];
  const cwd = folderWith({
    'app.csv': 'user_id,login\n1,zoe@contoso.com\n',
    'directory.json': JSON.stringify(users),
    'rollcall.yaml': [
      'application: { source: { kind: csv, file: app.csv }, key: user_id }',
      'directory: { source: { kind: json, file: directory.json } }',
      "matching: { rules: [ { application: login, directory: '[userPrincipalName]' } ] }",
      'target: { required: [proxyAddresses] }',
    ].join('\n'),
  });
  const { files } = await runCli(['check', '--out', 'report'], { cwd });
  expect(
    readList(files['forecast.csv']).map((row) => [row['directory_id'], row['forecast'], row['reason']]),
  ).toEqual([
    ['d1', 'create', ''],
    ['d2', 'fail', 'MandatoryFieldsMissing'],
    ['d3', 'create', ''],
  ]);
});

import { expect, test } from 'vitest';
import { runCli } from '../run-cli.ts';
import { folderWith } from './exports.ts';

const entry = (uid: string, ...lines: string[]): string =>
  [`dn: uid=${uid},dc=contoso,dc=com`, 'objectClass: inetOrgPerson', `uid: ${uid}`, ...lines, '', ''].join(
    '\n',
  );

const exports = {
  'users.ldif': [
    entry('ines', 'cn: Ines Vidal', 'cn: ividal', 'mail: ines@contoso.com', 'mail: i.vidal@contoso.com'),
    entry('bo', 'cn: Bo Lindahl', 'mail: bo.lindahl@contoso.com', 'mail: bo@contoso.com'),
    entry('cy', 'cn: Cy Ferro', 'createTimestamp: 20240131080000Z', 'createTimestamp: 20250131080000Z'),
  ].join(''),
  'directory.csv': [
    'id,userPrincipalName,mail,displayName,mailNickname,createdDateTime',
    'd1,ines@contoso.com,ines@contoso.com,Ines Vidal,ines,2024-01-01',
    'd2,bo@contoso.com,bo@contoso.com,Bo Lindahl,b.lindahl,2024-01-01',
    '',
  ].join('\n'),
};

const check = [
  ...['check', '--app', 'users.ldif', '--directory', 'directory.csv', '--key', 'uid'],
  ...['--rule', 'uid=mailNickname', '--as', 'createdAt=createTimestamp', '--quiet'],
];

test('several values of what is only shown reject nobody; of what something hangs on, they do', async () => {
  const { files } = await runCli(check, { cwd: folderWith(exports) });
  const [, ...matched] = files['matched.csv'].trimEnd().split('\r\n');
  expect(matched).toHaveLength(1);
  expect(matched[0]).toContain('"Ines Vidal | ividal"');
  const rejected = files['rejected-rows.csv'];
  expect(rejected.match(/several-values/g)).toHaveLength(1);
  expect(rejected).toContain('"cy"');
});

test('each of several addresses is evidence', async () => {
  const { files } = await runCli(check, { cwd: folderWith(exports) });
  const [, ...risky] = files['duplicate-risk.csv'].trimEnd().split('\r\n');
  expect(risky).toHaveLength(1);
  expect(risky[0]).toContain('"bo.lindahl@contoso.com | bo@contoso.com"');
  expect(risky[0]).toMatch(/"same-address \| same-name"/);
});

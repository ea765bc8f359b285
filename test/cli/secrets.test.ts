import { expect, test } from 'vitest';
import { runCli } from '../run-cli.ts';
import { checkByFlags, configuration, folderWith, sides, twoPeople } from './exports.ts';

const withSecrets = {
  ...twoPeople,
  'app.csv': 'user_id,number,user_pwd,pwd_set\n1,00417,CANARY-1,2026-01-01\n2,00533,CANARY-2,2026-02-02\n',
} as const;

test.each([
  ['a rule', [...checkByFlags, '--rule', 'user_pwd=mail'], 'user_pwd" (matching rule 2)'],
  ['a role', [...checkByFlags, '--as', 'email=user_pwd'], 'user_pwd" (role email)'],
  ['the key', ['check', ...sides, '--key', 'USER_PWD', '--rule', 'number=employeeId'], 'USER_PWD" (key)'],
])('%s may not name a column of secrets', async (_, args, message) => {
  const run = await runCli([...args, '--out', 'report'], { cwd: folderWith(withSecrets) });
  expect(run.status).toBe(2);
  expect(run.stderr).toContain(message);
  expect(run.stderr).toContain('[column-is-secret]');
  expect(run.stderr + run.stdout).not.toContain('CANARY');
  expect(run.files).toEqual({});
});

test('nor may report.columns, an exclusion or a created user', async () => {
  for (const more of [
    'report: { columns: [user_pwd] }\n',
    'exclude: [{ attribute: user_pwd, matches: x, reason: y }]\n',
    `create: { userPrincipalName: '[user_pwd]', mailNickname: '[number]', displayName: '[number]' }\n`,
  ]) {
    const cwd = folderWith({ ...withSecrets, 'rollcall.yaml': configuration + more });
    const run = await runCli(['check', '--out', 'report'], { cwd });
    expect([run.status, run.stderr]).toEqual([2, expect.stringContaining('"user_pwd"')]);
  }
});

test('a secret of users further down in JSON cannot be asked for either', async () => {
  const users = Array.from({ length: 20_000 }, (_, at) => ({
    user_id: at,
    number: String(at),
    note: 'x'.repeat(60),
  }));
  const lines = [...users, { user_id: 'last', number: 'n', user_pwd: 'CANARY' }].map((user) =>
    JSON.stringify(user),
  );
  const cwd = folderWith({ ...twoPeople, 'app.csv': `[${lines.join()}]` });
  const run = await runCli([...checkByFlags, '--as', 'email=user_pwd'], { cwd });
  expect([run.status, run.stderr]).toEqual([2, expect.stringContaining('[column-is-secret]')]);
});

test('no value of one is in anything that is written or said', async () => {
  const cwd = folderWith(withSecrets);
  const run = await runCli([...checkByFlags, '--verbose'], { cwd });
  const explained = await runCli(
    ['explain', '1', ...sides, '--key', 'user_id', '--rule', 'number=employeeId', '--json'],
    { cwd },
  );
  expect(run.status).toBe(0);
  expect(
    [run.stdout, run.stderr, explained.stdout, explained.stderr, ...Object.values(run.files)].join(),
  ).not.toContain('CANARY');
  expect(run.files['findings.csv']).toContain(
    '"secrets-dropped","warning","app.csv","app.csv","","1 column of this file',
  );
});

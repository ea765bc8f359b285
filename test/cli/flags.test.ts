import { expect, test } from 'vitest';
import { runCli } from '../run-cli.ts';
import { checkByFlags, folderWith, sides, twoPeople } from './exports.ts';

async function expectRefusal(args: readonly string[], message: string): Promise<void> {
  const cwd = folderWith(twoPeople);
  expect(await runCli(args, { cwd })).toEqual({
    status: 2,
    stdout: '',
    stderr: `rollcall: ${message}\n`,
    files: {},
  });
}

const rule = ['--rule', 'number=employeeId'];
const key = ['--key', 'user_id'];

test.each([
  [
    'application',
    [],
    'the application’s users are not given. Give --app users.csv, or "application.source" in rollcall.yaml. [usage]',
  ],
  [
    'directory',
    ['--app', 'app.csv', ...key, ...rule],
    'the directory’s users are not given. Give --directory entra-users.csv, or "directory.source" in rollcall.yaml. [usage]',
  ],
  [
    'rule',
    [...sides, ...key],
    'a matching rule is not given. Give --rule login=userPrincipalName, or "matching.rules" in rollcall.yaml. [usage]',
  ],
  [
    'key',
    [...sides, ...rule],
    'the application’s key column is not given, and the header of app.csv is none that is known. Give --key, or "application.key" in rollcall.yaml, with one of its columns: user_id, number. [usage]',
  ],
])('without %s', async (_what, args, message) => {
  await expectRefusal(['check', ...args], message);
});

const unreadableRule =
  'cannot be read. Write the application attribute, "=", the directory attribute: --rule login=userPrincipalName. [invalid-rule]';
const noAttribute =
  'is no directory attribute. Write an attribute such as userPrincipalName or [userPrincipalName]. [invalid-rule]';
const multiValued =
  'holds several values, and the service matches by none of those. Use an attribute with one value, such as mail or userPrincipalName. [invalid-rule]';

test.each([
  ['number', `--rule "number" ${unreadableRule}`],
  ['=employeeId', `--rule "=employeeId" ${unreadableRule}`],
  ['number=', `--rule "number=": "" ${noAttribute}`],
  ['number=[employeeId', `--rule "number=[employeeId": "[employeeId" ${noAttribute}`],
  ['number=employee Id', `--rule "number=employee Id": "employee Id" ${noAttribute}`],
  ['number=proxyAddresses', `--rule "number=proxyAddresses": proxyAddresses ${multiValued}`],
  ['number=[PROXYADDRESSES]', `--rule "number=[PROXYADDRESSES]": PROXYADDRESSES ${multiValued}`],
])('the rule %s', async (written, message) => {
  await expectRefusal(['check', ...sides, ...key, '--rule', written], message);
});

test('a rule that stands there twice, which the service would never get to', async () => {
  const cwd = folderWith(twoPeople);
  const { status, stdout, stderr, files } = await runCli([...checkByFlags, '--rule', 'NUMBER=[EmployeeID]'], {
    cwd,
  });
  expect({ status, stdout, files }).toEqual({ status: 2, stdout: '', files: {} });
  expect(stderr).toMatch(/^rollcall: .*rule 2 .*rule 1.* \[invalid-rule\]\n$/);
});

const knownRoles =
  'Known are: displayName, email, login, lastSignIn, createdAt, enabled, privileged, department. [usage]';

test.each([
  ['nickname=number', `--as: "nickname" is not known. ${knownRoles}`],
  ['displayname=number', `--as: "displayname" is not known. Did you mean "displayName"? ${knownRoles}`],
  ['displayName', '--as "displayName" cannot be read. Write it as --as displayName=full_name. [usage]'],
  ['displayName=', '--as "displayName=" cannot be read. Write it as --as displayName=full_name. [usage]'],
])('--as %s', async (written, message) => {
  await expectRefusal([...checkByFlags, '--as', written], message);
});

const unreadableLimit = 'cannot be read. The limit is a whole number or "unlimited". [usage]';

test.each([
  ['unmatched', '--limit "unmatched" cannot be read. Write it as --limit unmatched=5. [usage]'],
  ['=5', '--limit "=5" cannot be read. Write it as --limit unmatched=5. [usage]'],
  ['unmatched=', '--limit "unmatched=" cannot be read. Write it as --limit unmatched=5. [usage]'],
  ['unmatched=-1', `--limit "unmatched=-1" ${unreadableLimit}`],
  ['unmatched=5%', `--limit "unmatched=5%" ${unreadableLimit}`],
  ['unmatched=1e3', `--limit "unmatched=1e3" ${unreadableLimit}`],
  ['unmatched=Unlimited', `--limit "unmatched=Unlimited" ${unreadableLimit}`],
  [
    'unmachted=5',
    '--limit: "unmachted" is not known. Did you mean "unmatched"? Known are: unmatched, no-match-value, held, ' +
      'ambiguous, contested, excluded, duplicate, second-account, lockout, disabled, not-assigned, out-of-scope, ' +
      'rejected, create. [usage]',
  ],
])('--limit %s', async (written, message) => {
  await expectRefusal([...checkByFlags, '--limit', written], message);
});

test.each(['yesterday', '22.11.2026', '2026-13-01', '2026-11-22T08:00:00', '2026-02-31'])(
  '--now %s',
  async (written) => {
    await expectRefusal(
      [...checkByFlags, '--now', written],
      `--now "${written}" is no time. Write it as 2026-11-22T08:00:00Z. [usage]`,
    );
  },
);

test.each([
  ['2026-11-22T08:00:00Z', '2026-11-22T08:00:00.000Z'],
  ['2026-11-22T09:00:00+01:00', '2026-11-22T08:00:00.000Z'],
  ['2026-11-22', '2026-11-22T00:00:00.000Z'],
])('--now %s is the time of the run', async (written, time) => {
  const { files } = await runCli([...checkByFlags, '--now', written], {
    cwd: folderWith(twoPeople),
    now: '2030-01-01T00:00:00Z',
  });
  expect(JSON.parse(files['manifest.json'])).toMatchObject({ started: time, finished: time });
});

test('an argument cannot steer the terminal', async () => {
  await expectRefusal(
    [...checkByFlags, '--limit', '\u001b[2Jx\u202e'],
    '--limit "\\u{1b}[2Jx\\u{202e}" cannot be read. Write it as --limit unmatched=5. [usage]',
  );
});

import { expect, test } from 'vitest';
import { runCli } from '../run-cli.ts';
import { checkByFlags, folderWith, reportFiles, twoPeople } from './exports.ts';

const failing = { ...twoPeople, 'app.csv': 'user_id,number,name\n1,00417,Ada\n2,00999,Bo\n' } as const;

test('the answer is on stdout, the conversation on stderr', async () => {
  const { status, stdout, stderr, files } = await runCli(checkByFlags, { cwd: folderWith(failing) });
  expect(status).toBe(1);
  expect(stdout).toBe(`app.csv against the directory

  application  2 users, 2 rows of app.csv, unproven
  directory    2 users, 2 rows of directory.csv, unproven
  scope        2 of 2 directory users, all (assumed)

Application users
  matched                  1   50.0 %
  unmatched                1   50.0 %

Matched by rule
  1  number = [employeeId]: 1 matched
  readiness    1 unknown

What provisioning would do
  1 update, 1 create

Risks
  duplicate                0  nobody claims the account, and its likely owner would get a new one
  second-account           0  nobody claims the account, and its owner already claims another one

  findings     1 no-account-state, 1 recycling-not-checked, 1 scope-assumed

Gate failed
  unmatched        1, at most 0

Next
  report/resolution-options.csv: have the application's owner decide about 1 account
  report/forecast.csv: 1 user would be created, for all are taken to be in scope (scope.assigned)

Report: report
`);
  expect(stderr).toBe('app.csv: recognised displayName = name\n');
  expect(Object.keys(files)).toEqual(reportFiles);
});

test.each([
  ['passes', twoPeople, 0, ''],
  ['fails', failing, 1, 'app.csv: recognised displayName = name\n'],
])('--json prints summary.json where the gate %s', async (_name, exports, status, stderr) => {
  const run = await runCli([...checkByFlags, '--json'], { cwd: folderWith(exports) });
  expect({ ...run, files: Object.keys(run.files) }).toEqual({
    status,
    stdout: run.files['summary.json'],
    stderr,
    files: reportFiles,
  });
});

test('--quiet says nothing', async () => {
  const run = await runCli([...checkByFlags, '--quiet'], { cwd: folderWith(failing) });
  expect({ ...run, files: Object.keys(run.files) }).toEqual({
    status: 1,
    stdout: '',
    stderr: '',
    files: reportFiles,
  });
});

test('--quiet says what ended the run', async () => {
  const cwd = folderWith({ 'app.csv': failing['app.csv'] });
  expect(await runCli([...checkByFlags, '--quiet'], { cwd })).toEqual({
    status: 3,
    stdout: '',
    stderr: 'rollcall: directory.csv does not exist. Check the path. [file-not-found]\n',
    files: {},
  });
});

test('--quiet --json prints summary.json and nothing else', async () => {
  const run = await runCli([...checkByFlags, '--quiet', '--json'], { cwd: folderWith(failing) });
  expect({ ...run, files: Object.keys(run.files) }).toEqual({
    status: 1,
    stdout: run.files['summary.json'],
    stderr: '',
    files: reportFiles,
  });
});

test('--json prints nothing on stdout where the run ends early', async () => {
  const { status, stdout } = await runCli([...checkByFlags, '--json'], { cwd: folderWith({}) });
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
});

test.each([
  [{}, [], false],
  [{ FORCE_COLOR: '1' }, [], true],
  [{ FORCE_COLOR: '1' }, ['--no-color'], false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, [], true],
])('colour with %j and %j: %j', async (env, flags, isColoured) => {
  const { stdout } = await runCli([...checkByFlags, ...flags], { cwd: folderWith(twoPeople), env });
  expect(stdout.includes('\u001b[')).toBe(isColoured);
});

test('names from files cannot steer the terminal', async () => {
  const cwd = folderWith({
    ...twoPeople,
    'app.csv': 'user_id,number,name\u001b[31m\n1,00417,x\n2,00999,y\n',
    'rollcall.yaml': `application:
  name: "Led\\e[2Jger\\u202e"
  source: { kind: csv, file: app.csv }
  key: user_id
directory:
  source: { kind: csv, file: directory.csv }
matching: { rules: [ { application: number, directory: employeeId } ] }
`,
  });
  const { stdout } = await runCli(['check', '--out', 'report'], { cwd });
  expect(stdout).toMatch(/^Led\\u\{1b\}\[2Jger\\u\{202e\} against the directory\n/);
  const { stderr } = await runCli([...checkByFlags, '--rule', 'mail=mail'], { cwd });
  expect(stderr).toContain('Its columns are: user_id, number, name\\u{1b}[31m.');
});

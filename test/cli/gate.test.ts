import { expect, test } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli, type CliRun } from '../run-cli.ts';
import { checkByFlags, configuration, folderWith, twoPeople } from './exports.ts';

/** One account matched, two unmatched. */
const oneOfThree = {
  'app.csv': 'user_id,number\n1,00417\n2,7\n3,8\n',
  'directory.csv': twoPeople['directory.csv'],
} as const;

const check = ['check', '--config', 'rollcall.yaml', '--out', 'report'];

const checkOf = ({ files }: CliRun, name: string) =>
  JSON.parse(files['summary.json']).gate.checks.find((one: { name: string }) => one.name === name);

const kindsOf = ({ files }: CliRun) =>
  readList(files['findings.csv']).map(({ kind, subject }) => `${kind} ${subject}`);

test.each([
  [[], 1, 0],
  [['--limit', 'unmatched=1'], 1, 1],
  [['--limit', 'unmatched=2'], 0, 2],
  [['--limit', 'unmatched=3'], 0, 3],
  [['--limit', 'unmatched=unlimited'], 0, 'unlimited'],
])('with %j two unmatched accounts give %i', async (flags, status, limit) => {
  const run = await runCli([...checkByFlags, ...flags], { cwd: folderWith(oneOfThree) });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status, stderr: '' });
  expect(checkOf(run, 'unmatched')).toEqual({ name: 'unmatched', limit, actual: 2, passed: status === 0 });
  expect(run.stdout).toContain(
    status === 0 ? 'Gate passed\n' : `Gate failed\n  unmatched        2, at most ${limit}\n`,
  );
});

test.each([
  ['unmatched: 2', [], 0, 2],
  ['unmatched: 1', [], 1, 1],
  ['unmatched: unlimited', [], 0, 'unlimited'],
  ['unmatched: 1', ['--limit', 'unmatched=2'], 0, 2],
  ['unmatched: unlimited', ['--limit', 'unmatched=0'], 1, 0],
])('with { %s } and %j two unmatched accounts give %i', async (line, flags, status, limit) => {
  const cwd = folderWith({ ...oneOfThree, 'rollcall.yaml': `${configuration}gate: { ${line} }\n` });
  const run = await runCli([...check, ...flags], { cwd });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status, stderr: '' });
  expect(checkOf(run, 'unmatched')).toEqual({ name: 'unmatched', limit, actual: 2, passed: status === 0 });
});

test('a flag changes its own limit and no other', async () => {
  const cwd = folderWith({ ...oneOfThree, 'rollcall.yaml': `${configuration}gate: { unmatched: 2 }\n` });
  const run = await runCli([...check, '--limit', 'create=0'], { cwd });
  expect(run.status).toBe(1);
  expect(checkOf(run, 'unmatched')).toMatchObject({ limit: 2, passed: true });
  expect(checkOf(run, 'create')).toEqual({ name: 'create', limit: 0, actual: 1, passed: false });
});

test('nobody matched fails, whatever the limits say', async () => {
  const cwd = folderWith({ ...twoPeople, 'app.csv': 'user_id,number\n1,7\n' });
  const run = await runCli([...checkByFlags, '--limit', 'unmatched=unlimited'], { cwd });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 1, stderr: '' });
  expect(run.stdout).toContain('Gate failed\n  nobody matched: are these the right files and rules?\n');
  expect(checkOf(run, 'nobody-matched')).toMatchObject({ actual: 1, passed: false });
});

test('a default limit on what is not computed is not assessed', async () => {
  const run = await runCli([...checkByFlags, '--no-evidence'], { cwd: folderWith(twoPeople) });
  expect(run.status).toBe(0);
  expect(checkOf(run, 'duplicate')).toEqual({ name: 'duplicate', limit: 0, actual: null, passed: true });
  expect(kindsOf(run)).toContain('not-assessed duplicate');
});

test.each([
  ['duplicate', 'flag'],
  ['duplicate', 'configuration'],
  ['lockout', 'flag'],
  ['lockout', 'configuration'],
])('a limit on %s that somebody set by %s fails where it is not computed', async (name, by) => {
  const cwd = folderWith({
    ...twoPeople,
    'rollcall.yaml': by === 'flag' ? configuration : `${configuration}gate: { ${name}: 3 }\n`,
  });
  const flags = ['--no-evidence', ...(by === 'flag' ? ['--limit', `${name}=3`] : [])];
  const run = await runCli([...check, ...flags], { cwd });
  expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 1, stderr: '' });
  expect(checkOf(run, name)).toEqual({ name, limit: 3, actual: null, passed: false });
  expect(run.stdout).toContain(
    `Gate failed\n  ${name.padEnd(16)} not computed in this run, but the limit 3 was set\n`,
  );
  expect(kindsOf(run)).not.toContain(`not-assessed ${name}`);
});

test('a limit on what is not computed may be lifted', async () => {
  const run = await runCli([...checkByFlags, '--no-evidence', '--limit', 'duplicate=unlimited'], {
    cwd: folderWith(twoPeople),
  });
  expect(run.status).toBe(0);
  expect(kindsOf(run)).not.toContain('not-assessed duplicate');
});

test.each([
  [[], 1, 0],
  [['--limit', 'not-assigned=1'], 0, 1],
])('with an assigned list and %j a matched user who is not on it gives %i', async (flags, status, limit) => {
  const cwd = folderWith({
    ...twoPeople,
    'assigned.csv': 'userPrincipalName\nada@contoso.com\n',
    'directory.csv':
      'id,employeeId,userPrincipalName,accountEnabled\nd1,00417,ada@contoso.com,True\nd2,00533,bo@contoso.com,True\n',
    'rollcall.yaml': `${configuration}scope: { assigned: assigned.csv }\n`,
  });
  const run = await runCli([...check, ...flags], { cwd });
  expect(run.status).toBe(status);
  expect(checkOf(run, 'not-assigned')).toEqual({
    name: 'not-assigned',
    limit,
    actual: 1,
    passed: status === 0,
  });
});

test('an incomplete source gives 3 where the gate fails, and where it passes', async () => {
  const cwd = folderWith({ ...oneOfThree, 'directory.csv': 'id,employeeId\nd1,00417\nd2\n' });
  const failing = await runCli(checkByFlags, { cwd });
  expect(failing.status).toBe(3);
  expect(failing.stdout).toContain('Gate failed\n');
  const passing = await runCli([...checkByFlags, '--limit', 'unmatched=2'], { cwd });
  expect(passing.status).toBe(3);
});

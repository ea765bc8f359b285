import { mkdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';
import { readList } from '../read-list.ts';
import { runCli } from '../run-cli.ts';
import { checkByFlags, configuration, folderWith, reportFiles, twoPeople } from './exports.ts';

const check = ['check', '--config', 'rollcall.yaml', '--out', 'report'];

/** The problems that stderr is to show: place and words, the line, the mark under it. */
async function expectProblems(yaml: string, blocks: readonly string[]): Promise<void> {
  const cwd = folderWith({ ...twoPeople, 'rollcall.yaml': yaml });
  const count = blocks.length === 1 ? '1 problem' : `${blocks.length} problems`;
  const { status, stdout, stderr, files } = await runCli(check, { cwd });
  expect({ status, stdout, files }).toEqual({ status: 2, stdout: '', files: {} });
  expect(stderr).toContain(`rollcall: ${count} in the configuration\n${blocks.join('\n')}`);
  expect(stderr).toMatch(/Nothing was read or written\. \[invalid-configuration\]\n$/);
}

test('a mistyped key', async () => {
  await expectProblems(configuration.replace('key: user_id', 'keey: user_id'), [
    `rollcall.yaml:3:3: unknown key "keey" (did you mean "key"?)
  3 |   keey: user_id
    |   ^`,
  ]);
});

test('a key that is like none', async () => {
  await expectProblems(`${configuration}colour: green\n`, [
    `rollcall.yaml:9:1: unknown key "colour" (known here: application, directory, matching, scope, target, signIn, evidence, exclude, decisions, dormantDays, gate, safeguards, verifiedDomains, create, report)
  9 | colour: green
    | ^`,
  ]);
});

test('a source of a kind that cannot be read yet', async () => {
  await expectProblems(configuration.replace('{ kind: csv, file: directory.csv }', '{ kind: graph }'), [
    `rollcall.yaml:5:19: "kind": expected "csv" or "csvde" or "json" or "scim" or "excel" or "ldif" or "sql-dump"
  5 |   source: { kind: graph }
    |                   ^`,
  ]);
});

test('a text where a number belongs', async () => {
  await expectProblems(`${configuration}gate: { unmatched: few }\n`, [
    `rollcall.yaml:9:20: "unmatched": expected a number, or expected "unlimited" (The highest number that passes)
  9 | gate: { unmatched: few }
    |                    ^`,
  ]);
});

test.each([
  ['a number where a text belongs', 'key: user_id', 'key: 5', '3:8', '"key": expected text'],
  ['a list where a key and value belong', '{ kind: csv, file: app.csv }', '[ app.csv ]', '2:11', '"source": expected keys and values'],
  ['a text where a list belongs', '\n    - { application: number', ' x #', '7:10', '"rules": expected a list'],
])('%s', async (_name, written, replacement, place, words) => {
  const cwd = folderWith({ ...twoPeople, 'rollcall.yaml': configuration.replace(written, replacement) });
  const { status, stdout, stderr, files } = await runCli(check, { cwd });
  expect({ status, stdout, files }).toEqual({ status: 2, stdout: '', files: {} });
  expect(stderr).toMatch(/^rollcall: 1 problem in the configuration\n/);
  expect(stderr).toContain(`rollcall.yaml:${place}: ${words}`);
}); // prettier-ignore

test('a configuration that is a list', async () => {
  const cwd = folderWith({ ...twoPeople, 'rollcall.yaml': '- application\n- directory\n' });
  const { status, stderr } = await runCli(check, { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain('rollcall.yaml:1:1: the configuration: expected keys and values');
});

test('rules and patterns that cannot be used', async () => {
  const yaml = `${configuration}    - { application: number, directory: '[proxyAddresses]' }
    - { application: number, directory: 'mail or upn' }
    - { application: NUMBER, directory: employeeID }
exclude:
  - { attribute: number, matches: '(?=x)', reason: look-ahead }
`;
  await expectProblems(yaml, [
    `rollcall.yaml:9:41: proxyAddresses holds several values, and the service matches by none of those (Use an attribute with one value, such as mail or userPrincipalName.)
  9 |     - { application: number, directory: '[proxyAddresses]' }
    |                                         ^`,
    `rollcall.yaml:10:41: "mail or upn" is no directory attribute (Write an attribute such as userPrincipalName or [userPrincipalName].)
  10 |     - { application: number, directory: 'mail or upn' }
     |                                         ^`,
    `rollcall.yaml:11:7: rule 4 compares the same attributes as rule 1 (the service would never get to it)
  11 |     - { application: NUMBER, directory: employeeID }
     |       ^`,
    'rollcall.yaml:13:35: the pattern cannot be used: error parsing regexp: invalid or unsupported Perl syntax: `(?=` (RE2 syntax, no look-around)' +
      `
  13 |   - { attribute: number, matches: '(?=x)', reason: look-ahead }
     |                                   ^`,
  ]);
});

test('problems of form and of meaning are told at once', async () => {
  const cwd = folderWith({
    ...twoPeople,
    'rollcall.yaml': configuration
      .replace('key: user_id', 'keey: user_id')
      .replace('[employeeId]', '[proxyAddresses]'),
  });
  const { status, stderr } = await runCli(check, { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain('rollcall.yaml:3:3: unknown key "keey"');
  expect(stderr).toContain('rollcall.yaml:8:41: proxyAddresses holds several values');
});

test('what is said after the problems stands on a line of its own', async () => {
  const cwd = folderWith({ ...twoPeople, 'rollcall.yaml': configuration.replace('key:', 'keey:') });
  const { stderr } = await runCli(check, { cwd });
  expect(stderr).toMatch(/ \| +\^\n/);
});

test('text that is no YAML', async () => {
  const cwd = folderWith({ 'rollcall.yaml': 'application:\n  key: a\n key: b\n' });
  const { status, stdout, stderr, files } = await runCli(check, { cwd });
  expect({ status, stdout, files }).toEqual({ status: 2, stdout: '', files: {} });
  expect(stderr).toContain('rollcall.yaml:3:1: ');
  expect(stderr).toContain('  3 |  key: b\n    | ^');
});

test('a key that stands there twice', async () => {
  const cwd = folderWith({ 'rollcall.yaml': `${configuration}matching: {}\n` });
  const { status, stderr } = await runCli(check, { cwd });
  expect(status).toBe(2);
  expect(stderr).toContain('rollcall.yaml:9:1: Map keys must be unique');
});

test.each([
  ['does not exist', [], 'nowhere.yaml does not exist. Check --config. [usage]'],
  ['is a folder', ['nowhere.yaml/x'], 'nowhere.yaml is a folder. The configuration is a text file in YAML. [usage]'],
])('a configuration that %s', async (_name, paths, message) => {
  const cwd = folderWith({ ...twoPeople, ...Object.fromEntries(paths.map((path) => [path, ''])) });
  expect(await runCli(['check', '--config', 'nowhere.yaml', '--out', 'report'], { cwd })).toEqual({
    status: 2,
    stdout: '',
    stderr: `rollcall: ${message}\n`,
    files: {},
  });
}); // prettier-ignore

test('a configuration that is no UTF-8', async () => {
  const cwd = folderWith(twoPeople);
  writeFileSync(join(cwd, 'rollcall.yaml'), Buffer.from(configuration, 'utf16le'));
  writeFileSync(join(cwd, 'latin1.yaml'), Buffer.from(`# Zoë\n${configuration}`, 'latin1'));
  const { status, stderr } = await runCli(['check', '--config', 'latin1.yaml', '--out', 'report'], { cwd });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'rollcall: latin1.yaml is no UTF-8. The configuration is a text file in YAML. [usage]\n',
  });
});

test('the nearest configuration upward is used, with files relative to its folder', async () => {
  const cwd = folderWith({ ...twoPeople, 'rollcall.yaml': configuration });
  mkdirSync(join(cwd, 'a/b'), { recursive: true });
  const { status, stdout, stderr, files } = await runCli(['check', '--out', 'report'], {
    cwd: join(cwd, 'a/b'),
  });
  const found = ['..', '..', 'rollcall.yaml'].join(sep);
  expect({ status, stderr }).toEqual({ status: 0, stderr: `using ${found}\n` });
  expect(stdout).toContain('\nReport: report\n');
  expect(Object.keys(files)).toEqual(reportFiles);
  expect(JSON.parse(files['manifest.json'])).toMatchObject({ configuration: { file: found } });
});

test('a nearer configuration goes before one further up', async () => {
  const cwd = folderWith({
    'rollcall.yaml': 'nonsense: 1\n',
    'a/rollcall.yaml': configuration,
    'a/app.csv': twoPeople['app.csv'],
    'a/directory.csv': twoPeople['directory.csv'],
  });
  const { status, stderr } = await runCli(['check', '--out', 'report'], { cwd: join(cwd, 'a') });
  expect({ status, stderr }).toEqual({ status: 0, stderr: 'using rollcall.yaml\n' });
});

test('--config is not announced, and its files are relative to its folder', async () => {
  const cwd = folderWith({
    'conf/ledger.yaml': configuration,
    'conf/app.csv': twoPeople['app.csv'],
    'conf/directory.csv': twoPeople['directory.csv'],
  });
  const { status, stderr } = await runCli(['check', '--config', 'conf/ledger.yaml', '--out', 'report'], {
    cwd,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('a flag goes before the configuration, with its files relative to the current folder', async () => {
  const cwd = folderWith({
    'rollcall.yaml': configuration
      .replace('app.csv', 'old-app.csv')
      .replace('user_id', 'old_id')
      .replace('number,', 'old_number,'),
    'directory.csv': twoPeople['directory.csv'],
    'sub/app.csv': twoPeople['app.csv'],
  });
  const { status, stderr, files } = await runCli(
    ['check', '--app', 'app.csv', '--key', 'user_id', '--rule', 'number=employeeId', '--out', 'report'],
    { cwd: join(cwd, 'sub') },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: `using ${['..', 'rollcall.yaml'].join(sep)}\n` });
  expect(readList(files['matched.csv']).map((row) => row['application_key'])).toEqual(['1', '2']);
});

test('by flags alone no configuration is needed', async () => {
  const { status, stderr, files } = await runCli(checkByFlags, { cwd: folderWith(twoPeople) });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(files['manifest.json'])).toMatchObject({ configuration: null });
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCli, temporaryFolder } from '../run-cli.ts';
import { checkByFlags, folderWith, twoPeople } from './exports.ts';

const manifest: { readonly version: string } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

const run = (...args: string[]) => runCli(args, { cwd: temporaryFolder() });

test.each([[[]], [['--help']], [['-h']]])('%j shows what there is, and the exit codes', async (args) => {
  const { status, stdout, stderr, files } = await run(...args);
  expect({ status, stderr, files }).toEqual({ status: 0, stderr: '', files: {} });
  expect(stdout).toMatch(/^Usage: rollcall \[options\] \[command\]\n/);
  expect(stdout).toMatch(/^Commands:\n {2}check .*\n {2}explain .*\n {2}plan .*\n {2}help .*\n\n/m);
  for (const code of [0, 1, 2, 3, 5, 70, 74, 130]) expect(stdout).toMatch(new RegExp(`\\b${code} [a-z]`));
});

test('the help of check lists the options that work, and no others', async () => {
  const { status, stdout, stderr, files } = await run('check', '--help');
  expect({ status, stderr, files }).toEqual({ status: 0, stderr: '', files: {} });
  expect(stdout).toMatch(/^Usage: rollcall check \[options\]\n/);
  expect(optionsIn(stdout)).toEqual([
    '--config',
    '--app',
    '--directory',
    '--key',
    '--directory-key',
    '--rule',
    '--as',
    '--expect-count',
    '--decisions',
    '--limit',
    '--no-evidence',
    '--no-packs',
    '--create-recommended',
    '--accept',
    '--out',
    '--json',
    '--quiet',
    '--verbose',
    '--debug',
    '--no-color',
    '--now',
    '--help',
  ]);
});

test('the README tells of every option of check, and of no other', async () => {
  const { stdout } = await run('check', '--help');
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const told = [...readme.matchAll(/^\| `(--[\w-]+)/gm)].map(([, option]) => option);
  expect(told.sort()).toEqual(
    optionsIn(stdout)
      .filter((option) => option !== '--help')
      .sort(),
  );
});

function optionsIn(help: string): string[] {
  return [...help.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, option]) => option);
}

test('--verbose says how long each step took', async () => {
  const { status, stderr } = await runCli([...checkByFlags, '--verbose'], { cwd: folderWith(twoPeople) });
  expect(status).toBe(0);
  expect(stderr).toMatch(/\d ?m?s\b/);
});

test('--debug shows where an error came from', async () => {
  const cwd = folderWith({ 'app.csv': twoPeople['app.csv'] });
  const plain = await runCli(checkByFlags, { cwd });
  const debugged = await runCli([...checkByFlags, '--debug'], { cwd });
  expect(debugged).toEqual({ ...plain, stderr: debugged.stderr });
  expect(plain.stderr).not.toContain('    at ');
  expect(debugged.stderr).toContain(`${plain.stderr}RollcallError: directory.csv does not exist\n    at `);
});

test.each(['--version', '-V'])('%s', async (flag) => {
  expect(await run(flag)).toEqual({ status: 0, stdout: `${manifest.version}\n`, stderr: '', files: {} });
});

const pointer = 'Run "rollcall --help" for what there is.\n';

test.each([
  ['an unknown command', ['chek'], "unknown command 'chek'\n(Did you mean check?)"],
  ['an unknown command like none', ['frobnicate'], "unknown command 'frobnicate'"],
  ['an unknown option', ['check', '--ot', 'report'], "unknown option '--ot'\n(Did you mean --out?)"],
  ['an unknown option like none', ['check', '--password', 'x'], "unknown option '--password'"],
  ['an option before its command', ['--json', 'check'], "unknown option '--json'"],
  ['an option without its value', ['check', '--app'], "option '--app <file>' argument missing"],
  [
    'an argument that no option takes',
    ['check', 'app.csv'],
    "too many arguments for 'check'. Expected 0 arguments but got 1.",
  ],
])('%s is refused', async (_name, args, message) => {
  expect(await run(...args)).toEqual({
    status: 2,
    stdout: '',
    stderr: `rollcall: ${message}\n${pointer}`,
    files: {},
  });
});

import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli, temporaryFolder } from '../run-cli.ts';

const story = fileURLToPath(new URL('../../fixtures/create-users/', import.meta.url));

function copyOfStory(): string {
  const cwd = temporaryFolder();
  cpSync(story, cwd, { recursive: true });
  return cwd;
}

const pack = 'packs/create-disabled-users';
const accept = ['--accept', 'unmatched-share=5'];

test('plan writes the packs and a manifest, the same pack as check', async () => {
  const cwd = copyOfStory();
  const { status, stdout, files } = await runCli(
    ['plan', '--out', 'made', ...accept, '--create-recommended'],
    { cwd },
  );
  expect(status).toBe(0);
  expect(stdout).toContain('3 users to create, disabled: made/packs/create-disabled-users/README.txt');
  expect(Object.keys(files)).toEqual(
    ['Create-DisabledUsers.ps1', 'README.txt', 'manifest.json', 'not-created.csv', 'users.json']
      .map((name) => `${pack}/${name}`)
      .concat('manifest.json')
      .sort(),
  );
  const ofCheck = join(story, 'expected/report', pack, 'users.json');
  expect(files[`${pack}/users.json`]).toBe(readFileSync(ofCheck, 'utf8'));
});

test('without the flag only those are created whom somebody decided about', async () => {
  const { stdout } = await runCli(['plan', '--out', 'made', ...accept, '--json', '--quiet'], {
    cwd: copyOfStory(),
  });
  expect(JSON.parse(stdout)).toMatchObject({
    withheld: false,
    packs: [{ kind: 'create-disabled-users', users: 2, notCreated: 2 }],
  });
});

test('a safeguard stops plan with its own exit code, and only the exact number lifts it', async () => {
  const cwd = copyOfStory();
  const stopped = await runCli(['plan', '--out', 'made'], { cwd });
  expect(stopped.status).toBe(5);
  expect(stopped.stdout).toContain(
    'withheld: 5 of 8 accounts are unmatched, more than 50 % (--accept unmatched-share=5',
  );
  expect(Object.keys(stopped.files)).toEqual(['manifest.json']);
  const wrong = await runCli(['plan', '--out', 'made', '--accept', 'unmatched-share=4'], { cwd });
  expect(wrong.status).toBe(5);
  const right = await runCli(['plan', '--out', 'made', ...accept], { cwd });
  expect(right.status).toBe(0);
});

test.each(['travel-users.csv', 'entra-users.csv'])('an incomplete %s yields no pack', async (file) => {
  const cwd = copyOfStory();
  appendFileSync(join(cwd, file), '"never closed,');
  const { status, stdout, files } = await runCli(
    ['plan', '--out', 'made', ...accept, '--create-recommended', '--json', '--quiet'],
    { cwd },
  );
  expect(status).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({ withheld: false, packs: [] });
  expect(Object.keys(files)).toEqual(['manifest.json']);
});

test('check keeps its verdict where a safeguard holds the pack back', async () => {
  const { status, files } = await runCli(['check'], { cwd: copyOfStory() });
  expect(status).toBe(0);
  expect(Object.keys(files).filter((path) => path.startsWith('packs/'))).toEqual([]);
  expect(files['findings.csv']).toContain('safeguard-tripped');
});

test('--no-packs writes none', async () => {
  const { files } = await runCli(['check', ...accept, '--no-packs'], { cwd: copyOfStory() });
  expect(Object.keys(files).filter((path) => path.startsWith('packs/'))).toEqual([]);
});

test('plan without a way to create users is an error of the configuration', async () => {
  const args = ['--app', 'travel-users.csv', '--directory', 'entra-users.csv', '--key', 'traveller'];
  const cwd = copyOfStory();
  const { status, stderr } = await runCli(
    ['plan', ...args, '--rule', 'badge=employeeId', '--config', '../none.yaml'],
    { cwd },
  );
  expect(status).not.toBe(0);
  expect(stderr).toMatch(/none\.yaml|create/);
});

test('an export that shrank is held against the last accepted report, until the number is accepted', async () => {
  const cwd = copyOfStory();
  await runCli(['check', ...accept], { cwd });
  const app = join(cwd, 'travel-users.csv');
  const lines = readFileSync(app, 'utf8').trim().split('\n');
  writeFileSync(app, lines.slice(0, -1).join('\n'));
  const first = await runCli(['check', ...accept], { cwd });
  expect(first.files['findings.csv']).toContain('7 users, more than 5 % fewer than the 8 of the last report');
  const again = await runCli(['check', ...accept], { cwd });
  expect(again.files['findings.csv']).toContain('7 users, more than 5 % fewer than the 8 of the last report');
  const accepted = await runCli(['check', ...accept, '--accept', 'shrink=1'], { cwd });
  expect(accepted.files['findings.csv']).toContain('Accepted for this run');
  const next = await runCli(['check', ...accept], { cwd });
  expect(next.files['findings.csv']).not.toContain('fewer than');
});

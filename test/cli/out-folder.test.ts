import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../run-cli.ts';
import { checkByFlags, folderWith, reportFiles, twoPeople } from './exports.ts';

const inputs = Object.keys(twoPeople);

const bytesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort()
    .map((path) => [path, readFileSync(join(folder, path), 'latin1')]);

async function folderWithReport(): Promise<string> {
  const cwd = folderWith(twoPeople);
  expect((await runCli(checkByFlags, { cwd })).status).toBe(0);
  return cwd;
}

/** The run is refused before it reads a source, and everything stays as it is. */
async function expectLeftAlone(cwd: string, why: string): Promise<void> {
  rmSync(join(cwd, 'directory.csv'));
  const before = bytesOf(cwd);
  expect(await runCli(checkByFlags, { cwd })).toEqual({
    status: 2,
    stdout: '',
    stderr: `rollcall: ${why}. It is left alone: move it away, or write to another folder with --out. [report-in-the-way]\n`,
    files: {},
  });
  expect(bytesOf(cwd)).toEqual(before);
}

test('the report goes to a folder that is not there yet, with those above it', async () => {
  const cwd = folderWith(twoPeople);
  const { status, stdout, stderr, files } = await runCli([...checkByFlags, '--out', 'a/b/report'], { cwd });
  expect({ status, stderr, files: Object.keys(files) }).toEqual({
    status: 0,
    stderr: '',
    files: reportFiles,
  });
  expect(stdout).toContain('\nReport: a/b/report\n');
  expect(readdirSync(join(cwd, 'a/b'))).toEqual(['report']);
});

test('the report goes to rollcall-report unless told', async () => {
  const cwd = folderWith(twoPeople);
  const { status, stdout, stderr, files } = await runCli(checkByFlags.slice(0, -2), { cwd });
  expect({ status, stderr, files: Object.keys(files) }).toEqual({
    status: 0,
    stderr: '',
    files: reportFiles,
  });
  expect(stdout).toContain('\nReport: rollcall-report\n');
});

test('an empty folder is taken', async () => {
  const cwd = folderWith(twoPeople);
  mkdirSync(join(cwd, 'report'));
  const { status, files } = await runCli(checkByFlags, { cwd });
  expect({ status, files: Object.keys(files) }).toEqual({ status: 0, files: reportFiles });
  expect(readdirSync(cwd).sort()).toEqual([...inputs, 'report']);
});

test('an untouched report is replaced as a whole', async () => {
  const cwd = await folderWithReport();
  appendFileSync(join(cwd, 'app.csv'), '3,00608\n');
  const { status, stdout, stderr, files } = await runCli(checkByFlags, { cwd });
  expect({ status, stderr, files: Object.keys(files) }).toEqual({
    status: 1,
    stderr: '',
    files: reportFiles,
  });
  expect(stdout).toContain('Gate failed\n  unmatched        1, at most 0\n');
  expect(files['unmatched.csv']).toContain('"00608"');
  expect(readdirSync(cwd).sort()).toEqual([...inputs, 'report']);
});

test('the same input at the same time gives the same bytes', async () => {
  const cwd = await folderWithReport();
  const first = bytesOf(join(cwd, 'report'));
  expect((await runCli(checkByFlags, { cwd })).status).toBe(0);
  expect(bytesOf(join(cwd, 'report'))).toEqual(first);
});

test('a failed run leaves no folder that was made for the report', async () => {
  const cwd = folderWith({ 'app.csv': twoPeople['app.csv'] });
  const { status, files } = await runCli([...checkByFlags, '--out', 'a/b/report'], { cwd });
  expect({ status, files }).toEqual({ status: 3, files: {} });
  expect(readdirSync(cwd)).toEqual(['app.csv']);
});

test('a failed run leaves the old report', async () => {
  const cwd = await folderWithReport();
  const before = bytesOf(join(cwd, 'report'));
  writeFileSync(join(cwd, 'app.csv'), 'user_id,number\n');
  const { status, files } = await runCli(checkByFlags, { cwd });
  expect({ status, files }).toEqual({ status: 3, files: {} });
  expect(bytesOf(join(cwd, 'report'))).toEqual(before);
  expect(readdirSync(cwd).sort()).toEqual([...inputs, 'report']);
});

test.each(reportFiles.filter((name) => name !== 'manifest.json'))(
  'a report whose %s was edited is left alone',
  async (name) => {
    const cwd = await folderWithReport();
    appendFileSync(join(cwd, 'report', name), ' ');
    await expectLeftAlone(cwd, `${join('report', name)} was edited`);
  },
);

test('a report whose manifest was edited is left alone', async () => {
  const cwd = await folderWithReport();
  writeFileSync(join(cwd, 'report/manifest.json'), '{}\n');
  await expectLeftAlone(cwd, `${join('report', 'manifest.json')} was edited`);
});

test('a report with a file of somebody else’s in it is left alone', async () => {
  const cwd = await folderWithReport();
  writeFileSync(join(cwd, 'report/notes.txt'), 'ask Ada\n');
  await expectLeftAlone(cwd, 'report holds notes.txt, which is not in its manifest');
});

test('a report with a folder of somebody else’s in it is left alone', async () => {
  const cwd = await folderWithReport();
  mkdirSync(join(cwd, 'report/old'));
  await expectLeftAlone(cwd, 'report holds old, which is no file of a report');
});

test('a report with a file under another name is left alone', async () => {
  const cwd = await folderWithReport();
  renameSync(join(cwd, 'report/unmatched.csv'), join(cwd, 'report/unmatched (1).csv'));
  await expectLeftAlone(cwd, 'report holds unmatched (1).csv, which is not in its manifest');
});

test('a folder of other files is left alone', async () => {
  const cwd = folderWith({ ...twoPeople, 'report/holiday.jpg': 'x' });
  await expectLeftAlone(cwd, 'report is no report: it has no manifest.json');
});

test('a folder with the manifest of another program is left alone', async () => {
  const cwd = folderWith({
    ...twoPeople,
    'report/manifest.json': '{ "name": "web app" }',
    'report/a.js': '',
  });
  await expectLeftAlone(cwd, `${join('report', 'manifest.json')} was edited`);
});

test('a file is left alone', async () => {
  const cwd = folderWith({ ...twoPeople, report: 'my report' });
  await expectLeftAlone(cwd, 'report is a file');
});

test.skipIf(process.platform === 'win32')('a symbolic link is left alone', async () => {
  const cwd = folderWith({ ...twoPeople, 'elsewhere/keep.txt': 'x' });
  symlinkSync('elsewhere', join(cwd, 'report'));
  await expectLeftAlone(cwd, 'report is a symbolic link');
});

test.each(['app.csv/report', 'app.csv/a/report'])('%s lies below a file', async (out) => {
  const cwd = folderWith(twoPeople);
  const before = bytesOf(cwd);
  const { status, stdout, stderr, files } = await runCli([...checkByFlags, '--out', out], { cwd });
  expect({ status, stdout, files }).toEqual({ status: 74, stdout: '', files: {} });
  expect(stderr).toMatch(
    new RegExp(`^rollcall: ${out} cannot be written \\(\\w+\\)\\. .+ \\[output-failed\\]\n$`),
  );
  expect(bytesOf(cwd)).toEqual(before);
});

const mayWriteEverywhere = process.platform === 'win32' || process.getuid?.() === 0;

test.skipIf(mayWriteEverywhere)('a folder that may not be written to', async () => {
  const cwd = folderWith(twoPeople);
  mkdirSync(join(cwd, 'locked'), { mode: 0o500 });
  const { status, stdout, stderr, files } = await runCli([...checkByFlags, '--out', 'locked/report'], {
    cwd,
  });
  chmodSync(join(cwd, 'locked'), 0o700);
  expect({ status, stdout, stderr, files }).toEqual({
    status: 74,
    stdout: '',
    stderr:
      'rollcall: locked/report cannot be written (EACCES). You may not write there. Nothing was left behind; an old ' +
      'report stands as it was. [output-failed]\n',
    files: {},
  });
});

test.skipIf(mayWriteEverywhere)('a folder that may not be looked into', async () => {
  const cwd = folderWith(twoPeople);
  mkdirSync(join(cwd, 'report'), { mode: 0o300 });
  const { status, stdout, stderr } = await runCli(checkByFlags, { cwd });
  chmodSync(join(cwd, 'report'), 0o700);
  expect({ status, stdout }).toEqual({ status: 74, stdout: '' });
  expect(stderr).toMatch(/^rollcall: report cannot be \w+ \(EACCES\)\. .+ \[output-failed\]\n$/);
});

test('a run that is interrupted writes nothing', async () => {
  const cwd = await folderWithReport();
  const before = bytesOf(cwd);
  const run = await runCli(checkByFlags, { cwd, signal: AbortSignal.abort() });
  expect(run).toEqual({
    status: 130,
    stdout: '',
    stderr: 'rollcall: interrupted. Nothing was written. [interrupted]\n',
    files: {},
  });
  expect(bytesOf(cwd)).toEqual(before);
  expect(existsSync(join(cwd, 'report/manifest.json'))).toBe(true);
});

test.each(['.DS_Store', 'Thumbs.db', 'desktop.ini'])(
  '%s, which nobody put there, is in nobody’s way',
  async (name) => {
    const cwd = folderWith(twoPeople);
    await runCli(checkByFlags, { cwd });
    writeFileSync(join(cwd, 'report', name), 'x');
    expect((await runCli(checkByFlags, { cwd })).status).toBe(0);
  },
);

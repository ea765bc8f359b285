import { chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../run-cli.ts';
import { checkByFlags, configuration, folderWith, twoPeople } from './exports.ts';

/** What is wrong with a source ends the run before anything is written. */
async function expectRefusal(cwd: string, message: string, status: 2 | 3 = 3): Promise<void> {
  expect(await runCli(checkByFlags, { cwd })).toEqual({
    status,
    stdout: '',
    stderr: `rollcall: ${message}\n`,
    files: {},
  });
}

const app = twoPeople['app.csv'];
const directory = twoPeople['directory.csv'];

test.each([
  ['the application’s file is missing', { 'directory.csv': directory }, 'app.csv does not exist. Check the path. [file-not-found]'],
  ['the directory’s file is missing', { 'app.csv': app }, 'directory.csv does not exist. Check the path. [file-not-found]'],
  ['a file is empty', { ...twoPeople, 'app.csv': '' }, 'app.csv is empty. Export again; the file has no byte in it. [file-empty]'],
  ['a file is nothing but a byte order mark', { ...twoPeople, 'app.csv': '\ufeff' }, 'app.csv has no header. The first row must name the columns. [header-missing]'],
  ['a file is nothing but empty lines', { ...twoPeople, 'app.csv': '\n\r\n\n' }, 'app.csv has no header. The first row must name the columns. [header-missing]'],
  ['a file has a header and no rows', { ...twoPeople, 'app.csv': 'user_id,number\n' }, 'app.csv has a header and no rows. Export again; no user is in it. [no-rows]'],
  ['the directory has a header and no rows', { ...twoPeople, 'directory.csv': 'id,employeeId\r\n\r\n' }, 'directory.csv has a header and no rows. Export again; no user is in it. [no-rows]'],
  ['the header has a quote that is not closed', { ...twoPeople, 'app.csv': 'user_id,"number\n1,2\n' }, 'app.csv: the header cannot be read. A quote in it is not closed, or stands inside a name. [header-missing]'],
  ['the header leaves the delimiter open', { ...twoPeople, 'app.csv': 'user_id,number;name\n1,2;3\n' }, 'app.csv: the header does not tell the delimiter. Set "delimiter" of that source in the configuration. [delimiter-unclear]'],
])('%s', async (_name, files, message) => {
  await expectRefusal(folderWith(files), message);
}); // prettier-ignore

test('an empty folder stands where a file belongs', async () => {
  const cwd = folderWith({ 'directory.csv': directory });
  mkdirSync(join(cwd, 'app.csv'));
  await expectRefusal(
    cwd,
    'app.csv is a folder without a file. Put the pages of the export into it. [file-empty]',
  );
});

test('a file stands where a folder belongs', async () => {
  const { status, stdout, stderr, files } = await runCli([...checkByFlags, '--app', 'app.csv/users.csv'], {
    cwd: folderWith(twoPeople),
  });
  expect({ status, stdout, files }).toEqual({ status: 3, stdout: '', files: {} });
  expect(stderr).toBe('rollcall: app.csv/users.csv does not exist. Check the path. [file-not-found]\n');
});

test.skipIf(process.platform === 'win32')('a device stands where a file belongs', async () => {
  const { status, stderr } = await runCli([...checkByFlags, '--app', '/dev/null'], {
    cwd: folderWith(twoPeople),
  });
  expect(status).toBe(3);
  expect(stderr).toBe(
    'rollcall: /dev/null is no regular file. Name the exported file itself. [not-a-file]\n',
  );
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a file may not be read', async () => {
  const cwd = folderWith(twoPeople);
  chmodSync(join(cwd, 'app.csv'), 0);
  await expectRefusal(cwd, 'app.csv cannot be read (EACCES). Check its permissions. [file-unreadable]');
});

const sameFile =
  'app.csv is given for both sides. Give the application’s export as application and the directory’s as directory. [same-file]';

test('both sides are one file', async () => {
  const { status, stdout, stderr, files } = await runCli(
    [...checkByFlags, '--directory', './sub/../app.csv'],
    { cwd: folderWith(twoPeople) },
  );
  expect({ status, stdout, files }).toEqual({ status: 2, stdout: '', files: {} });
  expect(stderr).toBe(`rollcall: ${sameFile}\n`);
});

test('both sides are one file through a hard link', async () => {
  const cwd = folderWith({ 'app.csv': app });
  linkSync(join(cwd, 'app.csv'), join(cwd, 'directory.csv'));
  await expectRefusal(cwd, sameFile, 2);
});

test.skipIf(process.platform === 'win32')('both sides are one file through a symbolic link', async () => {
  const cwd = folderWith({ 'app.csv': app });
  symlinkSync('app.csv', join(cwd, 'directory.csv'));
  await expectRefusal(cwd, sameFile, 2);
});

test.each([
  ['is missing', {}, 'assigned.csv does not exist. Check the path. [file-not-found]'],
  ['is empty', { 'assigned.csv': '' }, 'assigned.csv is empty. Export again; the file has no byte in it. [file-empty]'],
  ['has no rows', { 'assigned.csv': 'id\n' }, 'assigned.csv has a header and no rows. Export again; no user is in it. [no-rows]'],
])('the assigned list %s', async (_name, files, message) => {
  const cwd = folderWith({
    ...twoPeople,
    ...files,
    'rollcall.yaml': `${configuration}scope: { assigned: assigned.csv }\n`,
  });
  expect(await runCli(['check', '--config', 'rollcall.yaml', '--out', 'report'], { cwd })).toEqual({
    status: 3,
    stdout: '',
    stderr: `rollcall: ${message}\n`,
    files: {},
  });
}); // prettier-ignore

test('the inputs are left as they are', async () => {
  const cwd = folderWith({
    ...twoPeople,
    'assigned.csv': 'id\nd1\nd2\n',
    'rollcall.yaml': `${configuration}scope: { assigned: assigned.csv }\n`,
  });
  const inputs = readdirSync(cwd);
  const look = () =>
    inputs.map((name) => [
      name,
      readFileSync(join(cwd, name), 'latin1'),
      statSync(join(cwd, name), { bigint: true }).mtimeNs,
    ]);
  const before = look();
  expect((await runCli(['check', '--out', 'report'], { cwd })).status).toBe(0);
  expect(look()).toEqual(before);
  expect(readdirSync(cwd).sort()).toEqual([...inputs, 'report'].sort());
});

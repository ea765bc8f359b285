import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  constants,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openInputFile, type InputFile } from '../../src/io/input-file.ts';
import { temporaryFolder } from '../run-cli.ts';
import { standInIo } from '../stand-in-io.ts';

const isWindows = process.platform === 'win32';
const mebibyte = 1 << 20;

async function open(cwd: string, name = 'users.csv', signal?: AbortSignal): Promise<InputFile> {
  const file = await openInputFile(name, cwd, standInIo('/nowhere', signal));
  onTestFinished(() => file.close());
  return file;
}

function folderWith(content: string | Buffer): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'users.csv'), content);
  return folder;
}

async function readAll(file: InputFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of file.hashedChunks()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('a file', () => {
  test('is read as often as one likes', async () => {
    const file = await open(folderWith('id\n1\n'));
    expect((await readAll(file)).toString()).toBe('id\n1\n');
    expect((await readAll(file)).toString()).toBe('id\n1\n');
    expect(file).toMatchObject({ name: 'users.csv', size: 5 });
  });

  test('that is large comes in chunks that hold until the next one', async () => {
    const content = Buffer.alloc(3 * mebibyte + 5, 'a row whose length is no power of two\n');
    const file = await open(folderWith(content));
    const chunks: Buffer[] = [];
    for await (const chunk of file.hashedChunks()) chunks.push(Buffer.from(chunk));
    expect(chunks.length).toBeGreaterThan(3);
    expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThanOrEqual(mebibyte);
    expect(Buffer.concat(chunks).equals(content)).toBe(true);
    expect(file.sha256()).toBe(createHash('sha256').update(content).digest('hex'));
  });

  test('has a hash when it was read to its end, and not before', async () => {
    const file = await open(folderWith('id\n1\n'));
    expect(() => file.sha256()).toThrow('users.csv was not read to its end');
    for await (const chunk of file.hashedChunks()) {
      expect(chunk.length).toBe(5);
      break;
    }
    expect(() => file.sha256()).toThrow('users.csv was not read to its end');
    await readAll(file);
    expect(file.sha256()).toBe(createHash('sha256').update('id\n1\n').digest('hex'));
  });

  test('may be read twice at the same time', async () => {
    const file = await open(folderWith('id\n1\n'));
    const [one, other] = await Promise.all([readAll(file), readAll(file)]);
    expect([one, other].map(String)).toEqual(['id\n1\n', 'id\n1\n']);
    expect(file.sha256()).toBe(createHash('sha256').update('id\n1\n').digest('hex'));
  });

  test('may be named by an absolute path', async () => {
    const cwd = folderWith('id\n');
    expect(await open('/nowhere', resolve(cwd, 'users.csv'))).toMatchObject({ size: 3 });
  });

  test('is the same under whatever name', async () => {
    const cwd = folderWith('id\n');
    linkSync(join(cwd, 'users.csv'), join(cwd, 'linked.csv'));
    writeFileSync(join(cwd, 'other.csv'), 'id\n');
    mkdirSync(join(cwd, 'below'));
    const { identity } = await open(cwd);
    expect((await open(cwd, './below/../users.csv')).identity).toBe(identity);
    expect((await open(cwd, 'linked.csv')).identity).toBe(identity);
    expect((await open(cwd, 'other.csv')).identity).not.toBe(identity);
  });

  test.skipIf(isWindows)('is the same behind a symbolic link', async () => {
    const cwd = folderWith('id\n');
    symlinkSync('users.csv', join(cwd, 'latest.csv'));
    expect((await open(cwd, 'latest.csv')).identity).toBe((await open(cwd)).identity);
  });
});

describe('a file that changes while it is read', () => {
  const content = 'id\n'.repeat(mebibyte);
  const changes: readonly (readonly [string, (path: string) => void])[] = [
    ['grows', (path) => appendFileSync(path, '2\n')],
    ['is cut off', (path) => truncateSync(path, mebibyte)],
    [
      'is written again with the same size',
      (path) => {
        writeFileSync(path, content.replace('id', 'ID'));
        utimesSync(path, 2, 2);
      },
    ],
  ];

  test.each(changes)('%s: the run ends', async (_, change) => {
    const cwd = folderWith(content);
    const file = await open(cwd);
    const chunks = file.hashedChunks();
    await chunks.next();
    change(join(cwd, 'users.csv'));
    const toTheEnd = async (): Promise<void> => {
      for await (const chunk of chunks) expect(chunk.length).toBeGreaterThan(0);
    };
    await expect(toTheEnd()).rejects.toMatchObject({
      code: 'source-changed',
      message: 'users.csv changed while it was read',
      hint: 'Run again when the export is done.',
      exitCode: 3,
    });
    expect(() => file.sha256()).toThrow('was not read to its end');
  });

  test('changes between two readings: the second one ends', async () => {
    const cwd = folderWith('id\n1\n');
    const file = await open(cwd);
    await readAll(file);
    appendFileSync(join(cwd, 'users.csv'), '2\n');
    await expect(readAll(file)).rejects.toMatchObject({ code: 'source-changed' });
  });

  test('is replaced by another one under its name: the one that was opened is read', async () => {
    const cwd = folderWith('id\n1\n');
    const file = await open(cwd);
    writeFileSync(join(cwd, 'new.csv'), 'id\n2\n');
    renameSync(join(cwd, 'new.csv'), join(cwd, 'users.csv'));
    expect((await readAll(file)).toString()).toBe('id\n1\n');
  });
});

describe('no file', () => {
  test.each(['nobody.csv', 'nobody/users.csv', 'users.csv/below'])('%s does not exist', async (name) => {
    await expect(open(folderWith('id\n'), name)).rejects.toMatchObject({
      code: 'file-not-found',
      message: `${name} does not exist`,
      hint: 'Check the path.',
      exitCode: 3,
    });
  });

  test('a folder', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'exports'));
    await expect(open(cwd, 'exports')).rejects.toMatchObject({
      code: 'not-a-file',
      message: 'exports is a folder',
      hint: 'Name the exported file itself.',
      exitCode: 3,
    });
  });

  test('an empty file', async () => {
    await expect(open(folderWith(''))).rejects.toMatchObject({
      code: 'file-empty',
      message: 'users.csv is empty',
      exitCode: 3,
    });
  });

  test.skipIf(isWindows)('a device', async () => {
    await expect(open('/', '/dev/null')).rejects.toMatchObject({
      code: 'not-a-file',
      message: '/dev/null is no regular file',
    });
  });

  test.skipIf(isWindows)('a pipe that nobody writes to', async () => {
    const pipe = join(temporaryFolder(), 'users.csv');
    execFileSync('mkfifo', [pipe]);
    const opening = open('/', pipe).catch((error: unknown) => error);
    const outcome = await Promise.race([opening, delay(2000, 'the run waits for ever')]);
    if (typeof outcome === 'string') closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
    await opening;
    expect(outcome).toMatchObject({ code: 'not-a-file', message: `${pipe} is no regular file`, exitCode: 3 });
  });

  test.skipIf(isWindows)('a name that the system refuses', async () => {
    const name = 'u'.repeat(300);
    await expect(open(temporaryFolder(), name)).rejects.toMatchObject({
      code: 'file-unreadable',
      message: `${name} cannot be read (ENAMETOOLONG)`,
      exitCode: 3,
    });
  });

  test('a name with a NUL in it', async () => {
    await expect(open(temporaryFolder(), 'users\0.csv')).rejects.toMatchObject({
      name: 'RollcallError',
      exitCode: 3,
    });
  });
});

test('an interruption ends the reading', async () => {
  const controller = new AbortController();
  const file = await open(folderWith(Buffer.alloc(2 * mebibyte, 'a')), 'users.csv', controller.signal);
  const chunks = file.hashedChunks();
  await chunks.next();
  controller.abort();
  await expect(chunks.next()).rejects.toMatchObject({ code: 'interrupted', exitCode: 130 });
});

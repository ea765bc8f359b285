import { readdirSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { prepareReportFolder, type ReportFolder } from '../../src/io/report-folder.ts';
import { temporaryFolder } from '../run-cli.ts';
import { standInIo } from '../stand-in-io.ts';
import { filesIn, writeWholeReport } from './write-whole-report.ts';

vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs/promises')>();
  return { ...original, rename: vi.fn(original.rename), rm: vi.fn(original.rm) };
});

beforeEach(() => {
  vi.mocked(rename).mockClear();
});

const refused = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'rename' });

async function prepared(cwd: string, text: string): Promise<ReportFolder> {
  const folder = await prepareReportFolder('report', standInIo(cwd));
  await writeWholeReport(folder, { 'a.csv': text });
  return folder;
}

async function folderWithReport(): Promise<string> {
  const cwd = temporaryFolder();
  const folder = await prepared(cwd, 'old');
  await folder.publish();
  vi.mocked(rename).mockClear();
  return cwd;
}

test('a first report that cannot be renamed leaves nothing', async () => {
  const cwd = temporaryFolder();
  const folder = await prepared(cwd, 'new');
  vi.mocked(rename).mockRejectedValueOnce(refused('EACCES'));
  await expect(folder.publish()).rejects.toMatchObject({
    code: 'output-failed',
    message: 'report cannot be written (EACCES)',
    hint: 'You may not write there. Nothing was left behind; an old report stands as it was.',
    exitCode: 74,
  });
  await folder.discard();
  expect(readdirSync(cwd)).toEqual([]);
});

test('an old report that cannot be moved aside stands', async () => {
  const cwd = await folderWithReport();
  const folder = await prepared(cwd, 'new');
  vi.mocked(rename).mockRejectedValueOnce(refused('EPERM'));
  await expect(folder.publish()).rejects.toMatchObject({ code: 'output-failed', exitCode: 74 });
  await folder.discard();
  expect(filesIn(join(cwd, 'report'))).toEqual({ 'a.csv': 'old' });
  expect(readdirSync(cwd)).toEqual(['report']);
});

test('an old report that was moved aside is put back where the new one cannot take its place', async () => {
  const cwd = await folderWithReport();
  const folder = await prepared(cwd, 'new');
  const { rename: renameForReal } =
    await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises');
  vi.mocked(rename).mockImplementationOnce(renameForReal).mockRejectedValueOnce(refused('ENOSPC'));
  await expect(folder.publish()).rejects.toMatchObject({
    code: 'output-failed',
    hint: 'The disk is full. Nothing was left behind; an old report stands as it was.',
    exitCode: 74,
  });
  expect(rename).toHaveBeenCalledTimes(3);
  await folder.discard();
  expect(filesIn(join(cwd, 'report'))).toEqual({ 'a.csv': 'old' });
  expect(readdirSync(cwd)).toEqual(['report']);
});

test('a defect is not told as a full disk', async () => {
  const cwd = await folderWithReport();
  const folder = await prepared(cwd, 'new');
  vi.mocked(rename).mockRejectedValueOnce(new TypeError('no such function'));
  await expect(folder.publish()).rejects.toThrow(TypeError);
  await folder.discard();
  expect(filesIn(join(cwd, 'report'))).toEqual({ 'a.csv': 'old' });
});

test('a report that stands is not told as one that could not be written', async () => {
  const cwd = await folderWithReport();
  const folder = await prepared(cwd, 'new');
  vi.mocked(rm).mockRejectedValueOnce(Object.assign(new Error('EBUSY'), { code: 'EBUSY', syscall: 'rm' }));
  await folder.publish().catch((error: unknown) => {
    expect(error).not.toMatchObject({ hint: expect.stringContaining('an old report stands as it was') });
  });
  await folder.discard();
  expect(filesIn(join(cwd, 'report'))).toEqual({ 'a.csv': 'new' });
});

import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../run-cli.ts';
import { checkByFlags, folderWith, twoPeople } from './exports.ts';

const kindsIn = (files: Readonly<Record<string, string>>): string[] =>
  files['findings.csv']
    .split('\r\n')
    .slice(1)
    .map((line) => /^"([^"]*)"/.exec(line)?.[1] ?? '');

describe('an old export', () => {
  const old = new Date('2026-11-10T12:00:00Z');

  function folderWithOldExport(): string {
    const folder = folderWith(twoPeople);
    const now = new Date('2026-11-22T07:00:00Z');
    utimesSync(join(folder, 'app.csv'), now, now);
    utimesSync(join(folder, 'directory.csv'), old, old);
    return folder;
  }

  test('is told by the time of its file', async () => {
    const { files } = await runCli(checkByFlags, { cwd: folderWithOldExport(), isClockLive: true });
    expect(files['findings.csv']).toContain(
      '"old-export","warning","directory","directory.csv","","The file was last written on 2026-11-10, 11 days ago:',
    );
    expect(kindsIn(files).filter((kind) => kind === 'old-export')).toHaveLength(1);
  });

  test.each([
    ['page-2.json', true],
    ['.DS_Store', false],
  ])('of a folder is told by its pages: with an old %s %s', async (name, isTold) => {
    const folder = folderWith(twoPeople);
    const now = new Date('2026-11-22T07:00:00Z');
    mkdirSync(join(folder, 'pages'));
    for (const [page, time] of [
      ['page-1.json', now],
      [name, old],
    ] as const) {
      writeFileSync(join(folder, 'pages', page), `[{"id":"${page}","employeeId":"1"}]`);
      utimesSync(join(folder, 'pages', page), time, time);
    }
    utimesSync(join(folder, 'app.csv'), now, now);
    const args = [...checkByFlags, '--directory', 'pages'];
    const { files } = await runCli(args, { cwd: folder, isClockLive: true });
    expect(kindsIn(files).includes('old-export')).toBe(isTold);
  });

  test('is not told under --now, which makes a run the same whenever and wherever it is', async () => {
    const args = [...checkByFlags, '--now', '2026-11-22T08:00:00Z'];
    const { files } = await runCli(args, { cwd: folderWithOldExport(), isClockLive: true });
    expect(kindsIn(files)).not.toContain('old-export');
  });
});

test.each([
  [499, false],
  [500, true],
  [501, false],
])('%i rows', async (rows, isSuspicious) => {
  const numbers = Array.from({ length: rows }, (_, row) => row);
  const files = {
    'app.csv': `user_id,number\n${numbers.map((row) => `${row},${row}\n`).join('')}`,
    'directory.csv': 'id,employeeId\nd1,1\n',
  };
  const run = await runCli([...checkByFlags, '--no-evidence'], { cwd: folderWith(files) });
  expect(kindsIn(run.files).includes('suspicious-count')).toBe(isSuspicious);
  const counted = await runCli([...checkByFlags, '--no-evidence', '--expect-count', `application=${rows}`], {
    cwd: folderWith(files),
  });
  expect(kindsIn(counted.files)).not.toContain('suspicious-count');
});

describe('a last line without an end', () => {
  test.each([
    ['LF', twoPeople['app.csv'], false],
    ['CR', twoPeople['app.csv'].replaceAll('\n', '\r'), false],
    ['CR LF', twoPeople['app.csv'].replaceAll('\n', '\r\n'), false],
    ['UTF-16', Buffer.from(`\ufeff${twoPeople['app.csv']}`, 'utf16le'), false],
    ['nothing', twoPeople['app.csv'].trimEnd(), true],
    ['nothing, in UTF-16', Buffer.from(`\ufeff${twoPeople['app.csv'].trimEnd()}`, 'utf16le'), true],
  ])('%s', async (_, content, isTold) => {
    const cwd = folderWith(twoPeople);
    writeFileSync(join(cwd, 'app.csv'), content);
    const { files } = await runCli(checkByFlags, { cwd });
    expect(kindsIn(files).includes('unended-line')).toBe(isTold);
  });

  test('is none in JSON', async () => {
    const cwd = folderWith({ ...twoPeople, 'app.csv': '[{"user_id":"1","number":"00417"}]' });
    expect(kindsIn((await runCli(checkByFlags, { cwd })).files)).not.toContain('unended-line');
  });
});

test('a missing column of swapped exports says that they look swapped', async () => {
  const cwd = folderWith({
    'app.csv': 'id,userPrincipalName,accountEnabled,employeeId\nd1,ada@contoso.com,True,00417\n',
    'directory.csv': 'user_id,number\n1,00417\n',
  });
  const run = await runCli(checkByFlags, { cwd });
  expect(run.status).toBe(2);
  expect(run.stderr).toContain(
    "The two exports look swapped: app.csv has the attributes of a directory's export",
  );
});

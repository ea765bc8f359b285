import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { prepareReportFolder, type ReportFolder } from '../../src/io/report-folder.ts';
import { temporaryFolder } from '../run-cli.ts';
import { standInIo } from '../stand-in-io.ts';
import { filesIn, writeWholeReport } from './write-whole-report.ts';

const isWindows = process.platform === 'win32';

const prepare = (cwd: string, out = 'report', signal?: AbortSignal): Promise<ReportFolder> =>
  prepareReportFolder(out, standInIo(cwd, signal));

async function publish(cwd: string, files: Readonly<Record<string, string>>, out = 'report'): Promise<void> {
  const folder = await prepare(cwd, out);
  await writeWholeReport(folder, files);
  await folder.publish();
  await folder.discard();
}

const inTheWay = (message: string): unknown =>
  expect.objectContaining({
    code: 'report-in-the-way',
    message,
    hint: 'It is left alone: move it away, or write to another folder with --out.',
    exitCode: 2,
  });

describe('a new report', () => {
  test('is there when it is published, and not a file of it before', async () => {
    const cwd = temporaryFolder();
    const folder = await prepare(cwd);
    await writeWholeReport(folder, { 'a.csv': 'a', 'b.csv': 'b' });
    expect(existsSync(join(cwd, 'report'))).toBe(false);
    await folder.publish();
    expect(filesIn(join(cwd, 'report'))).toEqual({ 'a.csv': 'a', 'b.csv': 'b' });
    expect(readdirSync(cwd)).toEqual(['report']);
  });

  test('makes the folders above it', async () => {
    const cwd = temporaryFolder();
    await publish(cwd, { 'a.csv': 'a' }, 'one/two/report');
    expect(filesIn(join(cwd, 'one/two/report'))).toEqual({ 'a.csv': 'a' });
  });

  test('may go to an absolute path', async () => {
    const [cwd, elsewhere] = [temporaryFolder(), temporaryFolder()];
    await publish(cwd, { 'a.csv': 'a' }, resolve(elsewhere, 'report'));
    expect(filesIn(join(elsewhere, 'report'))).toEqual({ 'a.csv': 'a' });
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('tells size and hash of what was written, chunk by chunk', async () => {
    const folder = await prepare(temporaryFolder());
    const chunks = ['é', '', 'b'.repeat(100_000)].map((text) => Buffer.from(text));
    const written = await folder.write('a.csv', chunks);
    expect(written).toEqual({
      file: 'a.csv',
      size: 100_002,
      sha256: createHash('sha256').update(Buffer.concat(chunks)).digest('hex'),
    });
    expect(await folder.write('b.csv', [])).toEqual({
      file: 'b.csv',
      size: 0,
      sha256: createHash('sha256').digest('hex'),
    });
    await folder.discard();
  });

  test.skipIf(isWindows)('is for its owner alone', async () => {
    const cwd = temporaryFolder();
    await publish(cwd, { 'a.csv': 'a' }, 'one/report');
    const modeOf = (path: string): number => statSync(join(cwd, path)).mode & 0o777;
    expect(['one', 'one/report', 'one/report/a.csv', 'one/report/manifest.json'].map(modeOf)).toEqual([
      0o700, 0o700, 0o600, 0o600,
    ]);
  });

  test('does not write one file twice', async () => {
    const folder = await prepare(temporaryFolder());
    await folder.write('a.csv', [Buffer.from('a')]);
    await expect(folder.write('a.csv', [Buffer.from('b')])).rejects.toMatchObject({
      code: 'output-failed',
      message: `${join('report', 'a.csv')} cannot be written (EEXIST)`,
    });
    await folder.discard();
  });
});

describe('all or nothing', () => {
  test('chunks that fail leave nothing', async () => {
    const cwd = temporaryFolder();
    const folder = await prepare(cwd);
    await folder.write('a.csv', [Buffer.from('a')]);
    function* failing(): Generator<Buffer> {
      yield Buffer.from('b');
      throw new Error('no more rows');
    }
    await expect(folder.write('b.csv', failing())).rejects.toThrow('no more rows');
    await folder.discard();
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('folders that were made for it are gone again, unless somebody else uses them', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'there'));
    const [one, other] = [await prepare(cwd, 'there/a/b/report'), await prepare(cwd, 'there/c/d/report')];
    writeFileSync(join(cwd, 'there/c/notes.txt'), 'mine');
    await one.discard();
    await other.discard();
    expect(readdirSync(cwd, { recursive: true }).sort()).toEqual([
      'there',
      join('there', 'c'),
      join('there', 'c', 'notes.txt'),
    ]);
  });

  test('chunks that fail leave the old report', async () => {
    const cwd = temporaryFolder();
    await publish(cwd, { 'a.csv': 'old' });
    const folder = await prepare(cwd);
    await folder.write('a.csv', [Buffer.from('new')]);
    await folder.discard();
    expect(filesIn(join(cwd, 'report'))).toEqual({ 'a.csv': 'old' });
    expect(readdirSync(cwd)).toEqual(['report']);
  });

  test('an interruption ends the writing and the publishing', async () => {
    const cwd = temporaryFolder();
    const controller = new AbortController();
    const folder = await prepare(cwd, 'report', controller.signal);
    function* interrupted(): Generator<Buffer> {
      yield Buffer.from('a');
      controller.abort();
      yield Buffer.from('b');
    }
    await expect(folder.write('a.csv', interrupted())).rejects.toMatchObject({
      code: 'interrupted',
      exitCode: 130,
    });
    await expect(folder.publish()).rejects.toMatchObject({ code: 'interrupted' });
    await folder.discard();
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('what is published is not discarded', async () => {
    const cwd = temporaryFolder();
    const folder = await prepare(cwd);
    await writeWholeReport(folder, { 'a.csv': 'a' });
    await folder.publish();
    await folder.discard();
    await folder.discard();
    expect(filesIn(join(cwd, 'report'))).toEqual({ 'a.csv': 'a' });
  });

  test('two runs at once do not mix their files', async () => {
    const cwd = temporaryFolder();
    const [one, other] = [await prepare(cwd), await prepare(cwd)];
    await writeWholeReport(one, { 'one.csv': '1' });
    await writeWholeReport(other, { 'other.csv': '2' });
    await one.publish();
    await expect(other.publish()).rejects.toThrow();
    await other.discard();
    expect(filesIn(join(cwd, 'report'))).toEqual({ 'one.csv': '1' });
    expect(readdirSync(cwd)).toEqual(['report']);
  });

  test.each(['file', 'file/below'])('%s is no place for a report', async (out) => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'file'), 'x');
    await expect(prepare(cwd, `${out}/report`)).rejects.toMatchObject({
      code: 'output-failed',
      message: `${out}/report cannot be written (ENOTDIR)`,
      hint: 'A part of the path is a file. Nothing was left behind; an old report stands as it was.',
      exitCode: 74,
    });
    expect(readdirSync(cwd)).toEqual(['file']);
  });

  test.skipIf(isWindows)('a name that the system refuses', async () => {
    await expect(prepare(temporaryFolder(), 'r'.repeat(300))).rejects.toMatchObject({
      code: 'output-failed',
      exitCode: 74,
    });
  });
});

describe('an old report', () => {
  test('is replaced as a whole where nobody touched it', async () => {
    const cwd = temporaryFolder();
    await publish(cwd, { 'a.csv': 'old', 'gone.csv': 'old' });
    await publish(cwd, { 'a.csv': 'new', 'b.csv': 'new' });
    expect(filesIn(join(cwd, 'report'))).toEqual({ 'a.csv': 'new', 'b.csv': 'new' });
    expect(readdirSync(cwd)).toEqual(['report']);
  });

  test('that lost a file is replaced', async () => {
    const cwd = temporaryFolder();
    await publish(cwd, { 'a.csv': 'old', 'b.csv': 'old' });
    rmSync(join(cwd, 'report/a.csv'));
    await publish(cwd, { 'a.csv': 'new' });
    expect(filesIn(join(cwd, 'report'))).toEqual({ 'a.csv': 'new' });
  });

  test('that is an empty folder is replaced', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'report'));
    await publish(cwd, { 'a.csv': 'new' });
    expect(filesIn(join(cwd, 'report'))).toEqual({ 'a.csv': 'new' });
  });

  test('that has a pack is replaced with it', async () => {
    const cwd = temporaryFolder();
    await publish(cwd, { 'a.csv': 'old', 'packs/one/users.json': '[]' });
    await publish(cwd, { 'a.csv': 'new', 'packs/two/users.json': '{}' });
    expect(readdirSync(join(cwd, 'report'), { recursive: true }).sort()).toEqual(
      ['a.csv', 'manifest.json', 'packs', join('packs', 'two'), join('packs', 'two', 'users.json')].sort(),
    );
  });

  test('that was copied with other times is replaced: its bytes count', async () => {
    const cwd = temporaryFolder();
    await publish(cwd, { 'a.csv': 'old' });
    utimesSync(join(cwd, 'report/a.csv'), 1, 1);
    await publish(cwd, { 'a.csv': 'new' });
    expect(filesIn(join(cwd, 'report'))).toEqual({ 'a.csv': 'new' });
  });
});

describe('the current folder and those above it are no place for a report', () => {
  test.each(['', '.', './', '..', '../..', '/'])('%j', async (out) => {
    const top = temporaryFolder();
    const cwd = join(top, 'work/today');
    mkdirSync(cwd, { recursive: true });
    await expect(prepare(cwd, out)).rejects.toMatchObject({
      code: 'report-in-the-way',
      message: `--out "${out}" is the current folder or one above it`,
      exitCode: 2,
    });
    expect(readdirSync(top, { recursive: true })).toEqual(['work', join('work', 'today')]);
  });

  test('but one beside it is, whatever its name', async () => {
    const top = temporaryFolder();
    const cwd = join(top, 'work');
    mkdirSync(cwd);
    await publish(cwd, { 'a.csv': 'a' }, '../wor');
    await publish(cwd, { 'a.csv': 'a' }, '../work-report');
    expect(readdirSync(top).sort()).toEqual(['wor', 'work', 'work-report']);
  });
});

describe('what is in the way is refused before anything is written', () => {
  const changes: readonly (readonly [string, (report: string) => void, string])[] = [
    [
      'an edited file',
      (report) => writeFileSync(join(report, 'b.csv'), 'OLD'),
      `${join('report', 'b.csv')} was edited`,
    ],
    [
      'a file of somebody else',
      (report) => writeFileSync(join(report, 'notes.txt'), 'x'),
      'report holds notes.txt, which is not in its manifest',
    ],
    [
      'a folder in it',
      (report) => mkdirSync(join(report, 'old')),
      'report holds old, which is no file of a report',
    ],
    [
      'an edited file of a pack',
      (report) => writeFileSync(join(report, 'packs/one/users.json'), '[1]'),
      `${join('report', 'packs/one/users.json')} was edited`,
    ],
    [
      'results beside a pack',
      (report) => writeFileSync(join(report, 'packs/one/results.ndjson'), ''),
      'report holds packs/one/results.ndjson, which is not in its manifest',
    ],
    [
      'a folder in a pack',
      (report) => mkdirSync(join(report, 'packs/one/old')),
      'report holds packs/one/old, which is no file of a report',
    ],
    [
      'no manifest',
      (report) => rmSync(join(report, 'manifest.json')),
      'report is no report: it has no manifest.json',
    ],
    ...['{}', '', '[]', 'null', '{"outputs":[null]}', '{"outputs":{}}', '{"outputs":"a"}'].map(
      (manifest) =>
        [
          `the manifest ${JSON.stringify(manifest)}`,
          (report: string) => writeFileSync(join(report, 'manifest.json'), manifest),
          `${join('report', 'manifest.json')} was edited`,
        ] as const,
    ),
    [
      'a manifest that lists nothing',
      (report) => writeFileSync(join(report, 'manifest.json'), '{"outputs":[]}'),
      'report holds a.csv, which is not in its manifest',
    ],
    [
      'a file in its place',
      (report) => {
        rmSync(report, { recursive: true });
        writeFileSync(report, 'x');
      },
      'report is a file',
    ],
  ];

  test.each(changes)('%s', async (_, change, message) => {
    const cwd = temporaryFolder();
    await publish(cwd, { 'a.csv': 'old', 'b.csv': 'old', 'packs/one/users.json': '[]' });
    change(join(cwd, 'report'));
    await expect(prepare(cwd)).rejects.toEqual(inTheWay(message));
    expect(readdirSync(cwd)).toEqual(['report']);
  });

  test.skipIf(isWindows).each<[string, (cwd: string) => void, string]>([
    [
      'a link to a folder',
      (cwd) => {
        mkdirSync(join(cwd, 'elsewhere'));
        symlinkSync('elsewhere', join(cwd, 'report'));
      },
      'report is a symbolic link',
    ],
    ['a link to nothing', (cwd) => symlinkSync('nowhere', join(cwd, 'report')), 'report is a symbolic link'],
    [
      'a link in the folder',
      (cwd) => {
        mkdirSync(join(cwd, 'report'));
        symlinkSync('/etc/hostname', join(cwd, 'report/a.csv'));
      },
      'report holds a.csv, which is no file of a report',
    ],
  ])('%s', async (_, make, message) => {
    const cwd = temporaryFolder();
    make(cwd);
    const before = readdirSync(cwd);
    await expect(prepare(cwd)).rejects.toEqual(inTheWay(message));
    expect(readdirSync(cwd)).toEqual(before);
  });
});

describe('a change while the run goes on is noticed before anything is replaced', () => {
  const changes: readonly (readonly [string, (report: string) => void])[] = [
    ['an edited file', (report) => writeFileSync(join(report, 'a.csv'), 'mine')],
    [
      'an edited file of the same size',
      (report) => {
        writeFileSync(join(report, 'a.csv'), 'OLD');
        utimesSync(join(report, 'a.csv'), 2, 2);
      },
    ],
    ['a new file', (report) => writeFileSync(join(report, 'notes.txt'), 'mine')],
    ['a lost file', (report) => rmSync(join(report, 'a.csv'))],
    ['a renamed file', (report) => renameSync(join(report, 'a.csv'), join(report, 'b.csv'))],
    ['a lost report', (report) => rmSync(report, { recursive: true })],
  ];

  test.each(changes)('%s', async (_, change) => {
    const cwd = temporaryFolder();
    const report = join(cwd, 'report');
    await publish(cwd, { 'a.csv': 'old' });
    const folder = await prepare(cwd);
    await writeWholeReport(folder, { 'a.csv': 'new' });
    change(report);
    const after = existsSync(report) ? filesIn(report) : null;
    await expect(folder.publish()).rejects.toEqual(inTheWay('report was changed while this run went on'));
    await folder.discard();
    expect(existsSync(report) ? filesIn(report) : null).toEqual(after);
    expect(readdirSync(cwd)).toEqual(after === null ? [] : ['report']);
  });

  test.each<[string, (report: string) => void]>([
    [
      'a folder that was not there',
      (report) => {
        mkdirSync(report);
        writeFileSync(join(report, 'mine.txt'), 'mine');
      },
    ],
    ['a file that was not there', (report) => writeFileSync(report, 'mine')],
  ])('%s', async (_, make) => {
    const cwd = temporaryFolder();
    const folder = await prepare(cwd);
    await writeWholeReport(folder, { 'a.csv': 'new' });
    make(join(cwd, 'report'));
    await expect(folder.publish()).rejects.toMatchObject({ name: 'RollcallError' });
    await folder.discard();
    const kept = statSync(join(cwd, 'report')).isFile() ? 'report' : 'report/mine.txt';
    expect(readFileSync(join(cwd, kept), 'utf8')).toBe('mine');
    expect(readdirSync(cwd)).toEqual(['report']);
  });

  test.skipIf(isWindows)('but not one of its permissions', async () => {
    const cwd = temporaryFolder();
    await publish(cwd, { 'a.csv': 'old' });
    const folder = await prepare(cwd);
    await writeWholeReport(folder, { 'a.csv': 'new' });
    chmodSync(join(cwd, 'report/a.csv'), 0o640);
    await folder.publish();
    expect(filesIn(join(cwd, 'report'))).toEqual({ 'a.csv': 'new' });
  });
});

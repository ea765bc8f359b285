import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../run-cli.ts';
import { checkByFlags, folderWith, reportFiles, twoPeople } from './exports.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'bin/rollcall.js');
const inputs = Object.keys(twoPeople);

/** PATH alone, so that nothing in the environment of the test changes what is seen. */
const env = (more: Readonly<Record<string, string>> = {}) => ({ PATH: process.env['PATH'] ?? '', ...more });

const run = (cwd: string, args: readonly string[], more?: Readonly<Record<string, string>>) =>
  spawnSync(process.execPath, [bin, ...args], { cwd, env: env(more), encoding: 'utf8' });

/** Runs a line of the shell in which `"$@"` is the program with its arguments. */
const shell = (cwd: string, line: string, args: readonly string[]) =>
  spawnSync('sh', ['-c', line, 'sh', process.execPath, bin, ...args], { cwd, env: env(), encoding: 'utf8' });

const bytesOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );

/** The arguments of a scenario. */
const command = (folder: string) => readFileSync(join(folder, 'command'), 'utf8').trim().split(/ +/);

function numbered(rows: number): Record<string, string> {
  const lines = Array.from({ length: rows }, (_, row) => row);
  return {
    'app.csv': `user_id,number\n${lines.map((row) => `${row},${row}\n`).join('')}`,
    'directory.csv': `id,employeeId,accountEnabled\n${lines.map((row) => `d${row},${row},True\n`).join('')}`,
  };
}

describe.skipIf(process.platform === 'win32')('the installed program', () => {
  let manyRows: Record<string, string>;

  beforeAll(() => {
    manyRows = numbered(300_000);
  });

  test('it works, and its files are for their owner only', () => {
    const cwd = folderWith(twoPeople);
    const { status, stdout, stderr } = run(cwd, checkByFlags);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/\nReport: report\n$/);
    const report = join(cwd, 'report');
    expect(readdirSync(report).sort()).toEqual(reportFiles);
    for (const name of reportFiles) expect(statSync(join(report, name)).mode & 0o777, name).toBe(0o600);
    expect(statSync(report).mode & 0o777).toBe(0o700);
  });

  test('time zone and locale change nothing', () => {
    const cwd = join(root, 'fixtures/contoso');
    const out = temporaryFolder();
    const outputs = [
      { TZ: 'UTC', LC_ALL: 'C' },
      { TZ: 'Asia/Kathmandu', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
      { TZ: 'America/New_York', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' },
    ].map((place, index) => {
      const folder = join(out, String(index));
      const { status, stdout } = run(cwd, [...command(cwd), '--out', folder], place);
      return { status, stdout: stdout.replaceAll(folder, 'report'), report: bytesOf(folder) };
    });
    expect(outputs[0].status).toBe(0);
    expect(outputs[1]).toEqual(outputs[0]);
    expect(outputs[2]).toEqual(outputs[0]);
  });

  const json = [...checkByFlags, '--json'];

  test.each([
    ['the help', 'head -c 10', ['--help'], 'Usage: rol', 0],
    ['the summary', 'head -c 10', checkByFlags, 'app.csv ag', 0],
    ['--json', 'head -c 10', json, '{\n  "schem', 0],
    ['the help', 'true', ['--help'], '', 0],
    ['the summary', 'true', checkByFlags, '', 0],
    ['--json', 'true', json, '', 74],
  ])('%s into a pipe to %s', (_name, reader, args, stdout, status) => {
    const cwd = folderWith(twoPeople);
    const { stdout: read, stderr } = shell(cwd, `{ "$@"; echo $? >status; } | ${reader}`, args);
    expect(read).toBe(stdout);
    expect(stderr).toBe(status === 0 ? '' : 'rollcall: stdout cannot be written (EPIPE)\n');
    expect(readFileSync(join(cwd, 'status'), 'utf8')).toBe(`${status}\n`);
    expect(existsSync(join(cwd, 'report/manifest.json'))).toBe(args[0] === 'check');
  });

  test.skipIf(!existsSync('/dev/full')).each([
    ['--help', ['--help']],
    ['the summary', checkByFlags],
    ['--json', json],
  ])('%s onto a full device', (_name, args) => {
    const cwd = folderWith(twoPeople);
    const { status, stderr } = shell(cwd, '"$@" >/dev/full', args);
    expect({ status, stderr }).toEqual({
      status: 74,
      stderr: 'rollcall: stdout cannot be written (ENOSPC)\n',
    });
  });

  test.skipIf(!existsSync('/dev/full'))('a full device for stderr changes nothing', () => {
    const cwd = folderWith({ ...twoPeople, 'app.csv': 'user_id,number,name\n1,00417,Ada\n' });
    const { status, stdout } = shell(cwd, '"$@" 2>/dev/full', checkByFlags);
    expect(status).toBe(0);
    expect(stdout).toMatch(/\nReport: report\n$/);
  });

  test('closed streams change nothing but the answer', () => {
    const cwd = folderWith(twoPeople);
    expect(shell(cwd, '"$@" <&- >&- 2>&-', checkByFlags).status).toBe(0);
    expect(readdirSync(join(cwd, 'report')).sort()).toEqual(reportFiles);
  });

  test('a full disk leaves nothing behind', () => {
    const cwd = folderWith(numbered(1000));
    const { status, stdout, stderr } = shell(cwd, 'ulimit -f 8; exec "$@"', checkByFlags);
    expect({ status, stdout }).toEqual({ status: 74, stdout: '' });
    expect(stderr).toMatch(
      /\nrollcall: report\/\w+\.csv cannot be written \(EFBIG\)\. The file would be larger than this system allows\. Nothing was left behind; an old report stands as it was\. \[output-failed\]\n$/,
    );
    expect(readdirSync(cwd).sort()).toEqual(inputs);
  });

  test('a full disk leaves the old report', () => {
    const cwd = folderWith(twoPeople);
    expect(run(cwd, checkByFlags).status).toBe(0);
    const before = bytesOf(join(cwd, 'report'));
    const many = numbered(1000);
    for (const name of inputs) writeFileSync(join(cwd, name), many[name]);
    expect(shell(cwd, 'ulimit -f 8; exec "$@"', checkByFlags).status).toBe(74);
    expect(bytesOf(join(cwd, 'report'))).toEqual(before);
    expect(readdirSync(cwd).sort()).toEqual([...inputs, 'report']);
  });

  /** Sends the signals as soon as the folder that will be the report holds the file, `.` for the folder itself. */
  async function interrupt(cwd: string, file: string, ...signals: NodeJS.Signals[]) {
    const child = spawn(process.execPath, [bin, ...checkByFlags, '--quiet'], { cwd, env: env() });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const hasBegun = () =>
      readdirSync(cwd).some((name) => name.includes('.partial-') && existsSync(join(cwd, name, file)));
    while (!hasBegun() && child.exitCode === null) await wait(2);
    for (const signal of signals) {
      child.kill(signal);
      await wait(4);
    }
    return { status: await ended, stderr };
  }

  const interrupted = {
    status: 130,
    stderr: 'rollcall: interrupted. Nothing was written. [interrupted]\n',
  };

  test.each([
    ['SIGINT', 'reading', '.'],
    ['SIGTERM', 'reading', '.'],
    ['SIGINT', 'writing', 'unmatched.csv'],
  ] as const)('%s while %s leaves nothing behind', async (signal, _when, file) => {
    const cwd = folderWith(manyRows);
    expect(await interrupt(cwd, file, signal)).toEqual(interrupted);
    expect(readdirSync(cwd).sort()).toEqual(inputs);
  });

  test('SIGINT over and over leaves nothing behind', async () => {
    const cwd = folderWith(manyRows);
    // The last of them may come when everything is cleared up and the process is on its way out.
    const ended = await interrupt(cwd, '.', ...Array<NodeJS.Signals>(10).fill('SIGINT'));
    expect([interrupted.status, null]).toContain(ended.status);
    expect(readdirSync(cwd).sort()).toEqual(inputs);
  });

  test('SIGINT leaves the old report', async () => {
    const cwd = folderWith(twoPeople);
    expect(run(cwd, checkByFlags).status).toBe(0);
    const before = bytesOf(join(cwd, 'report'));
    for (const name of inputs) writeFileSync(join(cwd, name), manyRows[name]);
    expect(await interrupt(cwd, 'unmatched.csv', 'SIGINT')).toEqual(interrupted);
    expect(bytesOf(join(cwd, 'report'))).toEqual(before);
    expect(readdirSync(cwd).sort()).toEqual([...inputs, 'report']);
  });

  test('a defect is told with its stack, leaves nothing behind and exits 70', () => {
    const cwd = folderWith(twoPeople);
    const broken = 'Array.prototype.toSorted = () => { throw new TypeError("broken on purpose"); }';
    const preload = `data:text/javascript,${encodeURIComponent(broken)}`;
    const { status, stdout, stderr } = run(cwd, checkByFlags, { NODE_OPTIONS: `--import=${preload}` });
    expect({ status, stdout }).toEqual({ status: 70, stdout: '' });
    expect(stderr).toMatch(
      /^rollcall: a defect in rollcall ended the run\. Nothing was written\. Please report what follows\.\nTypeError: broken on purpose\n {4}at /,
    );
    expect(readdirSync(cwd).sort()).toEqual(inputs);
  });

  test.each(['--help', 'check --help', '--version'])('%s loads no heavy package', (line) => {
    const cwd = folderWith({});
    const hooks =
      'import{appendFileSync}from"node:fs";' +
      'export async function load(url,context,next){appendFileSync("loaded",url+"\\n");return next(url,context)}';
    const preload = `import{register}from"node:module";register("data:text/javascript,"+encodeURIComponent(${JSON.stringify(hooks)}))`;
    const { status } = run(cwd, line.split(' '), {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}`,
    });
    expect(status).toBe(0);
    const loaded = readFileSync(join(cwd, 'loaded'), 'utf8').split('\n');
    const packages = loaded.map((url) => /\/node_modules\/([^/]+)\//.exec(url)?.[1]);
    expect([...new Set(packages)].filter((name) => name !== undefined)).toEqual(['commander']);
  });
});

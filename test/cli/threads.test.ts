import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../run-cli.ts';

const bin = resolve('bin/rollcall.js');
const check = ['check', '--app', 'app.csv', '--directory', 'directory.csv', '--key', 'user_id'];
const rules = ['--rule', 'login=userPrincipalName', '--rule', 'email=mail', '--now', '2026-11-22T08:00:00Z'];
const hasTaskset = spawnSync('taskset', ['--version']).status === 0;
const rows = 130_000;

/** Writes two exports that are together large enough to be read in threads. */
async function writeExports(folder: string): Promise<void> {
  const padding = 'x'.repeat(60);
  const write = async (file: string, header: string, row: (at: number) => string): Promise<void> => {
    const stream = createWriteStream(join(folder, file));
    stream.write(header);
    for (let at = 0; at < rows; at += 1) {
      if (!stream.write(row(at))) await once(stream, 'drain');
    }
    stream.end();
    await once(stream, 'finish');
  };
  await write('app.csv', 'user_id,login,email,note,full_name,created_at,is_admin\n', (at) => {
    const note = `"${padding}, ${at}"`;
    if (at % 1000 === 7) return `u${at},user"${at},${padding}\n`;
    if (at % 1000 === 8) return `u${at},u\u0455er${at - 2}@contoso.com,,${note},Kim ${at},,no\n`;
    const isAdmin = at % 1000 === 15 ? 'yes' : 'no';
    return `u${at},User${at}@contoso.com,user${at + 1}@fabrikam.com,${note},Kim ${at},2020-02-01,${isAdmin}\n`;
  });
  await write(
    'directory.csv',
    'id,userPrincipalName,mail,displayName,createdDateTime,accountEnabled\n',
    (at) => {
      const upn = at % 10 === 3 ? `other${at}@contoso.com` : `user${at}@contoso.com`;
      const created = at % 1000 === 11 ? '2024-05-06' : '2019-05-06';
      const isEnabled = at % 10 === 3 ? 'false' : 'true';
      return `d${at},${upn},user${at + 2}@fabrikam.com,"Kim ${at} ${padding}",${created}T07:00:00Z,${isEnabled}\n`;
    },
  );
}

function reportIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  );
}

describe.skipIf(!hasTaskset || availableParallelism() < 2)('large exports, read in threads', () => {
  test('give the same report, byte for byte, as on one processor', async () => {
    const cwd = temporaryFolder();
    await writeExports(cwd);
    const run = (out: string, ...before: string[]) =>
      spawnSync(
        before[0] ?? 'node',
        [
          ...before.slice(1),
          ...(before.length > 0 ? ['node'] : []),
          bin,
          ...check,
          ...rules,
          '--quiet',
          '--out',
          out,
        ],
        { cwd },
      );
    expect(run('threads').status).toBe(1);
    expect(run('one', 'taskset', '-c', '0').status).toBe(1);
    const report = reportIn(join(cwd, 'threads'));
    expect(report).toEqual(reportIn(join(cwd, 'one')));
    for (const hold of ['privileged', 'recycled', 'look-alike', 'second-claimant']) {
      expect(report['conflicts.csv'].split(`"held","${hold}"`).length, hold).toBeGreaterThan(100);
    }
  }, 180_000);

  test('Ctrl-C ends the threads and leaves nothing behind', async () => {
    const cwd = temporaryFolder();
    await writeExports(cwd);
    const child = spawn('node', [bin, ...check, ...rules, '--verbose'], { cwd });
    for await (const text of child.stderr.setEncoding('utf8')) {
      if (String(text).includes('look at the files')) child.kill('SIGINT');
    }
    const [status] = (await once(child, 'close')) as [number | null];
    expect(status).toBe(130);
    expect(readdirSync(cwd).sort()).toEqual(['app.csv', 'directory.csv']);
  }, 60_000);
});

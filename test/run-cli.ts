import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { main } from '../src/cli/main.ts';
import type { OutputStream } from '../src/io/io.ts';
import type { ExitCode } from '../src/model/exit-codes.ts';

export interface CliRun {
  readonly status: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
  /** Text by relative path of everything in the `--out` folder that was not there before. */
  readonly files: Readonly<Record<string, string>>;
}

interface Surroundings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: string;
  /** Whether `now` may be held against the times of the files. */
  readonly isClockLive?: boolean;
  readonly signal?: AbortSignal;
}

/** Runs the command line in this process, with streams that are no terminals. */
export async function runCli(
  args: readonly string[],
  {
    cwd,
    env = {},
    now = '2026-11-22T08:00:00Z',
    isClockLive = false,
    signal = new AbortController().signal,
  }: Surroundings,
): Promise<CliRun> {
  const out = resolve(cwd, args[args.lastIndexOf('--out') + 1 || args.length] ?? 'rollcall-report');
  const before = await stampsOf(out);
  const stdout = collector();
  const stderr = collector();
  const io = { stdout, stderr, env, cwd, now: () => new Date(now), isClockLive, signal };
  const status = await main(args, io);
  const after = await stampsOf(out);
  const files: Record<string, string> = {};
  for (const [path, stamp] of after) {
    if (before.get(path) !== stamp) files[path] = utf8(await readFile(join(out, path)));
  }
  return { status, stdout: stdout.text(), stderr: stderr.text(), files };
}

function collector(): OutputStream & { readonly text: () => string } {
  const parts: string[] = [];
  return {
    isTerminal: false,
    write: async (text) => {
      parts.push(text);
    },
    text: () => parts.join(''),
  };
}

/** What tells one writing of a file from the next, by path with `/`. */
async function stampsOf(folder: string): Promise<Map<string, string>> {
  const stamps = new Map<string, string>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((found) => found.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const { ino, mtimeNs } = await lstat(path, { bigint: true });
    stamps.set(path.slice(folder.length + 1).replaceAll('\\', '/'), `${ino} ${mtimeNs}`);
  }
  return new Map([...stamps].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Text that stands for its bytes one to one: a byte order mark is kept, and anything but UTF-8 is an error. */
export function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** An empty folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rollcall-test-')));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

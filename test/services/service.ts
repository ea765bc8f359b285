import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe } from 'vitest';

/** Where a program is installed; null where it is not. Debian keeps servers off the path of ordinary users. */
export function findProgram(name: string, ...otherFolders: readonly string[]): string | null {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    ...otherFolders,
  ];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The folders of `parent` with `inner` in each, the newest version first. */
export function versionFolders(parent: string, inner: string): string[] {
  try {
    const versions = readdirSync(parent).sort((one, other) => Number(other) - Number(one));
    return versions.map((version) => join(parent, version, inner));
  } catch {
    return [];
  }
}

/**
 * Describes tests with the programs of a service. Where one of them is not installed they are skipped, and the
 * name says so; where `REQUIRE_SERVICES` is set, that is a failure.
 */
export function describeService<Name extends string>(
  service: string,
  programs: Readonly<Record<Name, string | null>>,
  tests: (programs: Readonly<Record<Name, string>>) => void,
): void {
  const missing = Object.entries(programs).flatMap(([name, path]) => (path === null ? [name] : []));
  if (missing.length === 0) {
    // None of them is null: the list of missing ones is empty.
    describe(service, () => {
      tests(programs as Readonly<Record<Name, string>>);
    });
  } else if (process.env['REQUIRE_SERVICES'] === undefined) {
    describe.skip(`${service}: SKIPPED, not installed: ${missing.join(', ')}`, () => undefined);
  } else {
    throw new Error(`${service}: not installed: ${missing.join(', ')}; run test/services/install`);
  }
}

/** An empty folder with a path short enough for a socket in it, which a temporary folder of one's own may not have. */
export function serviceFolder(): string {
  return mkdtempSync(join(existsSync('/tmp') ? '/tmp' : tmpdir(), 'svc-'));
}

/** Runs a program to its end and gives what it printed. `input` goes to its stdin. */
export function runProgram(program: string, args: readonly string[], input?: string | Buffer): Buffer {
  return execFileSync(program, args, { input, maxBuffer: 1 << 30, stdio: ['pipe', 'pipe', 'pipe'] });
}

import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface LockedPackage {
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
  readonly resolved?: string;
  readonly engines?: { readonly node?: string };
}

const root = new URL('../', import.meta.url);

const readJson = (name: string) => JSON.parse(readFileSync(new URL(name, root), 'utf8'));
const manifest: { readonly engines: { readonly node: string } } = readJson('package.json');
const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = readJson('package-lock.json');

const locked = Object.entries(lock.packages).filter(([path]) => path !== '');
const production = locked.filter(([, { dev }]) => dev !== true);

type Version = readonly [major: number, minor: number, patch: number];

const oldestNode: Version = [20, 19, 0];

const compare = (a: Version, b: Version) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];

/** Understands what npm packages write about Node: alternatives of `>=1.2.3`, `^1.2`, `1` and nothing else. */
function accepts(range: string, version: Version): boolean {
  return range.split('||').some((alternative) => {
    const parts = /^(>=|\^|)\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(alternative.trim());
    if (parts === null) throw new Error(`the range '${range}' is of a form this test does not know`);
    const [, operator, major, minor = '0', patch = '0'] = parts;
    const from: Version = [Number(major), Number(minor), Number(patch)];
    return compare(version, from) >= 0 && (operator === '>=' || version[0] === from[0]);
  });
}

test('the oldest Node is 20.19', () => {
  expect(manifest.engines.node).toBe('>=20.19');
});

test.each([
  ['>=20', true],
  ['>= 20.19.0', true],
  ['^18.18.0 || ^20.9.0 || >=21.1.0', true],
  ['18 || 20', true],
  ['^20.20.0 || >=22', false],
  ['>=22.12', false],
  ['^18', false],
])('the range %s accepts Node 20.19: %s', (range, accepted) => {
  expect(accepts(range, oldestNode)).toBe(accepted);
});

test('every production dependency runs on the oldest Node', () => {
  const problems = production
    .filter(([, { engines }]) => engines?.node !== undefined && !accepts(engines.node, oldestNode))
    .map(([path, { engines }]) => `${path} needs Node ${engines!.node!}: stay with an older release`);
  expect(problems).toEqual([]);
});

test('no production dependency runs a script when it is installed', () => {
  const problems = production
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => `${path} has an install script: choose another package`);
  expect(problems).toEqual([]);
});

test('the lock file names no registry', () => {
  const problems = locked
    .filter(([, { resolved }]) => resolved !== undefined)
    .map(
      ([path]) => `${path} has 'resolved': keep omit-lockfile-registry-resolved in .npmrc and install again`,
    );
  expect(problems).toEqual([]);
});

test('the published package holds the program, its schema and its papers, and nothing else', () => {
  const output = execSync('npm pack --dry-run --json --ignore-scripts', {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed]: { files: { path: string }[] }[] = JSON.parse(output);
  const paths = packed.files.map(({ path }) => path);

  const belongs = /^(assets\/|bin\/|dist\/|schema\/|docs\/|(README|CHANGELOG)\.md$|LICENSE$|package\.json$)/;
  const strangers = paths.filter((path) => !belongs.test(path));
  expect(strangers, "leave these out by 'files' in package.json").toEqual([]);
  expect(paths).toEqual(
    expect.arrayContaining(['LICENSE', 'assets/Create-DisabledUsers.ps1', 'bin/rollcall.js', 'package.json']),
  );
});

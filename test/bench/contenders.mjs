// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./generate.mjs').Truth} Truth */
/** @typedef {{ wallSeconds: number, cpuSeconds: number, peakBytes: number }} Sample */
/** @typedef {{ status: number | null, stdout: string, stderr: string, wallSeconds: number }} Finished */

/**
 * A program that does the job in a world's folder: prints its counts as JSON and writes its lists to `lists`.
 * @typedef {object} Contender
 * @property {string} name
 * @property {string[]} args of Node
 * @property {string} lists
 * @property {readonly number[]} statuses that it may end with
 * @property {(truth: Truth) => object} expected which of the counts it has to print
 */

const PRELOAD = new URL('./report-usage.mjs', import.meta.url).href;
const ROLLCALL = fileURLToPath(new URL('../../bin/rollcall.js', import.meta.url));
const PEER = fileURLToPath(new URL('./duckdb-peer.mjs', import.meta.url));
const DUCKDB = new URL('./node_modules/@duckdb/node-api/', import.meta.url);

const UNLIMITED = ['unmatched', 'no-match-value', 'held', 'ambiguous', 'contested', 'rejected', 'duplicate'];

/** @type {Contender} */
export const rollcall = {
  name: 'rollcall',
  args: [
    ...[ROLLCALL, 'check', '--app', 'application.csv', '--directory', 'directory.csv', '--key', 'user_id'],
    ...['--rule', 'login=userPrincipalName', '--rule', 'email=mail', '--rule', 'employee_no=employeeId'],
    ...['--as', 'displayName=full_name'],
    ...UNLIMITED.flatMap((name) => ['--limit', `${name}=unlimited`]),
    ...['--out', 'report', '--json', '--quiet'],
  ],
  lists: 'report',
  statuses: [0, 1],
  expected: ({ expected }) => expected,
};

/** @type {Contender} */
export const peer = {
  name: 'DuckDB',
  args: [PEER],
  lists: 'peer',
  statuses: [0],
  // It neither merges nor rejects rows, and knows no scope.
  expected: ({ expected: { application, directory, ...decided } }) => ({
    application: { read: application.read },
    directory: { read: directory.read },
    ...decided,
  }),
};

export function isPeerInstalled() {
  return existsSync(DUCKDB);
}

/**
 * How long rollcall takes to say what it can do.
 * @param {string} folder
 */
export async function helpSeconds(folder) {
  const { status, stderr, wallSeconds } = await runNode([ROLLCALL, '--help'], folder);
  if (status !== 0) throw new Error(`rollcall --help ended with status ${status}:\n${stderr}`);
  return wallSeconds;
}

/**
 * @param {Contender} contender
 * @param {string} folder
 * @returns {Promise<{ sample: Sample, counts: unknown }>}
 */
export async function runContender({ name, args, lists, statuses }, folder) {
  const usageFile = join(folder, 'usage.json');
  await rm(usageFile, { force: true });
  // Each run is a first one: rollcall would verify a report that is there already before it replaces it.
  await rm(join(folder, lists), { recursive: true, force: true });
  const { status, stdout, stderr, wallSeconds } = await runNode(['--import', PRELOAD, ...args], folder, {
    ROLLCALL_BENCH_USAGE: usageFile,
  });
  if (status === null || !statuses.includes(status)) {
    throw new Error(`${name} ended with status ${status}:\n${stderr}`);
  }
  const usage = JSON.parse(await readFile(usageFile, 'utf8'));
  return { sample: { wallSeconds, ...usage }, counts: parseCounts(name, stdout, stderr) };
}

/**
 * @param {string[]} args
 * @param {string} cwd
 * @param {Record<string, string>} [variables]
 * @returns {Promise<Finished>}
 */
function runNode(args, cwd, variables = {}) {
  return new Promise((done, failed) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...variables },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', failed);
    child.on('close', (status) => {
      done({ status, stdout, stderr, wallSeconds: (performance.now() - started) / 1_000 });
    });
  });
}

/**
 * @param {string} name
 * @param {string} stdout
 * @param {string} stderr
 * @returns {unknown}
 */
function parseCounts(name, stdout, stderr) {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${name} printed no JSON: ${JSON.stringify(stdout.slice(0, 200))}\n${stderr}`);
  }
}

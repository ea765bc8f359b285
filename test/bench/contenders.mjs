// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
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
 * @property {object} [configuration] what has to stand in `rollcall.json`
 * @property {string} lists
 * @property {readonly number[]} statuses that it may end with
 * @property {(truth: Truth) => object} expected which of the counts it has to print
 */

const PRELOAD = new URL('./report-usage.mjs', import.meta.url).href;
const ROLLCALL = fileURLToPath(new URL('../../bin/rollcall.js', import.meta.url));
const PEER = fileURLToPath(new URL('./duckdb-peer.mjs', import.meta.url));
const DUCKDB = new URL('./node_modules/@duckdb/node-api/', import.meta.url);

const UNLIMITED = ['unmatched', 'no-match-value', 'held', 'ambiguous', 'contested', 'rejected', 'duplicate'];

const CHECK = [
  ...[ROLLCALL, 'check', '--app', 'application.csv', '--directory', 'directory.csv', '--key', 'user_id'],
  ...['--rule', 'login=userPrincipalName', '--rule', 'email=mail', '--rule', 'employee_no=employeeId'],
  ...['--as', 'displayName=full_name'],
  ...UNLIMITED.flatMap((name) => ['--limit', `${name}=unlimited`]),
  ...['--json', '--quiet'],
];

/**
 * The job that the peer does too: matching and its lists.
 * @type {Contender}
 */
export const rollcall = {
  name: 'rollcall',
  args: [...CHECK, '--no-evidence', '--no-packs', '--out', 'report'],
  lists: 'report',
  statuses: [0, 1],
  expected: ({ expected }) => expected,
};

/**
 * The same with everything that `check` does unless told: candidates, too, which may find more second accounts.
 * @type {Contender}
 */
export const defaultRollcall = {
  name: 'rollcall, default',
  args: [...CHECK, '--out', 'report-default'],
  lists: 'report-default',
  statuses: [0, 1],
  expected: ({ expected }) => {
    return { ...expected, risks: {} };
  },
};

/** What the flags of `rollcall` say, as a configuration: filters and switched off holds have none. */
const CONFIGURATION = {
  application: {
    source: { kind: 'csv', file: 'application.csv' },
    key: 'user_id',
    roles: { displayName: 'full_name' },
  },
  directory: { source: { kind: 'csv', file: 'directory.csv' } },
  gate: Object.fromEntries(UNLIMITED.map((name) => [name, 'unlimited'])),
};
const RULES = [
  { application: 'login', directory: 'userPrincipalName' },
  { application: 'email', directory: 'mail' },
];
const NUMBER_RULE = { application: 'employee_no', directory: 'employeeId' };

/**
 * @param {string} name
 * @param {string} lists
 * @param {object} configuration
 * @param {Contender['expected']} expected
 * @returns {Contender}
 */
function configured(name, lists, configuration, expected) {
  const flags = ['--no-evidence', '--no-packs', '--out', lists, '--json', '--quiet'];
  const args = [ROLLCALL, 'check', '--config', 'rollcall.json', ...flags];
  return { name, args, configuration, lists, statuses: [0, 1], expected };
}

/**
 * The same job as `rollcall`, and the one to measure the two below against: loading what reads a configuration
 * takes time and memory, too.
 */
export const configuredRollcall = configured(
  rollcall.name,
  rollcall.lists,
  { ...CONFIGURATION, matching: { rules: [...RULES, NUMBER_RULE] } },
  rollcall.expected,
);

/** One rule of three computes what it looks for, and everybody is asked a scoping filter, which all pass. */
export const withExpressions = configured(
  'with expressions',
  'report-expressions',
  {
    ...CONFIGURATION,
    matching: {
      rules: [
        ...RULES,
        {
          application: 'employee_no',
          directory: 'Append(ToLower(Left([givenName], 1)), ToLower([surname]))',
        },
      ],
    },
    scope: { filters: [[{ attribute: 'department', operator: 'NOT EQUALS', value: 'Warehouse' }]] },
  },
  ({ expectedByNames }) => expectedByNames,
);

/** The hold for keys that look alike is switched off. */
export const withoutLookAlikes = configured(
  'no look-alikes',
  'report-no-look-alikes',
  {
    ...CONFIGURATION,
    matching: { rules: [...RULES, NUMBER_RULE], holdsOff: { 'look-alike': 'to measure what it costs' } },
  },
  rollcall.expected,
);

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
export async function runContender({ name, args, configuration, lists, statuses }, folder) {
  const usageFile = join(folder, 'usage.json');
  if (configuration !== undefined) {
    await writeFile(join(folder, 'rollcall.json'), JSON.stringify(configuration));
  }
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

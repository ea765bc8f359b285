// @ts-check
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateWorld } from './generate.mjs';

/** @typedef {import('./generate.mjs').Truth} Truth */
/** @typedef {{ sizes: number[], seed: number, runs: number, folder: string | undefined }} Options */
/** @typedef {{ status: number | null, stdout: string, stderr: string, wallSeconds: number }} Finished */
/** @typedef {{ wallSeconds: number, cpuSeconds: number, peakBytes: number }} Sample */

const ROLLCALL = fileURLToPath(new URL('../../bin/rollcall.js', import.meta.url));
const PRELOAD = new URL('./report-usage.mjs', import.meta.url).href;
const HELP_RUNS = 11;
const USAGE =
  'usage: npm run bench -- [--rows 5000,100000] [--seed 1] [--runs 3] [--folder DIR]\n' +
  'Numbers are whole and positive.\n';

const UNLIMITED = ['unmatched', 'no-match-value', 'held', 'ambiguous', 'contested', 'rejected', 'duplicate'];
const CHECK = [
  'check',
  ...['--app', 'application.csv', '--directory', 'directory.csv', '--key', 'user_id'],
  ...['--rule', 'login=userPrincipalName', '--rule', 'email=mail', '--rule', 'employee_no=employeeId'],
  ...['--as', 'displayName=full_name'],
  ...UNLIMITED.flatMap((name) => ['--limit', `${name}=unlimited`]),
  ...['--out', 'report', '--json', '--quiet'],
];

process.exitCode = await main();

/** @returns {Promise<number>} */
async function main() {
  const options = readOptions();
  if (options === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'rollcall-bench-')));
  if (options.folder === undefined) removeWhenInterrupted(folder);
  try {
    return await measureAll(options, folder);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** @returns {Options | undefined} */
function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        rows: { type: 'string', default: '100000' },
        seed: { type: 'string', default: '1' },
        runs: { type: 'string', default: '3' },
        folder: { type: 'string' },
      },
    });
    const folder = values.folder === undefined ? undefined : resolve(values.folder);
    const sizes = String(values.rows).split(',').map(wholeNumber);
    return { sizes, seed: wholeNumber(String(values.seed)), runs: wholeNumber(String(values.runs)), folder };
  } catch {
    return undefined;
  }
}

/** @param {string} text */
function wholeNumber(text) {
  if (!/^[1-9]\d{0,7}$/u.test(text)) throw new RangeError(text);
  return Number(text);
}

/** @param {string} folder */
function removeWhenInterrupted(folder) {
  for (const [signal, status] of /** @type {const} */ ([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])) {
    process.once(signal, () => {
      rmSync(folder, { recursive: true, force: true });
      process.exit(status);
    });
  }
}

/**
 * @param {Options} options
 * @param {string} folder
 * @returns {Promise<number>}
 */
async function measureAll({ sizes, seed, runs }, folder) {
  const help = await measureHelp(folder);
  /** @type {string[][]} */
  const table = [['rows', 'wall s', 'CPU s', 'peak MB', 'rows/s', 'MB/s']];
  /** @type {string[]} */
  const differences = [];
  for (const rows of sizes) {
    const world = join(folder, `rows-${rows}`);
    say(`${rows} rows: generating`);
    const truth = await generateWorld({ rows, seed, folder: world });
    const { samples, wrong } = await measureCheck(world, truth, runs);
    table.push(tableRow(truth, samples));
    differences.push(...wrong.map((difference) => `${rows} rows: ${difference}`));
  }
  process.stdout.write(`${align(table)}\nrollcall --help: ${help} ms\n`);
  for (const difference of differences) process.stderr.write(`wrong: ${difference}\n`);
  return differences.length === 0 ? 0 : 1;
}

/**
 * @param {string} folder
 * @returns {Promise<string>}
 */
async function measureHelp(folder) {
  await mkdir(folder, { recursive: true });
  const times = [];
  for (let run = 0; run <= HELP_RUNS; run += 1) {
    const { status, stderr, wallSeconds } = await runNode([ROLLCALL, '--help'], folder);
    if (status !== 0) throw new Error(`rollcall --help ended with status ${status}:\n${stderr}`);
    if (run > 0) times.push(wallSeconds);
  }
  return spread(0, times, (seconds) => 1_000 * seconds);
}

/**
 * @param {string} folder
 * @param {Truth} truth
 * @param {number} runs
 */
async function measureCheck(folder, truth, runs) {
  /** @type {Sample[]} */
  const samples = [];
  /** @type {Set<string>} */
  const wrong = new Set();
  for (let run = 0; run <= runs; run += 1) {
    say(`${truth.rows} rows: ${run === 0 ? 'warming up' : `run ${run} of ${runs}`}`);
    const { sample, summary } = await runCheck(folder);
    for (const difference of compare(truth.expected, summary)) wrong.add(difference);
    if (run > 0) samples.push(sample);
  }
  return { samples, wrong: [...wrong] };
}

/**
 * @param {string} folder
 * @returns {Promise<{ sample: Sample, summary: unknown }>}
 */
async function runCheck(folder) {
  const usageFile = join(folder, 'usage.json');
  await rm(usageFile, { force: true });
  // Each run is a first one: a report that is there already would be verified before it is replaced.
  await rm(join(folder, 'report'), { recursive: true, force: true });
  const { status, stdout, stderr, wallSeconds } = await runNode(
    ['--import', PRELOAD, ROLLCALL, ...CHECK],
    folder,
    { ROLLCALL_BENCH_USAGE: usageFile },
  );
  if (status !== 0 && status !== 1) throw new Error(`rollcall check ended with status ${status}:\n${stderr}`);
  const usage = JSON.parse(await readFile(usageFile, 'utf8'));
  return { sample: { wallSeconds, ...usage }, summary: parseSummary(stdout, stderr) };
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
 * @param {string} stdout
 * @param {string} stderr
 * @returns {unknown}
 */
function parseSummary(stdout, stderr) {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(
      `rollcall check --json wrote no JSON: ${JSON.stringify(stdout.slice(0, 200))}\n${stderr}`,
    );
  }
}

/**
 * Every leaf of the expected object has to be in the actual one; more may be there.
 * @param {unknown} expected
 * @param {unknown} actual
 * @param {string} [path]
 * @returns {string[]}
 */
function compare(expected, actual, path = '') {
  if (typeof expected !== 'object' || expected === null) {
    if (expected === actual) return [];
    return [`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`];
  }
  return Object.entries(expected).flatMap(([name, value]) => {
    const inner = /** @type {Record<string, unknown> | null | undefined} */ (actual)?.[name];
    return compare(value, inner, path === '' ? name : `${path}.${name}`);
  });
}

/**
 * @param {Truth} truth
 * @param {Sample[]} samples
 * @returns {string[]}
 */
function tableRow({ rows, bytes }, samples) {
  const megabytes = (bytes.application + bytes.directory) / 1e6;
  return [
    grouped(rows, 0),
    spread(2, samples, (sample) => sample.wallSeconds),
    spread(2, samples, (sample) => sample.cpuSeconds),
    spread(0, samples, (sample) => sample.peakBytes / 1e6),
    spread(0, samples, (sample) => (2 * rows) / sample.wallSeconds),
    spread(1, samples, (sample) => megabytes / sample.wallSeconds),
  ];
}

/**
 * @template T
 * @param {number} digits
 * @param {T[]} samples
 * @param {(sample: T) => number} figure
 */
function spread(digits, samples, figure) {
  const sorted = samples.map(figure).sort((left, right) => left - right);
  const show = (/** @type {number | undefined} */ value) => grouped(value ?? Number.NaN, digits);
  return `${show(median(sorted))} (${show(sorted[0])}-${show(sorted.at(-1))})`;
}

/** @param {number[]} sorted */
function median(sorted) {
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/**
 * @param {number} value
 * @param {number} digits
 */
function grouped(value, digits) {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** @param {string[][]} table */
function align(table) {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('   '));
  return `${lines.join('\n')}\n`;
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`);
}

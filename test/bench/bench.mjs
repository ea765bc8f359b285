// @ts-check
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  configuredRollcall,
  defaultRollcall,
  helpSeconds,
  isPeerInstalled,
  peer,
  rollcall,
  runContender,
  withExpressions,
  withoutLookAlikes,
} from './contenders.mjs';
import { align, COLUMNS, figuresOf, ratiosOf, spread } from './figures.mjs';
import { FORMAT_COLUMNS, measureFormats } from './formats.mjs';
import { generateWorld } from './generate.mjs';
import { hashLine, hashSpeed } from './hash-speed.mjs';
import { compareLists } from './same-lists.mjs';

/** @typedef {import('./contenders.mjs').Contender} Contender */
/** @typedef {import('./contenders.mjs').Sample} Sample */
/** @typedef {import('./generate.mjs').Truth} Truth */
/** @typedef {{ sizes: number[], seed: number, runs: number, folder: string | undefined, formats: boolean, contenders: Contender[] }} Options */

const HELP_RUNS = 11;
const LARGE = 5_000_000;
/** Longer lists are not compared row by row: it would take longer than the runs. */
const MOST_ROWS_COMPARED = 100_000;
const USAGE =
  'usage: npm run bench -- [--rows 5000,100000] [--large] [--no-peer] [--expressions] [--look-alikes]\n' +
  '  [--seed 1] [--runs 3] [--folder DIR]\n' +
  '  or: --formats [--rows 200000] [--runs 3] [--folder DIR]\n' +
  'Numbers are whole and positive.\n';

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
    return options.formats ? await measureReading(options, folder) : await measureAll(options, folder);
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
        rows: { type: 'string' },
        formats: { type: 'boolean', default: false },
        large: { type: 'boolean', default: false },
        'no-peer': { type: 'boolean', default: false },
        expressions: { type: 'boolean', default: false },
        'look-alikes': { type: 'boolean', default: false },
        seed: { type: 'string', default: '1' },
        runs: { type: 'string', default: '3' },
        folder: { type: 'string' },
      },
    });
    const sizes = (values.rows ?? (values.formats ? '200000' : '100000')).split(',').map(wholeNumber);
    return {
      sizes: values.large && !sizes.includes(LARGE) ? [...sizes, LARGE] : sizes,
      seed: wholeNumber(values.seed),
      runs: wholeNumber(values.runs),
      folder: values.folder === undefined ? undefined : resolve(values.folder),
      formats: values.formats,
      contenders: [
        values.expressions || values['look-alikes'] ? configuredRollcall : rollcall,
        ...(values['no-peer'] ? [] : [peer]),
        ...(values.expressions || values['look-alikes'] ? [] : [defaultRollcall]),
        ...(values.expressions ? [withExpressions] : []),
        ...(values['look-alikes'] ? [withoutLookAlikes] : []),
      ],
    };
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
async function measureAll({ sizes, seed, runs, contenders: wanted }, folder) {
  const contenders = isPeerInstalled() ? wanted : wanted.filter((contender) => contender !== peer);
  if (contenders.length < wanted.length) {
    say('DuckDB is not installed and left out. To install it: npm ci --prefix test/bench');
  }
  const help = await measureHelp(folder);
  const table = [COLUMNS];
  /** @type {string[]} */
  const differences = [];
  const hashSpeeds = [];
  for (const rows of sizes) {
    const world = join(folder, `rows-${rows}`);
    say(`${rows} rows: generating`);
    const truth = await generateWorld({ rows, seed, folder: world });
    const { measured, wrong, hashSpeeds: speeds } = await measureInTurn(contenders, world, truth, runs);
    hashSpeeds.push(...speeds);
    if (contenders.includes(peer) && rows <= MOST_ROWS_COMPARED) {
      say(`${rows} rows: comparing the lists`);
      wrong.push(...(await compareLists(join(world, rollcall.lists), join(world, peer.lists))));
    }
    table.push(...tableRows(truth, measured));
    differences.push(...wrong.map((difference) => `${rows} rows: ${difference}`));
  }
  process.stdout.write(`${align(table)}\nrollcall --help: ${help} ms\n${hashLine(hashSpeeds)}\n`);
  for (const difference of differences) process.stderr.write(`wrong: ${difference}\n`);
  return differences.length === 0 ? 0 : 1;
}

/**
 * Reading alone, of each format.
 * @param {Options} options
 * @param {string} folder
 * @returns {Promise<number>}
 */
async function measureReading({ sizes, runs }, folder) {
  const table = [FORMAT_COLUMNS];
  const differences = [];
  const hashSpeeds = [];
  for (const rows of sizes) {
    const measured = await measureFormats(join(folder, `formats-${rows}`), rows, runs);
    table.push(...measured.rows);
    differences.push(...measured.wrong);
    hashSpeeds.push(...measured.hashSpeeds);
  }
  process.stdout.write(`${align(table)}\n${hashLine(hashSpeeds)}\n`);
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
    const seconds = await helpSeconds(folder);
    if (run > 0) times.push(seconds);
  }
  return spread(0, times, (seconds) => 1_000 * seconds);
}

/**
 * In each round every contender runs once; the first round warms up and is not counted.
 * @param {readonly Contender[]} contenders
 * @param {string} folder
 * @param {Truth} truth
 * @param {number} runs
 */
async function measureInTurn(contenders, folder, truth, runs) {
  /** @type {Map<Contender, Sample[]>} */
  const measured = new Map(contenders.map((contender) => [contender, []]));
  /** @type {Set<string>} */
  const wrong = new Set();
  const hashSpeeds = [];
  for (let run = 0; run <= runs; run += 1) {
    hashSpeeds.push(hashSpeed());
    for (const [contender, samples] of measured) {
      say(`${truth.rows} rows: ${contender.name}, ${run === 0 ? 'warming up' : `run ${run} of ${runs}`}`);
      const { sample, counts } = await runContender(contender, folder);
      if (run > 0) samples.push(sample);
      for (const difference of compare(contender.expected(truth), counts)) {
        wrong.add(`${contender.name}: ${difference}`);
      }
    }
  }
  return { measured, wrong: [...wrong], hashSpeeds };
}

/**
 * @param {Truth} truth
 * @param {ReadonlyMap<Contender, Sample[]>} measured
 * @returns {string[][]}
 */
function tableRows(truth, measured) {
  const rows = [...measured].map(([{ name }, samples]) => figuresOf(name, truth, samples));
  const [ours = rollcall] = measured.keys();
  const ratios = /** @type {const} */ ([
    [ours, peer],
    [defaultRollcall, ours],
    [withExpressions, ours],
    [ours, withoutLookAlikes],
  ]).flatMap(([one, other]) => {
    const [samples, others] = [measured.get(one), measured.get(other)];
    if (samples === undefined || others === undefined) return [];
    return [ratiosOf(`${one.name} / ${other.name}`, truth, samples, others)];
  });
  return [...rows, ...ratios];
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

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`);
}

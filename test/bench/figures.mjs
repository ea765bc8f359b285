// @ts-check

/** @typedef {import('./contenders.mjs').Sample} Sample */
/** @typedef {import('./generate.mjs').Truth} Truth */

export const COLUMNS = ['rows', '', 'wall s', 'CPU s', 'peak MB', 'rows/s', 'MB/s'];

/**
 * @param {string} name
 * @param {Truth} truth
 * @param {readonly Sample[]} samples
 * @returns {string[]}
 */
export function figuresOf(name, { rows, bytes }, samples) {
  const megabytes = (bytes.application + bytes.directory) / 1e6;
  return [
    grouped(rows, 0),
    name,
    spread(2, samples, (sample) => sample.wallSeconds),
    spread(2, samples, (sample) => sample.cpuSeconds),
    spread(0, samples, (sample) => sample.peakBytes / 1e6),
    spread(0, samples, (sample) => (2 * rows) / sample.wallSeconds),
    spread(1, samples, (sample) => megabytes / sample.wallSeconds),
  ];
}

/**
 * Each run divided by the run of the same pair, so that what slowed the machine down meanwhile cancels out.
 * @param {string} name
 * @param {Truth} truth
 * @param {readonly Sample[]} samples
 * @param {readonly Sample[]} others
 * @returns {string[]}
 */
export function ratiosOf(name, { rows }, samples, others) {
  const pairs = samples.map((sample, run) => ({ sample, other: /** @type {Sample} */ (others[run]) }));
  const ratio = (/** @type {keyof Sample} */ figure) =>
    spread(2, pairs, ({ sample, other }) => sample[figure] / other[figure]);
  return [grouped(rows, 0), name, ratio('wallSeconds'), ratio('cpuSeconds'), ratio('peakBytes'), '', ''];
}

/**
 * Median, and in brackets the lowest and the highest.
 * @template T
 * @param {number} digits
 * @param {readonly T[]} samples
 * @param {(sample: T) => number} figure
 */
export function spread(digits, samples, figure) {
  const sorted = samples.map(figure).sort((left, right) => left - right);
  const show = (/** @type {number | undefined} */ value) => grouped(value ?? Number.NaN, digits);
  return `${show(median(sorted))} (${show(sorted[0])}-${show(sorted.at(-1))})`;
}

/** @param {string[][]} table */
export function align(table) {
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('   '));
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
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

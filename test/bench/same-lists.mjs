// @ts-check
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** Each list with the columns in which the two may differ: words, and what only rollcall finds out. */
const LISTS = {
  'matched.csv': [],
  'forecast.csv': [],
  'unmatched.csv': ['lockout_risk', 'duplicate_risk', 'recommended_option', 'explanation'],
  'conflicts.csv': ['explanation'],
};

/**
 * Says where two folders of lists do not hold the same columns and, in any order, the same rows.
 * @param {string} folder
 * @param {string} otherFolder
 * @returns {Promise<string[]>}
 */
export async function compareLists(folder, otherFolder) {
  const differences = [];
  for (const [file, ignored] of Object.entries(LISTS)) {
    const [one, other] = await Promise.all(
      [folder, otherFolder].map((parent) => readList(join(parent, file), ignored)),
    );
    if (one === undefined || other === undefined) continue;
    if (one.header !== other.header) {
      differences.push(`${file}: columns ${one.header} and ${other.header}`);
      continue;
    }
    const [missing] = rest(one.rows, other.rows);
    const [added] = rest(other.rows, one.rows);
    if (missing !== undefined) differences.push(`${file}: only in ${folder}: ${missing}`);
    if (added !== undefined) differences.push(`${file}: only in ${otherFolder}: ${added}`);
  }
  return differences;
}

/**
 * @param {string} path
 * @param {readonly string[]} ignored
 * @returns {Promise<{ header: string, rows: string[] }>}
 */
async function readList(path, ignored) {
  /** @type {string[][]} */
  const [header = [], ...rows] = parse(await readFile(path), { bom: true });
  const isCompared = header.map((name) => !ignored.includes(name));
  return {
    header: header.join(),
    rows: rows.map((row) => JSON.stringify(row.filter((_, column) => isCompared[column]).map(unguarded))),
  };
}

/**
 * A cell without the apostrophe that keeps a spreadsheet from calculating it.
 * @param {string} cell
 */
function unguarded(cell) {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/**
 * The rows without one of `taken` for each.
 * @param {readonly string[]} rows
 * @param {readonly string[]} taken
 */
function rest(rows, taken) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const row of taken) counts.set(row, (counts.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = counts.get(row) ?? 0;
    counts.set(row, count - 1);
    return count <= 0;
  });
}

// @ts-check
import { execFile, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { activeDirectoryExport, openLdapExport } from './formats/ldif.mjs';
import { mysql, postgresqlCopy, postgresqlInserts } from './formats/sql-dump.mjs';
import { spread } from './figures.mjs';
import { hashSpeed } from './hash-speed.mjs';

/**
 * @typedef {object} Format an export as one program writes it, and what is read of it
 * @property {string} name
 * @property {{ kind: string }} source how it is read, with every choice made, its file aside
 * @property {string} file
 * @property {string} key
 * @property {string[]} columns
 * @property {string[]} multiValued
 * @property {string} completeness that reading has to find
 * @property {(users: number) => Iterable<string>} write
 */

/** @typedef {{ seconds: number, peakBytes: number, users: number, completeness: string }} Reading */

/** @type {readonly Format[]} */
const formats = [openLdapExport, activeDirectoryExport, postgresqlCopy, postgresqlInserts, mysql];

export const FORMAT_COLUMNS = ['format', 'users', 'MB', 'seconds', 'MB/s', 'peak MB'];

/**
 * Writes each export once and reads it into a table, each time in a process of its own.
 * @param {string} folder
 * @param {number} users
 * @param {number} runs
 * @returns {Promise<{ rows: string[][], wrong: string[], hashSpeeds: number[] }>}
 */
export async function measureFormats(folder, users, runs) {
  await mkdir(folder, { recursive: true });
  const importers = await bundleImporters();
  const rows = [];
  const wrong = [];
  const hashSpeeds = [];
  for (const format of formats) {
    const file = join(folder, format.file);
    process.stderr.write(`${format.name}: writing\n`);
    await pipeline(Readable.from(inChunks(format.write(users))), createWriteStream(file));
    const megabytes = (await stat(file)).size / 1e6;
    /** @type {Reading[]} */
    const readings = [];
    for (let run = 0; run <= runs; run += 1) {
      const reading = await read(format, file, importers);
      hashSpeeds.push(hashSpeed());
      if (run > 0) readings.push(reading);
      if (reading.users !== users)
        wrong.push(`${format.name}: expected ${users} users, got ${reading.users}`);
      if (reading.completeness !== format.completeness) {
        wrong.push(`${format.name}: expected ${format.completeness}, got ${reading.completeness}`);
      }
    }
    rows.push([
      format.name,
      String(users),
      megabytes.toFixed(0),
      spread(2, readings, ({ seconds }) => seconds),
      spread(0, readings, ({ seconds }) => megabytes / seconds),
      spread(0, readings, ({ peakBytes }) => peakBytes / 1e6),
    ]);
  }
  return { rows, wrong, hashSpeeds };
}

/**
 * Small pieces make a slow stream.
 * @param {Iterable<string>} pieces
 */
function* inChunks(pieces) {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < 1 << 18) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

/**
 * The importers as one file, beside the packages that they use: the program itself has no entry for them.
 * @returns {Promise<string>}
 */
async function bundleImporters() {
  const root = join(import.meta.dirname, '..', '..');
  const folder = join(root, 'node_modules', '.cache', 'rollcall-bench');
  const options = ['src/importers/registry.ts', '--dir', folder, '--format', 'esm', '--platform', 'node'];
  const bundler = join(root, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
  await promisify(execFile)(process.execPath, [bundler, ...options], { cwd: root });
  return pathToFileURL(join(folder, 'registry.js')).href;
}

/**
 * @param {Format} format
 * @param {string} file
 * @param {string} importers
 * @returns {Promise<Reading>}
 */
async function read({ source, key, columns, multiValued }, file, importers) {
  const program = join(import.meta.dirname, 'read-export.mjs');
  const wish = JSON.stringify({ importers, source, file, key, columns, multiValued });
  const child = spawn(process.execPath, [program, wish], { stdio: ['ignore', 'pipe', 'inherit'] });
  let answer = '';
  for await (const chunk of child.stdout) answer += chunk;
  return JSON.parse(answer);
}

// @ts-check
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';

/*
 * Reads one export into a table, as a process of its own, and says how long that took and how much memory was used
 * at most. The time is that of opening and reading: Node's own start is left out.
 */
const { importers, source: options, file, key, columns, multiValued } = JSON.parse(process.argv[2] ?? '{}');
const { openSource } = await import(importers);
const started = performance.now();
const source = await openSource({ ...options, file }, dirname(file), {
  signal: new AbortController().signal,
});
const { table, completeness } = await source.readUsers({
  side: 'application',
  key,
  columns: new Map(columns.map((/** @type {string} */ name) => [name.toLowerCase(), name])),
  multiValued: new Set(multiValued.map((/** @type {string} */ name) => name.toLowerCase())),
  shown: new Set(),
  repeatedKeys: 'error',
});
const seconds = (performance.now() - started) / 1_000;
await source.close();
const peak = /^VmHWM:\s+(\d+) kB$/mu.exec(status());
const peakBytes = 1_024 * (peak === null ? process.resourceUsage().maxRSS : Number(peak[1]));
process.stdout.write(JSON.stringify({ seconds, peakBytes, users: table.rows, completeness }));

function status() {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    return '';
  }
}

// @ts-check
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { spread } from './figures.mjs';

const CHUNK = new Uint8Array(1 << 16).fill(7);
const CHUNKS = 1_000;

/** How fast one thread hashes now, in MB/s: what shared or busy machines differ by, and one machine from hour to hour. */
export function hashSpeed() {
  const hash = createHash('sha256');
  const started = performance.now();
  for (let chunk = 0; chunk < CHUNKS; chunk += 1) hash.update(CHUNK);
  hash.digest();
  return (CHUNKS * CHUNK.length) / 1e3 / (performance.now() - started);
}

/** @param {readonly number[]} speeds as `hashSpeed` gives them */
export function hashLine(speeds) {
  return `SHA-256, one thread: ${spread(0, speeds, (speed) => speed)} MB/s`;
}

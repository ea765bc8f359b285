// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const target = process.env['ROLLCALL_BENCH_USAGE'];

if (isMainThread && target !== undefined) {
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const usage = {
      peakBytes: 1024 * (ownPeak() ?? maxRSS),
      cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    };
    writeFileSync(target, JSON.stringify(usage));
  });
}

/**
 * Linux counts the memory of the parent at the time of the fork into maxRSS, which would hide every peak
 * smaller than the parent; VmHWM begins with the program itself.
 * @returns {number | undefined} KiB
 */
function ownPeak() {
  if (process.platform !== 'linux') return undefined;
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync('/proc/self/status', 'utf8'));
    return peak === null ? undefined : Number(peak[1]);
  } catch {
    return undefined;
  }
}

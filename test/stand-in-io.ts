import type { Io, OutputStream } from '../src/io/io.ts';

/** A world that hears nothing, for what only reads or writes files. */
export function standInIo(cwd: string, signal: AbortSignal = new AbortController().signal): Io {
  return {
    stdout: silence,
    stderr: silence,
    env: {},
    cwd,
    now: () => new Date('2026-11-22T08:00:00Z'),
    isClockLive: false,
    signal,
  };
}

const silence: OutputStream = { isTerminal: false, write: () => Promise.resolve() };

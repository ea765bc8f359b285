import type { Io } from '../io/io.ts';
import { RollcallError } from '../model/rollcall-error.ts';

/**
 * The clock that a run goes by; `--now` stops it.
 * @throws RollcallError `usage` where the text is no time.
 */
export function clock(stopped: string | undefined, io: Io): () => Date {
  if (stopped === undefined) return io.now;
  const isIso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(stopped);
  const time = new Date(stopped);
  // V8 takes 2026-02-31 for the third of March.
  const day = stopped.slice(0, 10);
  const isDay =
    isIso && !Number.isNaN(time.getTime()) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
  if (!isDay) {
    throw new RollcallError('usage', `--now "${stopped}" is no time`, 'Write it as 2026-11-22T08:00:00Z.');
  }
  return () => time;
}

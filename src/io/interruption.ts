import { RollcallError } from '../model/rollcall-error.ts';

/** What a run ends with where Ctrl-C was pressed. */
export function interruption(): RollcallError {
  return new RollcallError('interrupted', 'interrupted', 'Nothing was written.');
}

/** Called between steps, so that nothing is left half done. */
export function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw interruption();
}

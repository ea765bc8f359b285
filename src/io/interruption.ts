import { RollcallError } from '../model/rollcall-error.ts';

/** Ends the run where Ctrl-C was pressed. Called between steps, so that nothing is left half done. */
export function throwIfInterrupted(signal: AbortSignal): void {
  if (signal.aborted) throw new RollcallError('interrupted', 'interrupted', 'Nothing was written.');
}

import type { SourceOptions } from '../importers/source-options.ts';
import { throwIfInterrupted } from '../io/interruption.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import type { Crew } from './crew.ts';
import { openSources } from './open-sources.ts';
import type { PacksRun } from './plan-packs.ts';
import { readInput, type Input } from './read-input.ts';
import { reconcile } from './reconcile.ts';
import type { Run } from './run.ts';

/** The road that every command goes: opens the sources, reads them, and reconciles what they have. */
export async function readAndReconcile(
  settings: CheckSettings<SourceOptions>,
  crew: Crew,
  packsRun: PacksRun,
  run: Run,
): Promise<{ readonly input: Input; readonly result: Reconciliation }> {
  const { io, progress } = run;
  progress?.begin('look at the files');
  const sides = await openSources(settings, crew);
  const input = await readInput(settings, sides, crew, run);
  throwIfInterrupted(io.signal);

  progress?.begin('match');
  const result = await reconcile(settings, input, packsRun, crew);
  throwIfInterrupted(io.signal);
  return { input, result };
}

import type { SourceOptions } from '../importers/source-options.ts';
import { prepareReportFolder } from '../io/report-folder.ts';
import { exitCodes, strongestExitCode } from '../model/exit-codes.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { CheckSettings } from '../model/settings.ts';
import { baselineOf } from '../reporter/manifest.ts';
import { assembleCrew } from './crew.ts';
import { readAndReconcile } from './read-and-reconcile.ts';
import { runFacts } from './run-facts.ts';
import type { Verdict, WritingRun } from './run.ts';
import { writeManifest } from './write-manifest.ts';
import { writePlannedPack, type WrittenPack } from './write-pack.ts';

export interface PlanVerdict extends Verdict {
  /** null where none was written. */
  readonly pack: WrittenPack | null;
}

/**
 * Turns decisions and recommendations into packs: runs the reconciliation again and writes them, with a manifest and
 * nothing else. A safeguard that nobody accepted keeps them back, and so does an incomplete source.
 * @throws RollcallError where the configuration does not say how users are created.
 */
export async function plan(settings: CheckSettings<SourceOptions>, run: WritingRun): Promise<PlanVerdict> {
  if (settings.create === null) {
    throw new RollcallError(
      'usage',
      'how directory users are created is not given',
      'Give "create" in rollcall.yaml: userPrincipalName, mailNickname and displayName.',
    );
  }
  const { io, progress } = run;
  const started = run.now();
  const folder = await prepareReportFolder(run.out, io);
  const crew = await assembleCrew([settings.application, settings.directory], io);
  try {
    const baseline = baselineOf(folder.oldManifest);
    const { input, result } = await readAndReconcile(settings, crew, { now: started, baseline }, run);
    const { banner } = input;

    progress?.begin('write the packs');
    const facts = runFacts(settings, input, started, run);
    const pack = await writePlannedPack(result, folder.place, facts, io);
    await writeManifest(result, folder, facts, pack?.outputs ?? []);
    await folder.publish();
    const exitCode = strongestExitCode([
      banner === null ? exitCodes.passed : exitCodes.source,
      result.packs.areWithheld ? exitCodes.safeguard : exitCodes.passed,
    ]);
    return { result, pack, banner, exitCode };
  } finally {
    await crew.dismiss();
    await folder.discard();
  }
}

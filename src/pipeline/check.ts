import type { SourceOptions } from '../importers/source-options.ts';
import { prepareReportFolder } from '../io/report-folder.ts';
import { exitCodes, strongestExitCode } from '../model/exit-codes.ts';
import type { CheckSettings } from '../model/settings.ts';
import { baselineOf } from '../reporter/manifest.ts';
import { assembleCrew } from './crew.ts';
import { readAndReconcile } from './read-and-reconcile.ts';
import { runFacts } from './run-facts.ts';
import type { Verdict, WritingRun } from './run.ts';
import { writeReport } from './write-report.ts';

/** The main job: read both sides, match them, judge the gate and write the reports. */
export async function check(settings: CheckSettings<SourceOptions>, run: WritingRun): Promise<Verdict> {
  const { io, progress } = run;
  const started = run.now();
  const folder = await prepareReportFolder(run.out, io);
  const crew = await assembleCrew([settings.application, settings.directory], io);
  try {
    const baseline = baselineOf(folder.oldManifest);
    const { input, result } = await readAndReconcile(settings, crew, { now: started, baseline }, run);
    const { banner } = input;

    progress?.begin('write the report');
    const facts = runFacts(settings, input, started, run);
    await writeReport(result, banner, folder, facts, { crew, io, progress });
    const exitCode = strongestExitCode([
      banner === null ? exitCodes.passed : exitCodes.source,
      result.summary.gate.passed ? exitCodes.passed : exitCodes.gateFailed,
    ]);
    return { result, banner, exitCode };
  } finally {
    await crew.dismiss();
    await folder.discard();
  }
}

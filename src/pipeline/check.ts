import type { SourceOptions } from '../importers/source-options.ts';
import type { Io } from '../io/io.ts';
import { throwIfInterrupted } from '../io/interruption.ts';
import { prepareReportFolder } from '../io/report-folder.ts';
import { exitCodes, strongestExitCode, type ExitCode } from '../model/exit-codes.ts';
import type { ProgressListener } from '../model/progress.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import { assembleCrew } from './crew.ts';
import { openSources } from './open-sources.ts';
import { readInput } from './read-input.ts';
import { reconcile } from './reconcile.ts';
import { writeReport } from './write-report.ts';

/** What a run of `check` needs beside its settings. */
export interface CheckRun {
  readonly out: string;
  readonly io: Io;
  /** The clock; `--now` stops it. */
  readonly now: () => Date;
  readonly version: string;
  /** Takes what is worth saying while the run goes on. */
  readonly tell: (text: string) => void;
  readonly progress: ProgressListener | null;
}

export interface CheckVerdict {
  readonly result: Reconciliation;
  readonly banner: string | null;
  readonly exitCode: ExitCode;
}

/** The main job: read both sides, match them, judge the gate and write the reports. */
export async function check(settings: CheckSettings<SourceOptions>, run: CheckRun): Promise<CheckVerdict> {
  const { io, now, version, tell, progress } = run;
  const started = now();
  const folder = await prepareReportFolder(run.out, io);
  const crew = await assembleCrew([settings.application, settings.directory], io);
  try {
    progress?.begin('look at the files');
    const sides = await openSources(settings, crew);
    const input = await readInput(settings, sides, crew, io, tell, progress);
    throwIfInterrupted(io.signal);

    progress?.begin('match');
    const result = await reconcile(settings, input, started.toISOString().slice(0, 10), crew);
    throwIfInterrupted(io.signal);

    progress?.begin('write the report');
    const { configuration } = settings;
    const { assigned } = input;
    const decisions = input.decisions.map(({ file }) => file);
    const facts = { version, started, now, configuration, assigned, decisions };
    await writeReport(result, input.banner, folder, facts, { crew, io, progress });
    const exitCode = strongestExitCode([
      input.banner === null ? exitCodes.passed : exitCodes.source,
      result.summary.gate.passed ? exitCodes.passed : exitCodes.gateFailed,
    ]);
    return { result, banner: input.banner, exitCode };
  } finally {
    await crew.dismiss();
    await folder.discard();
  }
}

import type { SourceOptions } from '../importers/source-options.ts';
import type { Io } from '../io/io.ts';
import { throwIfInterrupted } from '../io/interruption.ts';
import { prepareReportFolder } from '../io/report-folder.ts';
import { exitCodes, strongestExitCode, type ExitCode } from '../model/exit-codes.ts';
import type { ProgressListener } from '../model/progress.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import { baselineOf } from '../reporter/manifest.ts';
import { assembleCrew } from './crew.ts';
import { openSources } from './open-sources.ts';
import { readInput } from './read-input.ts';
import { reconcile } from './reconcile.ts';
import type { WrittenPack } from './write-pack.ts';
import { writeReport } from './write-report.ts';

/** What a run of `check` needs beside its settings. */
export interface CheckRun {
  readonly out: string;
  readonly io: Io;
  /** The clock; `--now` stops it. */
  readonly now: () => Date;
  /** What the times of the files are held against; null where the clock is stopped. */
  readonly fileTime: Date | null;
  readonly version: string;
  /** Takes what is worth saying while the run goes on. */
  readonly tell: (text: string) => void;
  readonly progress: ProgressListener | null;
}

export interface CheckVerdict {
  readonly result: Reconciliation;
  /** null where none was written. */
  readonly pack: WrittenPack | null;
  readonly banner: string | null;
  readonly exitCode: ExitCode;
}

/** The main job: read both sides, match them, judge the gate and write the reports. */
export async function check(settings: CheckSettings<SourceOptions>, run: CheckRun): Promise<CheckVerdict> {
  const { io, now, version, progress } = run;
  const started = now();
  const folder = await prepareReportFolder(run.out, io);
  const crew = await assembleCrew([settings.application, settings.directory], io);
  try {
    progress?.begin('look at the files');
    const sides = await openSources(settings, crew);
    const input = await readInput(settings, sides, crew, run);
    throwIfInterrupted(io.signal);

    progress?.begin('match');
    const baseline = baselineOf(folder.oldManifest);
    const result = await reconcile(settings, input, { now: started, baseline }, crew);
    throwIfInterrupted(io.signal);

    progress?.begin('write the report');
    const { configuration } = settings;
    const { assigned } = input;
    const decisions = input.decisions.map(({ file }) => file);
    const facts = { version, started, now, configuration, assigned, decisions };
    const pack = await writeReport(result, input.banner, folder, facts, { crew, io, progress });
    const exitCode = strongestExitCode([
      input.banner === null ? exitCodes.passed : exitCodes.source,
      result.summary.gate.passed ? exitCodes.passed : exitCodes.gateFailed,
    ]);
    return { result, pack, banner: input.banner, exitCode };
  } finally {
    await crew.dismiss();
    await folder.discard();
  }
}

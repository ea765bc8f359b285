import { countFindings, countResults } from '../findings/count-results.ts';
import { judgeGate, limitsNotAssessed } from '../findings/judge-gate.ts';
import { sortFindings } from '../findings/sort-findings.ts';
import type { SourceOptions } from '../importers/source-options.ts';
import type { Io } from '../io/io.ts';
import { throwIfInterrupted } from '../io/interruption.ts';
import { prepareReportFolder, type ReportFolder } from '../io/report-folder.ts';
import { matchUsers } from '../matcher/match-users.ts';
import { exitCodes, strongestExitCode, type ExitCode } from '../model/exit-codes.ts';
import type { Finding } from '../model/findings.ts';
import type { ProgressListener } from '../model/progress.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import { layExclusions } from '../resolutions/lay-exclusions.ts';
import { findInData, findInReading } from './find-all.ts';
import { judgeCompleteness } from './judge-completeness.ts';
import { openSources, type OpenedSides } from './open-sources.ts';
import { readScope } from './read-scope.ts';
import { readSide } from './read-side.ts';
import { applicationColumns, directoryColumns, type WantedColumns } from './wanted-columns.ts';
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
  /** The files of the report, in `out`. */
  readonly files: readonly string[];
  readonly exitCode: ExitCode;
}

/** The main job: read both sides, match them, judge the gate and write the reports. */
export async function check(settings: CheckSettings<SourceOptions>, run: CheckRun): Promise<CheckVerdict> {
  const started = run.now();
  const folder = await prepareReportFolder(run.out, run.io);
  try {
    run.progress?.begin('look at files');
    const sides = await openSources(settings, run.io);
    try {
      return await reconcile(settings, sides, folder, started, run);
    } finally {
      await sides.close();
    }
  } finally {
    await folder.discard();
  }
}

async function reconcile(
  settings: CheckSettings<SourceOptions>,
  sides: OpenedSides,
  folder: ReportFolder,
  started: Date,
  { io, now, version, tell, progress }: CheckRun,
): Promise<CheckVerdict> {
  const wanted = {
    application: applicationColumns(sides.application, settings),
    directory: directoryColumns(sides.directory, settings),
  };
  tellRecognised(wanted.application, sides.application.name, tell);
  tellRecognised(wanted.directory, sides.directory.name, tell);
  progress?.begin('read the application');
  const readApplication = await readSide(
    sides.application,
    'application',
    wanted.application,
    settings.application.repeatedKeys,
    progress,
  );
  progress?.begin('read the directory');
  const readDirectory = await readSide(
    sides.directory,
    'directory',
    wanted.directory,
    settings.directory.repeatedKeys,
    progress,
  );
  const {
    scope,
    assigned,
    findings: scopeFindings,
  } = await readScope(settings.assigned, readDirectory.result.table, readDirectory.result.source, io);
  const judged = judgeCompleteness(
    { source: sides.application.name, imported: readApplication.imported },
    { source: sides.directory.name, imported: readDirectory.imported },
    assigned === null ? null : { source: assigned.file.file, imported: assigned.imported },
  );
  const application = { ...readApplication.result, completeness: judged.completeness.application };
  const directory = { ...readDirectory.result, completeness: judged.completeness.directory };
  throwIfInterrupted(io.signal);

  progress?.begin('match');
  const matched = matchUsers({
    application: application.table,
    directory: directory.table,
    rules: settings.rules,
    enabled: directory.enabled,
    inScope: scope.inScope,
    target: {
      create: settings.target.create,
      required: settings.target.required.map((name) => columnOf(directory.table.columns, name)),
    },
  });
  const today = started.toISOString().slice(0, 10);
  const laid = layExclusions(matched, application.table, settings.exclusions, today);
  throwIfInterrupted(io.signal);

  const counts = countResults(application, directory, scope, laid.match);
  const notAssessed = limitsNotAssessed(counts, settings.limits).map((limit): Finding => ({
    kind: 'not-assessed',
    source: application.source,
    line: null,
    limit,
  }));
  const findings = sortFindings([
    ...judged.findings,
    ...findInReading([sides.application, sides.directory]),
    ...scopeFindings,
    ...findInData(application, directory, laid.match, laid, settings.exclusions),
    ...notAssessed,
  ]);
  const gate = judgeGate(counts, settings.limits);
  const result: Reconciliation = {
    applicationName: settings.applicationName,
    application,
    directory,
    match: laid.match,
    exclusionOf: laid.exclusionOf,
    exclusions: settings.exclusions,
    rejections: [
      ...readApplication.imported.rejections,
      ...readDirectory.imported.rejections,
      ...(assigned?.imported.rejections ?? []),
    ],
    findings,
    summary: { ...counts, findings: countFindings(findings), gate },
    reportColumns: settings.reportColumns.map((name) => columnOf(application.table.columns, name)),
  };
  progress?.begin('write the report');
  const files = await writeReport(result, judged.banner, folder, {
    version,
    started,
    now,
    configuration: settings.configuration,
    assigned: assigned?.file ?? null,
  });
  const exitCode = strongestExitCode([
    judged.banner === null ? exitCodes.passed : exitCodes.source,
    gate.passed ? exitCodes.passed : exitCodes.gateFailed,
  ]);
  return { result, banner: judged.banner, files, exitCode };
}

function columnOf<Column>(columns: ReadonlyMap<string, Column>, name: string): Column {
  const column = columns.get(name.toLowerCase());
  if (column === undefined) throw new Error(`a table was read without "${name}"`);
  return column;
}

function tellRecognised({ recognised }: WantedColumns, source: string, tell: (text: string) => void): void {
  if (recognised.size === 0) return;
  const list = [...recognised].map(([role, column]) => (role === column ? role : `${role} = ${column}`));
  tell(`${source}: recognised ${list.join(', ')}`);
}

import { hashText, sha256 } from '../io/hash-text.ts';
import type { Io } from '../io/io.ts';
import type { ReportFolder } from '../io/report-folder.ts';
import type { ReportPlace } from '../io/write-file.ts';
import type { ProgressListener } from '../model/progress.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import { manifestBytes, type WrittenReport } from '../reporter/manifest.ts';
import { reports, userLists } from '../reporter/registry.ts';
import { adviser } from '../resolutions/adviser.ts';
import { compareText } from '../tables/compare-text.ts';
import type { Crew } from './crew.ts';
import { inOrder } from './in-order.ts';
import type { DecisionFile } from './read-decisions.ts';
import type { AssignedFile } from './read-scope.ts';
import { writeParts } from './write-list.ts';

export interface RunFacts {
  readonly version: string;
  readonly started: Date;
  readonly now: () => Date;
  readonly configuration: CheckSettings<unknown>['configuration'];
  readonly assigned: AssignedFile | null;
  readonly decisions: readonly DecisionFile[];
}

/** Writes every report, and last the manifest that lists them. */
export async function writeReport(
  result: Reconciliation,
  banner: string | null,
  folder: ReportFolder,
  { version, started, now, configuration, assigned, decisions }: RunFacts,
  { crew, io, progress }: { crew: Crew; io: Io; progress: ProgressListener | null },
): Promise<void> {
  const { place } = folder;
  const { application, directory, match, risks, decided, summary } = result;
  const { reportColumns, exclusions, exclusionOf } = result;
  const users = { application, directory, match, risks, decided, reportColumns, exclusions, exclusionOf };
  const lists = userLists.map(({ file }) => ({ kind: 'write', file, place, result: users, banner }) as const);
  // Each account is in one of the lists, and each directory user in scope; few stand in more than one row.
  const total = application.table.rows + summary.directory.inScope;
  const done = [...lists, ...reports].map(() => 0);
  const listen = (list: number, rows: number): void => {
    done[list] = rows;
    const written = done.reduce((sum, count) => sum + count, 0);
    progress?.advance(written, Math.min(1, written / total));
  };
  const [ofUsers, others] = await inOrder(
    [() => crew.askAll(lists, listen), () => writeReports(result, banner, place, io, listen)],
    crew.isParallel,
  );
  const outputs = [...ofUsers, ...others];
  const manifest = manifestBytes(result, {
    version,
    started: started.toISOString(),
    finished: now().toISOString(),
    configuration:
      configuration === null ? null : { file: configuration.name, ...hashText(configuration.text) },
    assigned,
    decisions,
    outputs: outputs.toSorted((one, other) => compareText(one.file, other.file)),
  });
  await folder.write('manifest.json', [manifest]);
  await folder.publish();
}

/** Writes in this thread whatever needs more than what is known of the users. */
async function writeReports(
  result: Reconciliation,
  banner: string | null,
  place: ReportPlace,
  io: Io,
  onProgress: (list: number, rows: number) => void,
): Promise<WrittenReport[]> {
  const advice = adviser(result, sha256);
  const written: WrittenReport[] = [];
  for (const [at, { file, write }] of reports.entries()) {
    const listen = (rows: number): void => {
      onProgress(userLists.length + at, rows);
    };
    written.push(await writeParts(file, write(result, banner, advice), place, io, listen));
  }
  return written;
}

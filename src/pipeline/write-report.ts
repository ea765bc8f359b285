import { sha256 } from '../io/hash-text.ts';
import type { Io } from '../io/io.ts';
import type { ReportFolder } from '../io/report-folder.ts';
import type { ReportPlace } from '../io/write-file.ts';
import type { ProgressListener } from '../model/progress.ts';
import type { MatchedUsers, Reconciliation } from '../model/reconciliation.ts';
import type { WrittenReport } from '../reporter/manifest.ts';
import { reports, userLists } from '../reporter/registry.ts';
import { adviser } from '../resolutions/recommend/adviser.ts';
import type { Crew } from './crew.ts';
import { inOrder } from './in-order.ts';
import type { RunFacts } from './run-facts.ts';
import { writeParts } from './write-list.ts';
import { writeManifest } from './write-manifest.ts';
import { writePlannedPack } from './write-pack.ts';

/** Writes every report and the packs, and last the manifest that lists them. */
export async function writeReport(
  result: Reconciliation,
  banner: string | null,
  folder: ReportFolder,
  facts: RunFacts,
  { crew, io, progress }: { crew: Crew; io: Io; progress: ProgressListener | null },
): Promise<void> {
  const { place } = folder;
  const users = usersOf(result);
  const lists = userLists.map(({ file }) => ({ kind: 'write', file, place, result: users, banner }) as const);
  // Each account is in one of the lists, and each directory user in scope; few stand in more than one row.
  const total = result.application.table.rows + result.summary.directory.inScope;
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
  const pack = await writePlannedPack(result, place, facts, io);
  await writeManifest(result, folder, facts, [...ofUsers, ...others, ...(pack?.outputs ?? [])]);
  await folder.publish();
}

/** The users alone: what a thread is sent of the rest, such as candidates, it would have to copy. */
function usersOf(result: Reconciliation): MatchedUsers {
  return {
    application: result.application,
    directory: result.directory,
    match: result.match,
    risks: result.risks,
    basis: result.basis,
    decided: result.decided,
    exclusions: result.exclusions,
    exclusionOf: result.exclusionOf,
    reportColumns: result.reportColumns,
  };
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

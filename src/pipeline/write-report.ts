import type { Io } from '../io/io.ts';
import type { ReportFolder } from '../io/report-folder.ts';
import type { ProgressListener } from '../model/progress.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import type { WrittenReport } from '../reporter/manifest.ts';
import { reports, userLists } from '../reporter/registry.ts';
import type { Crew } from './crew.ts';
import { writeParts } from './write-list.ts';
import { writeManifest, type RunFacts } from './write-manifest.ts';
import { writePlannedPack, type WrittenPack } from './write-pack.ts';

/** Writes every report and the packs, and last the manifest that lists them. The pack is null where there is none. */
export async function writeReport(
  result: Reconciliation,
  banner: string | null,
  folder: ReportFolder,
  facts: RunFacts,
  { crew, io, progress }: { crew: Crew; io: Io; progress: ProgressListener | null },
): Promise<WrittenPack | null> {
  const { place } = folder;
  const {
    application,
    directory,
    match,
    candidates,
    risks,
    basis,
    decided,
    reportColumns,
    exclusions,
    exclusionOf,
    summary,
  } = result;
  const users = {
    application,
    directory,
    match,
    candidates,
    risks,
    basis,
    decided,
    reportColumns,
    exclusions,
    exclusionOf,
  };
  const lists = userLists.map(({ file }) => ({ kind: 'write', file, place, result: users, banner }) as const);
  // Each account is in one of the lists, and each directory user in scope; few stand in more than one row.
  const total = application.table.rows + summary.directory.inScope;
  const done = lists.map(() => 0);
  const outputs: WrittenReport[] = await crew.askAll(lists, (list, rows) => {
    done[list] = rows;
    const written = done.reduce((sum, count) => sum + count, 0);
    progress?.advance(written, Math.min(1, written / total));
  });
  for (const { file, write } of reports) {
    outputs.push(await writeParts(file, write(result, banner), place, io, () => undefined));
  }
  const pack = await writePlannedPack(result, place, facts, io);
  outputs.push(...(pack?.outputs ?? []));
  await writeManifest(result, folder, facts, outputs);
  await folder.publish();
  return pack;
}

import { hashText } from '../io/hash-text.ts';
import type { Io } from '../io/io.ts';
import type { ReportFolder } from '../io/report-folder.ts';
import type { ProgressListener } from '../model/progress.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import { manifestBytes, type WrittenReport } from '../reporter/manifest.ts';
import { longLists, reports } from '../reporter/registry.ts';
import { compareText } from '../tables/compare-text.ts';
import type { Crew } from './crew.ts';
import { inOrder } from './in-order.ts';
import type { AssignedFile } from './read-scope.ts';
import { writeLongList, writeParts } from './write-list.ts';

export interface RunFacts {
  readonly version: string;
  readonly started: Date;
  readonly now: () => Date;
  readonly configuration: CheckSettings<unknown>['configuration'];
  readonly assigned: AssignedFile | null;
}

/** Writes every report, the long ones in threads where there are any, and last the manifest that lists them. */
export async function writeReport(
  result: Reconciliation,
  banner: string | null,
  folder: ReportFolder,
  { version, started, now, configuration, assigned }: RunFacts,
  { crew, io, progress }: { crew: Crew; io: Io; progress: ProgressListener | null },
): Promise<void> {
  const { place } = folder;
  const { application, directory, match, reportColumns, summary } = result;
  const matched = { application, directory, match, reportColumns };
  const requests = longLists.map(
    ({ file }) => ({ kind: 'write', file, place, result: matched, banner }) as const,
  );
  const total = summary.outcomes.matched + summary.directory.inScope;
  const done = requests.map(() => 0);
  const advance = (list: number, rows: number): void => {
    done[list] = rows;
    const written = done.reduce((sum, count) => sum + count, 0);
    progress?.advance(written, total === 0 ? null : written / total);
  };
  const writeLong = async (): Promise<WrittenReport[]> => {
    if (crew.threads.length > 0) return crew.askAll(requests, advance);
    const written: WrittenReport[] = [];
    for (const [at, request] of requests.entries()) {
      written.push(
        await writeLongList(request, io, (rows) => {
          advance(at, rows);
        }),
      );
    }
    return written;
  };
  const writeShort = async (): Promise<WrittenReport[]> => {
    const written: WrittenReport[] = [];
    for (const { file, write } of reports) {
      written.push(await writeParts(file, write(result, banner), place, io, () => undefined));
    }
    return written;
  };
  const outputs = (await inOrder([writeLong, writeShort], crew.threads.length > 0)).flat();
  const manifest = manifestBytes(result, {
    version,
    started: started.toISOString(),
    finished: now().toISOString(),
    configuration:
      configuration === null ? null : { file: configuration.name, ...hashText(configuration.text) },
    assigned,
    outputs: outputs.toSorted((one, other) => compareText(one.file, other.file)),
  });
  await folder.write('manifest.json', [manifest]);
  await folder.publish();
}

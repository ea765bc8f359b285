import { hashText } from '../io/hash-text.ts';
import type { ReportFolder } from '../io/report-folder.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import { manifestBytes, type WrittenReport } from '../reporter/manifest.ts';
import { reports } from '../reporter/registry.ts';
import type { Report } from '../reporter/report.ts';
import type { AssignedFile } from './read-scope.ts';

export interface RunFacts {
  readonly version: string;
  readonly started: Date;
  readonly now: () => Date;
  readonly configuration: CheckSettings<unknown>['configuration'];
  readonly assigned: AssignedFile | null;
}

/** Writes every report and, last, the manifest that lists them. */
export async function writeReport(
  result: Reconciliation,
  banner: string | null,
  folder: ReportFolder,
  { version, started, now, configuration, assigned }: RunFacts,
): Promise<void> {
  const outputs: WrittenReport[] = [];
  for (const { file, write } of reports) {
    let rows: number | null = null;
    const chunks = countingRows(write(result, banner), (count) => (rows = count));
    outputs.push({ ...(await folder.write(file, chunks)), rows });
  }
  const manifest = manifestBytes(result, {
    version,
    started: started.toISOString(),
    finished: now().toISOString(),
    configuration:
      configuration === null ? null : { file: configuration.name, ...hashText(configuration.text) },
    assigned,
    outputs,
  });
  await folder.write('manifest.json', [manifest]);
  await folder.publish();
}

/** Hands the chunks on and tells, behind the last one, how many rows a list has. */
function* countingRows(
  chunks: ReturnType<Report['write']>,
  tell: (rows: number) => void,
): Generator<Uint8Array, void> {
  const rows: unknown = yield* chunks;
  if (typeof rows === 'number') tell(rows);
}

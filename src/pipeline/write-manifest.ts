import { hashText } from '../io/hash-text.ts';
import type { ReportFolder } from '../io/report-folder.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import { manifestBytes, type WrittenReport } from '../reporter/manifest.ts';
import { compareText } from '../tables/compare-text.ts';
import type { RunFacts } from './run-facts.ts';

/** Writes the manifest, with the hashes of all other files of the folder. */
export async function writeManifest(
  result: Reconciliation,
  folder: ReportFolder,
  { version, started, now, configuration, assigned, decisions }: RunFacts,
  outputs: readonly WrittenReport[],
): Promise<void> {
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
}

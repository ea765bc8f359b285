import { Buffer } from 'node:buffer';
import { sha256OfText } from '../io/hash-text.ts';
import type { ReportFolder, WrittenFile } from '../io/report-folder.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import { manifestText } from '../reporter/manifest.ts';
import { reports } from '../reporter/registry.ts';
import type { AssignedFile } from './read-scope.ts';

export interface RunFacts {
  readonly version: string;
  readonly started: Date;
  readonly now: () => Date;
  readonly configuration: CheckSettings<unknown>['configuration'];
  readonly assigned: AssignedFile | null;
}

/** Writes every report and, last, the manifest that lists them. Returns the files in that order. */
export async function writeReport(
  result: Reconciliation,
  banner: string | null,
  folder: ReportFolder,
  { version, started, now, configuration, assigned }: RunFacts,
): Promise<string[]> {
  const outputs: WrittenFile[] = [];
  for (const { file, write } of reports) outputs.push(await folder.write(file, write(result, banner)));
  const manifest = manifestText(result, {
    version,
    started: started.toISOString(),
    finished: now().toISOString(),
    configuration:
      configuration === null
        ? null
        : {
            file: configuration.name,
            size: Buffer.byteLength(configuration.text),
            sha256: sha256OfText(configuration.text),
          },
    assigned,
    outputs,
  });
  await folder.write('manifest.json', [Buffer.from(manifest)]);
  await folder.publish();
  return [...outputs.map(({ file }) => file), 'manifest.json'];
}

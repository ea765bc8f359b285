import { findInFiles, type ExportFile } from '../findings/find-in-files.ts';
import type { GuardedFacts } from '../importers/keep-secrets-out.ts';
import type { SourceOptions } from '../importers/source-options.ts';
import type { Completeness } from '../model/completeness.ts';
import type { Finding } from '../model/findings.ts';
import type { ProgressListener, RowsListener } from '../model/progress.ts';
import type { ScopeResult, SideResult } from '../model/reconciliation.ts';
import type { Rejection } from '../model/rejections.ts';
import type { CheckSettings } from '../model/settings.ts';
import type { Side } from '../model/users.ts';
import type { Crew } from './crew.ts';
import { inOrder } from './in-order.ts';
import { findInReading } from './find-in-reading.ts';
import { judgeCompleteness } from './judge-completeness.ts';
import type { OpenedSide, OpenedSides } from './open-sources.ts';
import { narrowScope } from './narrow-scope.ts';
import { readDecisions, type ReadDecisions } from './read-decisions.ts';
import type { Run } from './run.ts';
import { readScope, type AssignedFile } from './read-scope.ts';
import type { ReadSide } from './read-side.ts';
import { findSwappedSides, withSwapHint } from './swapped-sides.ts';
import { wantedColumns, type WantedColumns } from './wanted-columns.ts';

/** Everything that a run goes by, read. */
export interface Input {
  readonly application: SideResult;
  readonly directory: SideResult;
  readonly scope: ScopeResult;
  readonly assigned: AssignedFile | null;
  readonly decisions: readonly ReadDecisions[];
  /** The sides of which no column tells when their users were created. */
  readonly withoutCreatedAt: readonly Side[];
  readonly rejections: readonly Rejection[];
  readonly findings: readonly Finding[];
  /** The sentence that every report bears, null where no source is incomplete. */
  readonly banner: string | null;
}

/** Reads both sides and the scope. `tell` hears which columns were recognised by their names. */
export async function readInput(
  settings: CheckSettings<SourceOptions>,
  sides: OpenedSides,
  crew: Crew,
  { io, fileTime, tell, progress }: Run,
): Promise<Input> {
  const wanted = withSwapHint(sides, () => wantedColumns(sides, settings));
  for (const side of ['application', 'directory'] as const) {
    const { name, remarks } = sides[side];
    for (const remark of remarks) tell(`${name}: ${remark}`);
    tellDownload(wanted[side], name, tell);
    tellRecognised(wanted[side], name, tell);
  }

  progress?.begin('read the users');
  const joint = jointProgress(progress, sides);
  const { application: one, directory: other } = settings;
  const [application, directory] = await inOrder(
    [
      () =>
        sides.application.read(
          { side: 'application', wanted: wanted.application, repeatedKeys: one.repeatedKeys },
          joint.application,
        ),
      () =>
        sides.directory.read(
          { side: 'directory', wanted: wanted.directory, repeatedKeys: other.repeatedKeys },
          joint.directory,
        ),
    ],
    crew.isParallel,
  );
  const { table, source } = directory.result;
  const { scope, assigned, findings } = await readScope(settings.assigned, table, source, io);
  const narrowed = narrowScope(scope, table, source, settings.scopeFilters);
  const decisions: ReadDecisions[] = [];
  for (const file of settings.decisions) decisions.push(await readDecisions(file, io));
  const imports = {
    application: { source: sides.application.name, imported: application.imported },
    directory: { source: sides.directory.name, imported: directory.imported },
    assigned: assigned === null ? null : { source: assigned.file.file, imported: assigned.imported },
  };
  const judged = judgeCompleteness(
    imports.application,
    imports.directory,
    imports.assigned,
    decisions.map(({ file, imported }) => ({ source: file.file, imported })),
    { application: one.expectCount, directory: other.expectCount },
  );
  return {
    application: { ...application.result, completeness: judged.completeness.application },
    directory: { ...directory.result, completeness: judged.completeness.directory },
    scope: narrowed.scope,
    assigned: assigned?.file ?? null,
    decisions,
    withoutCreatedAt: wanted.withoutCreatedAt,
    rejections: [application, directory, assigned, ...decisions].flatMap(
      (read) => read?.imported.rejections ?? [],
    ),
    findings: [
      ...judged.findings,
      ...findSwappedSides(sides),
      ...findSecrets([sides.application, sides.directory]),
      ...findInFiles(
        [
          exportFile('application', sides.application, application, judged.completeness),
          exportFile('directory', sides.directory, directory, judged.completeness),
        ],
        fileTime,
      ),
      ...findInReading(imports, settings),
      ...findForeignIds(wanted.directory, sides.directory.name),
      ...application.findings,
      ...directory.findings,
      ...findings,
      ...narrowed.findings,
    ],
    banner: judged.banner,
  };
}

function tellDownload({ download }: WantedColumns, source: string, tell: (text: string) => void): void {
  if (download === null) return;
  const list = [...download.decided].map(([part, column]) => `${part} = ${column}`);
  tell(`${source}: looks like ${download.name}${list.length === 0 ? '' : `: ${list.join(', ')}`}`);
}

function tellRecognised({ recognised }: WantedColumns, source: string, tell: (text: string) => void): void {
  if (recognised.size === 0) return;
  const list = [...recognised].map(([role, column]) => (role === column ? role : `${role} = ${column}`));
  tell(`${source}: recognised ${list.join(', ')}`);
}

function exportFile(
  side: Side,
  { file }: OpenedSide,
  { result }: ReadSide,
  { [side]: completeness }: Readonly<Record<Side, Completeness>>,
): ExportFile {
  // Only cells are in lines for certain.
  const endsItsLines = result.delimiter === null ? null : file.endsItsLines;
  return { side, source: result.source, modified: file.modified, endsItsLines, completeness };
}

function findSecrets(opened: readonly GuardedFacts[]): Finding[] {
  return opened.flatMap(({ name, secrets }): Finding[] =>
    secrets.length === 0 ? [] : [{ kind: 'secrets-dropped', source: name, line: null, columns: secrets }],
  );
}

/** Where the directory is an export of Active Directory, its users have other ids than in Entra ID. */
function findForeignIds({ key }: WantedColumns, source: string): Finding[] {
  return key.toLowerCase() === 'objectguid' ? [{ kind: 'foreign-ids', source, line: null }] : [];
}

/** Both sides' progress as one, each side counting by its size. */
function jointProgress(
  progress: ProgressListener | null,
  { application, directory }: OpenedSides,
): { readonly application: RowsListener; readonly directory: RowsListener } {
  const done = { application: { rows: 0, share: 0 }, directory: { rows: 0, share: 0 } };
  const advance =
    (side: 'application' | 'directory'): RowsListener =>
    (rows, share) => {
      done[side] = { rows, share: share ?? 0 };
      const bytes = done.application.share * application.size + done.directory.share * directory.size;
      progress?.advance(
        done.application.rows + done.directory.rows,
        bytes / (application.size + directory.size),
      );
    };
  return { application: advance('application'), directory: advance('directory') };
}

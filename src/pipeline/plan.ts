import type { SourceOptions } from '../importers/source-options.ts';
import { throwIfInterrupted } from '../io/interruption.ts';
import { prepareReportFolder } from '../io/report-folder.ts';
import { exitCodes, strongestExitCode, type ExitCode } from '../model/exit-codes.ts';
import { creationPackFolder } from '../model/packs.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { CheckSettings } from '../model/settings.ts';
import { terminalText } from '../model/terminal-text.ts';
import { baselineOf } from '../reporter/manifest.ts';
import { packLines } from '../reporter/pack-lines.ts';
import type { TextStyle } from '../reporter/terminal-summary.ts';
import type { CheckRun } from './check.ts';
import { assembleCrew } from './crew.ts';
import { openSources } from './open-sources.ts';
import { readInput } from './read-input.ts';
import { reconcile } from './reconcile.ts';
import { writeManifest } from './write-manifest.ts';
import { writePlannedPack, type WrittenPack } from './write-pack.ts';

export interface PlanVerdict {
  readonly result: Reconciliation;
  /** null where none was written. */
  readonly pack: WrittenPack | null;
  readonly banner: string | null;
  readonly exitCode: ExitCode;
}

/**
 * Turns decisions and recommendations into packs: runs the reconciliation again and writes them, with a manifest and
 * nothing else. A safeguard that nobody accepted keeps them back, and so does an incomplete source.
 * @throws RollcallError where the configuration does not say how users are created.
 */
export async function plan(settings: CheckSettings<SourceOptions>, run: CheckRun): Promise<PlanVerdict> {
  if (settings.create === null) {
    throw new RollcallError(
      'usage',
      'how directory users are created is not given',
      'Give "create" in rollcall.yaml: userPrincipalName, mailNickname and displayName.',
    );
  }
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

    progress?.begin('write the packs');
    const { configuration } = settings;
    const { assigned, banner } = input;
    const decisions = input.decisions.map(({ file }) => file);
    const facts = { version, started, now, configuration, assigned, decisions };
    const pack = await writePlannedPack(result, folder.place, facts, io);
    await writeManifest(result, folder, facts, pack?.outputs ?? []);
    await folder.publish();
    const exitCode = strongestExitCode([
      banner === null ? exitCodes.passed : exitCodes.source,
      result.packs.areWithheld ? exitCodes.safeguard : exitCodes.passed,
    ]);
    return { result, pack, banner, exitCode };
  } finally {
    await crew.dismiss();
    await folder.discard();
  }
}

/** The answer of `plan` for people. */
export function planAsText(
  { result: { packs }, banner }: PlanVerdict,
  out: string,
  { strong, bad }: TextStyle,
): string {
  const told = packLines(packs, out);
  const lines = [
    ...(banner === null ? [] : [bad(banner), '']),
    strong('Packs'),
    ...(told.length > 0
      ? told
      : ['none: nobody is decided to be created (create-in-entra); --create-recommended adds recommendations']
    ).map((line) => `  ${line}`),
    '',
    `Plan: ${out}`,
  ].map(terminalText);
  return `${lines.join('\n')}\n`;
}

/** The answer of `plan` for programs. */
export function planAsJson({ result: { packs }, pack, banner }: PlanVerdict, out: string): string {
  const answer = {
    schemaVersion: 1,
    incomplete: banner,
    withheld: packs.areWithheld,
    safeguards: packs.tripped,
    packs:
      pack === null
        ? []
        : [
            {
              kind: 'create-disabled-users',
              folder: `${out}/${creationPackFolder}`,
              planId: pack.planId,
              users: packs.creation?.users.length ?? 0,
              notCreated: packs.creation?.notCreated.length ?? 0,
            },
          ],
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

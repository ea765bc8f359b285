import type { Io } from '../io/io.ts';
import { packScript } from '../io/pack-script.ts';
import type { ReportPlace } from '../io/write-file.ts';
import type { CreationPlan } from '../model/creation.ts';
import { creationPackFolder } from '../model/packs.ts';
import type { Reconciliation, SideResult } from '../model/reconciliation.ts';
import type { WrittenReport } from '../reporter/manifest.ts';
import { notCreatedList } from '../reporter/not-created-list.ts';
import { packManifestBytes } from '../reporter/pack-manifest.ts';
import { packReadmeBytes } from '../reporter/pack-readme.ts';
import type { ReportPart } from '../reporter/report.ts';
import { usersJson } from '../reporter/users-json.ts';
import type { RunFacts } from './run-facts.ts';
import { writeParts } from './write-list.ts';

/** Of which run a pack is. */
export interface PackRun {
  readonly version: string;
  /** The tenant's id, null where the configuration does not name it. */
  readonly tenant: string | null;
  readonly created: Date;
  readonly io: Pick<Io, 'signal'>;
}

export interface WrittenPack {
  /** The SHA-256 of the pack's manifest. */
  readonly planId: string;
  /** Its files, for the manifest of the report. */
  readonly outputs: readonly WrittenReport[];
}

/** Writes the pack of a result; null where there is none, or a safeguard keeps it back. */
export async function writePlannedPack(
  { packs, application }: Reconciliation,
  place: ReportPlace,
  { version, started, tenant }: Pick<RunFacts, 'version' | 'started' | 'tenant'>,
  io: Pick<Io, 'signal'>,
): Promise<WrittenPack | null> {
  if (packs.creation === null || packs.areWithheld) return null;
  return writePack(packs.creation, application, place, { version, tenant, created: started, io });
}

const scriptName = 'Create-DisabledUsers.ps1';

/** A plan that is older is refused: who is in the directory has changed. */
const daysOfPlan = 14;

/**
 * Writes the pack that creates the users of a plan into the folder of a report; `application` is the side that its
 * rows are of.
 */
export async function writePack(
  plan: CreationPlan,
  application: SideResult,
  place: ReportPlace,
  { version, tenant, created, io }: PackRun,
): Promise<WrittenPack> {
  const write = async (name: string, parts: Iterable<ReportPart>): Promise<WrittenReport> =>
    writeParts(`${creationPackFolder}/${name}`, parts, place, io, () => undefined);
  const whole = (bytes: Uint8Array): ReportPart[] => [{ bytes, rows: null }];

  const data = [
    await write('users.json', usersJson(plan.users)),
    await write(scriptName, whole(packScript(scriptName))),
    await write('not-created.csv', notCreatedList(plan, application)),
  ];
  const expiresAt = new Date(created);
  expiresAt.setUTCDate(expiresAt.getUTCDate() + daysOfPlan);
  const facts = { version, tenant, created: toTheSecond(created), expiresAt: toTheSecond(expiresAt) };
  const ownNames = data.map((output) => ({
    ...output,
    file: output.file.slice(creationPackFolder.length + 1),
  }));
  const manifest = await write('manifest.json', whole(packManifestBytes(plan, facts, ownNames)));
  const planId = manifest.sha256;
  const readme = await write('README.txt', whole(packReadmeBytes(plan, facts, planId)));
  return { planId, outputs: [...data, manifest, readme] };
}

function toTheSecond(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

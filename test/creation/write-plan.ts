import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CreationPlan, PlannedUser } from '../../src/model/creation.ts';
import { writePack, type PackRun, type WrittenPack } from '../../src/pipeline/write-pack.ts';
import { matched } from './creation-world.ts';

const [mia] = [{ key: 'A1', login: 'mia', name: 'Mia Sand', email: 'mia@contoso.com' }];
const { application } = matched({
  application: [mia],
  directory: [],
  rules: ['login=mail'],
  alsoThere: ['mail'],
}).users;

/** A user to be created, with what is not told made of the name. */
export function plannedUser(name: string, more: Partial<PlannedUser> = {}): PlannedUser {
  return {
    row: 0,
    applicationKey: `key of ${name}`,
    userPrincipalName: `${name}@contoso.com`,
    mailNickname: name,
    displayName: `Name of ${name}`,
    set: new Map([['employeeId', `no ${name}`]]),
    ...more,
  };
}

export function planOfUsers(users: readonly PlannedUser[], more: Partial<CreationPlan> = {}): CreationPlan {
  return { users, notCreated: [], matchAttributes: ['employeeId'], unchecked: [], ...more };
}

/** Writes a pack into `folder`/report; its files are in `pack`. */
export async function writePlan(
  plan: CreationPlan,
  folder: string,
  run: Partial<PackRun> = {},
): Promise<WrittenPack & { readonly pack: string }> {
  const report = join(folder, 'report');
  mkdirSync(report);
  const written = await writePack(
    plan,
    application,
    { folder: report, out: 'report' },
    {
      version: '1.2.3',
      tenant: null,
      created: new Date('2026-11-22T08:00:00.999Z'),
      io: { signal: new AbortController().signal },
      ...run,
    },
  );
  return { ...written, pack: join(report, 'packs/create-disabled-users') };
}

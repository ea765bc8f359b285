import { matchUsers } from '../matcher/match-users.ts';
import type { CreateSettings, CreationPlan, RowToCreate } from '../model/creation.ts';
import type { MatchedUsers, ScopeResult } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import { planCreation } from '../resolutions/creation/plan-creation.ts';
import { sharedBytes } from '../tables/shared-arrays.ts';
import { matchInput } from './match-input.ts';

type CreationSettings = Pick<CheckSettings<unknown>, 'rules' | 'target' | 'holdsOff' | 'verifiedDomains'> & {
  readonly create: CreateSettings;
};

/**
 * Who of the given application users the pack creates, and who not and why. Whether the created users would match
 * is found out by the matching itself, run with them in the directory, enabled and in scope.
 */
export function planUsersToCreate(
  rowsToCreate: readonly RowToCreate[],
  users: MatchedUsers,
  scope: ScopeResult,
  settings: CreationSettings,
  now: Date,
): CreationPlan {
  const { application, directory } = users;
  const { create, verifiedDomains } = settings;
  const choices = { create, verifiedDomains, createdAt: now.toISOString() };
  return planCreation(rowsToCreate, users, choices, (extended) => {
    const added = extended.table.rows - directory.table.rows;
    const inScope = {
      ...scope,
      inScope: withOnes(scope.inScope, added),
      passesFilters: withOnes(scope.passesFilters, added),
    };
    return matchUsers(matchInput(settings, application, extended, inScope));
  });
}

function withOnes(flags: Uint8Array, added: number): Uint8Array {
  const longer = sharedBytes(flags.length + added).fill(1);
  longer.set(flags);
  return longer;
}

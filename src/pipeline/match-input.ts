import type { HoldFacts } from '../matcher/hold-claims.ts';
import type { MatchInput } from '../matcher/match-users.ts';
import type { ScopeResult, SideResult } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import type { Column, Side, UserTable } from '../model/users.ts';

/** Everything that the matching goes by, of both sides and the scope as they were read. */
export function matchInput(
  settings: Pick<CheckSettings<unknown>, 'rules' | 'target' | 'holdsOff'>,
  application: SideResult,
  directory: SideResult,
  { inScope, passesFilters }: ScopeResult,
): MatchInput {
  return {
    application: application.table,
    directory: directory.table,
    rules: settings.rules,
    enabled: directory.enabled,
    inScope,
    passesFilters,
    holds: {
      application: holdFacts(application),
      directory: holdFacts(directory),
      off: settings.holdsOff.map(({ hold }) => hold),
    },
    target: {
      create: settings.target.create,
      required: settings.target.required.map((name) => columnOf(directory.table, name)),
    },
  };
}

/** What the holds go by, of the roles that some column plays. */
function holdFacts({ roles, days, privileged }: SideResult): HoldFacts[Side] {
  return {
    privileged: roles.has('privileged') ? privileged : null,
    createdAt: days.get('createdAt') ?? null,
    displayName: roles.get('displayName') ?? null,
  };
}

export function columnOf({ side, columns }: UserTable, name: string): Column {
  const column = columns.get(name.toLowerCase());
  if (column === undefined) throw new Error(`the ${side} table was read without "${name}"`);
  return column;
}

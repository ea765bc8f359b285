import { judgeSafeguards, nextBaseline } from '../findings/judge-safeguards.ts';
import { sha256 } from '../io/hash-text.ts';
import type { Packs } from '../model/packs.ts';
import type { ProposedUsers, ScopeResult } from '../model/reconciliation.ts';
import type { Baseline } from '../model/safeguards.ts';
import type { CheckSettings } from '../model/settings.ts';
import type { Summary } from '../model/summary.ts';
import { adviser } from '../resolutions/recommend/adviser.ts';
import { chooseRowsToCreate } from '../resolutions/creation/choose-rows-to-create.ts';
import { planUsersToCreate } from './plan-users-to-create.ts';

/** Of when packs are, and what the same folder held before. */
export interface PacksRun {
  readonly now: Date;
  readonly baseline: Baseline;
}

/**
 * The packs that follow from decisions and, where that was asked for, from recommendations; held back where a
 * safeguard trips. An incomplete source yields none.
 */
export function planPacks(
  users: ProposedUsers,
  scope: ScopeResult,
  counts: Pick<Summary, 'application' | 'directory' | 'outcomes'>,
  isComplete: boolean,
  settings: CheckSettings<unknown>,
  { now, baseline }: PacksRun,
): Packs {
  const { packs, create } = settings;
  const rows =
    packs === null || !isComplete
      ? []
      : chooseRowsToCreate(users, packs.createRecommended ? adviser(users, sha256) : null);
  const creation =
    rows.length === 0 || create === null
      ? null
      : planUsersToCreate(rows, users, scope, { ...settings, create }, now);
  const tripped = judgeSafeguards(counts, creation?.users.length ?? 0, baseline, settings.safeguards);
  return {
    creation,
    undeclared: create === null ? rows.length : 0,
    tripped,
    areWithheld: tripped.some(({ isAccepted }) => !isAccepted),
    baseline: nextBaseline(counts, tripped),
  };
}

import type { NotCreated, PlannedUser, Refusal } from '../../model/creation.ts';
import type { MatchResult } from '../../model/match-result.ts';
import type { MatchedUsers, SideResult } from '../../model/reconciliation.ts';
import { addPlannedUsers } from './add-planned-users.ts';
import { findMatchProblems } from './find-match-problems.ts';
import { findTakenValues } from './find-taken-values.ts';

/** Runs the matching again with another directory, in which everybody who was added is in scope. */
export type Rematch = (directory: SideResult) => MatchResult;

/**
 * Adds the planned users to the directory and matches again, until everybody who is left is matched with their own
 * account, has no matching value of anybody else, and changes nobody else's outcome. Whoever does not is taken out
 * and the rest is matched anew; who is only not alone with their account stays in while others may be to blame.
 */
export function confirmMatches(
  planned: readonly PlannedUser[],
  users: MatchedUsers,
  createdAt: string,
  rematch: Rematch,
): { readonly confirmed: readonly PlannedUser[]; readonly refused: readonly NotCreated[] } {
  const refused: NotCreated[] = [];
  let confirmed = planned;
  while (confirmed.length > 0) {
    const refusals = findRefusals(confirmed, users, createdAt, rematch);
    const toBlame = refusals.some((refusal) => refusal !== null && !isOnlyNotAlone(refusal))
      ? refusals.map((refusal) => (refusal === null || isOnlyNotAlone(refusal) ? null : refusal))
      : refusals;
    confirmed.forEach(({ row }, place) => {
      const refusal = toBlame[place];
      if (refusal !== null) refused.push({ row, refusal });
    });
    const left = confirmed.filter((_, place) => toBlame[place] === null);
    if (left.length === confirmed.length) break;
    confirmed = left;
  }
  return { confirmed, refused };
}

function findRefusals(
  planned: readonly PlannedUser[],
  users: MatchedUsers,
  createdAt: string,
  rematch: Rematch,
): (Refusal | null)[] {
  const directory = addPlannedUsers(users.directory, planned, createdAt);
  const match = rematch(directory);
  const taken = findTakenValues(planned, match, directory);
  const problems = findMatchProblems(planned, users, match);
  return planned.map((_, place) => {
    const problem = problems[place];
    return taken[place] ?? (problem === null ? null : { kind: 'would-not-match', problem });
  });
}

function isOnlyNotAlone(refusal: Refusal): boolean {
  return refusal.kind === 'would-not-match' && refusal.problem.kind === 'not-alone';
}

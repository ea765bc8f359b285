import type { NotCreated, PlannedUser, Refusal } from '../model/creation.ts';
import type { MatchResult } from '../model/match-result.ts';
import type { MatchedUsers, SideResult } from '../model/reconciliation.ts';
import { addPlannedUsers } from './add-planned-users.ts';
import { findMatchProblems } from './find-match-problems.ts';
import { findTakenValues } from './find-taken-values.ts';

/** Runs the matching again with another directory, in which everybody who was added is in scope. */
export type Rematch = (directory: SideResult) => MatchResult;

/**
 * Adds the planned users to the directory and matches again, until everybody who is left is matched with their own
 * account, has no matching value of anybody else, and changes nobody else's outcome. Whoever does not is taken
 * out, all of them at once, and the rest is matched anew: it may have been in the way of the others.
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
    const directory = addPlannedUsers(users.directory, confirmed, createdAt);
    const match = rematch(directory);
    const taken = findTakenValues(confirmed, match, directory);
    const problems = findMatchProblems(confirmed, users, match);
    const refusals = confirmed.map((_, place): Refusal | null => {
      const problem = problems[place];
      return taken[place] ?? (problem === null ? null : { kind: 'would-not-match', problem });
    });
    confirmed.forEach(({ row }, place) => {
      const refusal = refusals[place];
      if (refusal !== null) refused.push({ row, refusal });
    });
    const left = confirmed.filter((_, place) => refusals[place] === null);
    if (left.length === confirmed.length) break;
    confirmed = left;
  }
  return { confirmed, refused };
}

import type { Candidate, Candidates } from '../../model/candidates.ts';
import type { MatchResult } from '../../model/match-result.ts';
import { answers } from '../../model/roles.ts';

const no = answers.indexOf('no');

/**
 * Candidates in the order in which they are advised: of those that are equally sure, who can sign in comes before who
 * is disabled, and who claims no account before who claims one; else they stay as they are.
 */
export function orderCandidates(
  candidates: Candidates,
  { directory: { enabled, claimRule } }: Pick<MatchResult, 'directory'>,
): Candidates {
  const rankOf = ({ person }: Candidate): number =>
    (enabled[person] === no ? 2 : 0) + (claimRule[person] > 0 ? 1 : 0);
  return new Map(
    Array.from(candidates, ([row, some]) => [
      row,
      some.toSorted((one, other) => other.confidence - one.confidence || rankOf(one) - rankOf(other)),
    ]),
  );
}

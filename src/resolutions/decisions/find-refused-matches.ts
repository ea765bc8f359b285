import { codesOf } from '../../model/codes.ts';
import { refuses, type Decision } from '../../model/decisions.ts';
import { outcomes } from '../../model/outcomes.ts';
import { valueText } from '../../tables/column.ts';
import { byPlace } from './agree-on-one.ts';
import type { DecisionGround } from './locate-decisions.ts';

const { matched } = codesOf(outcomes);

/**
 * Of accounts that are matched with the very person of whom a decision says that the account is not theirs, the decision
 * by row; the first of a file where there are several. It need not be about the account as it is: a value that was
 * corrected since, or a reused one, makes the match, and the no may be as true as ever. `today` is `YYYY-MM-DD`.
 */
export function findRefusedMatches(
  located: readonly { readonly decision: Decision; readonly row: number }[],
  { directory, match }: DecisionGround,
  today: string,
): Map<number, Decision> {
  const { outcome, claimant } = match.application;
  const refused = new Map<number, Decision>();
  for (const { decision, row } of located.toSorted((one, other) => byPlace(one.decision, other.decision))) {
    if (outcome[row] !== matched || refused.has(row)) continue;
    if (decision.expires !== null && decision.expires < today) continue;
    if (refuses(decision, valueText(directory.key, claimant[row]))) refused.set(row, decision);
  }
  return refused;
}

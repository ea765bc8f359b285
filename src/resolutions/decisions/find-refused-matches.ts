import { codesOf } from '../../model/codes.ts';
import { refuses, type Decision } from '../../model/decisions.ts';
import { outcomes } from '../../model/outcomes.ts';
import { valueText } from '../../tables/column.ts';
import { byPlace } from './agree-on-one.ts';
import type { DecisionGround } from './locate-decisions.ts';

const { matched, held } = codesOf(outcomes);

/**
 * Of accounts that the service would link to the very person of whom a decision says that the account is not theirs, the
 * decision by row; the first of a file where there are several. It need not be about the account as it is: a value that
 * was corrected since, or a reused one, makes the match, and the no may be as true as ever. A hold changes nothing for
 * the service. `today` is `YYYY-MM-DD`.
 */
export function findRefusedMatches(
  located: readonly { readonly decision: Decision | null; readonly row: number }[],
  { directory, match }: DecisionGround,
  today: string,
): Map<number, Decision> {
  const { outcome, claimant } = match.application;
  const refused = new Map<number, Decision>();
  const decided = located.flatMap(({ decision, row }) =>
    decision === null || row < 0 ? [] : [{ decision, row }],
  );
  for (const { decision, row } of decided.sort((one, other) => byPlace(one.decision, other.decision))) {
    if ((outcome[row] !== matched && outcome[row] !== held) || refused.has(row)) continue;
    if (decision.expires !== null && decision.expires < today) continue;
    if (refuses(decision, valueText(directory.key, claimant[row]))) refused.set(row, decision);
  }
  return refused;
}

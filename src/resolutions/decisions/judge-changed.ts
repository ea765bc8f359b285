import { deletes, excludingDecisions, type Decision } from '../../model/decisions.ts';
import type { Finding } from '../../model/findings.ts';
import { outcomes, type Outcome } from '../../model/outcomes.ts';
import { isPassedOver } from '../../tables/claims.ts';
import { valueText } from '../../tables/column.ts';
import { claimed, stale } from './decision-findings.ts';
import type { DecisionGround, LocatedDecision } from './locate-decisions.ts';

/** What counts beside decisions whose user has changed. */
interface Present {
  readonly inForce: ReadonlyMap<number, Decision>;
  readonly refusedMatches: ReadonlyMap<number, Decision>;
}

/** Of decisions whose user has changed since: which are done, and what is to be said of the others. */
export function judgeChanged(
  changed: readonly LocatedDecision[],
  ground: DecisionGround,
  laidOutcome: Uint8Array,
  { inForce, refusedMatches }: Present,
): { readonly settled: Decision[]; readonly findings: Finding[] } {
  const settled: Decision[] = [];
  const findings: Finding[] = [];
  for (const { decision, row } of changed) {
    const user = valueText(ground.application.key, row);
    const outcome = outcomes[laidOutcome[row]];
    const refusal = refusedMatches.get(row);
    if (refusal === decision) continue;
    if (excludesClaimed(decision, outcome))
      findings.push(claimed(decision, user, isPassedOver(ground.match, row)));
    else if (isDone(decision, row, outcome, ground) && !(refusal !== undefined && isYes(decision)))
      settled.push(decision);
    else if (!inForce.has(row)) findings.push(stale(decision, user, outcome));
  }
  return { settled, findings };
}

/** Whether an outcome is what comes of a decision that was made before the user changed. */
function isDone(
  decision: Decision,
  row: number,
  outcome: Outcome,
  { directory, match }: DecisionGround,
): boolean {
  if (outcome !== 'matched') return outcome === 'excluded';
  const claimant = match.application.claimant[row];
  const isItsPerson = claimant >= 0 && valueText(directory.key, claimant) === decision.directoryId;
  if (isYes(decision)) return isItsPerson;
  if (decision.kind === 'not-same-person') return !isItsPerson;
  return !endsInDeletion(decision);
}

function isYes({ kind }: Decision): boolean {
  return kind === 'same-person';
}

/** Whether it sets somebody aside whom a directory user claims: the service does not know of it. */
export function excludesClaimed({ kind }: Decision, outcome: Outcome): boolean {
  const isClaimed = outcome !== 'unmatched' && outcome !== 'no-match-value' && outcome !== 'excluded';
  return isClaimed && excludingDecisions.includes(kind);
}

/** Whether an account that is gone is what comes of it: a "no" mostly ends in a deletion. */
export function endsInDeletion(decision: Decision): boolean {
  return decision.kind === 'not-same-person' || deletes(decision);
}

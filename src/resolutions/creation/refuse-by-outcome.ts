import type { Refusal, RowToCreate } from '../../model/creation.ts';
import type { MatchResult } from '../../model/match-result.ts';
import { outcomes, type Outcome } from '../../model/outcomes.ts';

const conflicts: readonly Outcome[] = ['held', 'ambiguous', 'contested'];

/**
 * Why an application user may not get a directory user, by what the matching came to; null where nothing speaks
 * against it. Whoever may be in the directory already gets in by a person's decision only.
 */
export function refuseByOutcome(
  { row, isDecided, hasCandidate }: RowToCreate,
  { outcome, otherWay }: Pick<MatchResult['application'], 'outcome' | 'otherWay'>,
): Refusal | null {
  const name = outcomes[outcome[row]];
  if (name === 'matched') return { kind: 'already-matched' };
  if (name === 'excluded') return { kind: 'excluded' };
  if (isDecided) return null;
  if (conflicts.includes(name)) return { kind: 'no-decision-conflict' };
  if (otherWay[row] >= 0) return { kind: 'no-decision-value' };
  return hasCandidate ? { kind: 'no-decision-candidate' } : null;
}

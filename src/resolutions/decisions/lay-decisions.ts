import { codesOf } from '../../model/codes.ts';
import { excludingDecisions, type Decision } from '../../model/decisions.ts';
import type { MatchResult } from '../../model/match-result.ts';
import { outcomeReasons, outcomes } from '../../model/outcomes.ts';

const { matched, held, unmatched, excluded, 'no-match-value': noMatchValue } = codesOf(outcomes);
const reasonCode = codesOf(outcomeReasons);

/**
 * Lays decisions over the outcomes: `same-person` lifts a hold, and what keeps a user apart sets it aside where
 * nobody claims it. No other decision changes an outcome. `outcomeBefore` has no exclusions laid over it.
 */
export function layDecisions(
  match: MatchResult,
  outcomeBefore: Uint8Array,
  inForce: ReadonlyMap<number, Decision>,
): MatchResult {
  if (inForce.size === 0) return match;
  const outcome = match.application.outcome.slice();
  const reason = match.application.reason.slice();
  for (const [row, { kind }] of inForce) {
    const before = outcomeBefore[row];
    if (kind === 'same-person' && before === held) {
      outcome[row] = matched;
      reason[row] = reasonCode.none;
    } else if (excludingDecisions.includes(kind) && (before === unmatched || before === noMatchValue)) {
      outcome[row] = excluded;
      reason[row] = reasonCode.decision;
    }
  }
  return { ...match, application: { ...match.application, outcome, reason } };
}

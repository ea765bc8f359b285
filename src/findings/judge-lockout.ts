import type { MatchResult } from '../model/match-result.ts';
import { answers, type Answer } from '../model/roles.ts';
import { claimsOn } from '../tables/claims.ts';
import { sharedBytes } from '../tables/shared-arrays.ts';

const code = { unknown: answers.indexOf('unknown'), yes: answers.indexOf('yes'), no: answers.indexOf('no') };

/**
 * Row by row, as a code of `answers`: whether an account that is active in the application loses its way in
 * when sign-in moves to Entra, because no enabled directory user claims it. `enabled` is such a code too.
 */
export function judgeLockout(
  { rules, application: { claimant, rule }, directory }: MatchResult,
  enabled: Uint8Array,
): Uint8Array {
  const risk = sharedBytes(enabled.length);
  for (let row = 0; row < risk.length; row += 1) {
    if (enabled[row] === code.no) risk[row] = code.no;
    else if (rule[row] === 0) risk[row] = enabled[row];
    else {
      // The one deciding claimant is of the best rank: where it is disabled, so is everybody.
      const claimed =
        claimant[row] >= 0 ? directory.enabled[claimant[row]] : bestState(rules, directory.enabled, row);
      risk[row] = claimed === code.yes ? code.no : claimed === code.unknown ? code.unknown : enabled[row];
    }
  }
  return risk;
}

function bestState(rules: MatchResult['rules'], enabled: Uint8Array, row: number): number {
  const found = new Set(
    Array.from(claimsOn(rules, row), ({ claimant }): Answer => answers[enabled[claimant]]),
  );
  return found.has('yes') ? code.yes : found.has('unknown') ? code.unknown : code.no;
}

import { codesOf } from '../model/codes.ts';
import type { MatchResult } from '../model/match-result.ts';
import type { MatchedUsers, SideResult } from '../model/reconciliation.ts';
import type { Risks } from '../model/risks.ts';
import { answers } from '../model/roles.ts';
import { claimsOn } from '../tables/claims.ts';
import { sharedBytes } from '../tables/shared-arrays.ts';

const { unknown, yes, no } = codesOf(answers);

/** What risks are judged by: the roles and states of both sides, and the match. */
type RiskFacts = Pick<MatchedUsers, 'application' | 'directory' | 'match'>;

export function judgeRisks(facts: RiskFacts): Risks {
  return { lockout: judgeLockouts(facts) };
}

function judgeLockouts({ application, directory, match }: RiskFacts): Uint8Array {
  const { rule, claimant } = match.application;
  const verdicts = sharedBytes(rule.length);
  if (!application.roles.has('enabled')) return verdicts;
  application.enabled.forEach((active, row) => {
    if (active !== yes) verdicts[row] = active === no ? no : unknown;
    else if (rule[row] === 0) verdicts[row] = yes;
    else if (claimant[row] >= 0 && directory.enabled[claimant[row]] === yes) verdicts[row] = no;
    else verdicts[row] = judgeClaims(match, row, directory);
  });
  return verdicts;
}

function judgeClaims({ rules }: MatchResult, row: number, { enabled }: SideResult): number {
  let verdict = yes;
  for (const { claimant } of claimsOn(rules, row)) {
    if (enabled[claimant] === yes) return no;
    if (enabled[claimant] === unknown) verdict = unknown;
  }
  return verdict;
}

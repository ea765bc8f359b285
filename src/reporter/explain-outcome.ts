import type { AccountExplanation } from '../model/explanation.ts';
import type { Outcome } from '../model/outcomes.ts';
import { readinessWords } from '../model/readiness-words.ts';
import type { MatchedUsers } from '../model/reconciliation.ts';
import { claimsOn } from '../tables/claims.ts';
import { explainConflict } from './conflicts-list.ts';
import { explainUnclaimed } from './unmatched-list.ts';

/** Why an account came to its outcome, in the words of the lists. */
export function explainOutcome(result: MatchedUsers, account: AccountExplanation): string {
  return words[account.outcome](result, account);
}

const inConflict = (result: MatchedUsers, { row }: AccountExplanation): string => {
  const claims = [...claimsOn(result.match.rules, row)];
  const { claimant } = result.match.application;
  return explainConflict(result, row, claimant[row] < 0 ? claims[0].claimant : claimant[row], claims);
};

const unclaimed = (result: MatchedUsers, { row }: AccountExplanation): string =>
  explainUnclaimed(result, row);

const words: Readonly<Record<Outcome, (result: MatchedUsers, account: AccountExplanation) => string>> = {
  matched: (_result, { rule, readiness }) =>
    `Rule ${rule ?? ''} links it${readiness === null ? '' : readinessWords[readiness]}.`,
  held: inConflict,
  ambiguous: inConflict,
  contested: inConflict,
  unmatched: unclaimed,
  'no-match-value': unclaimed,
  excluded: unclaimed,
};

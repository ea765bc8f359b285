import type { AccountExplanation } from '../model/explanation.ts';
import type { Outcome } from '../model/outcomes.ts';
import { readinessWords } from '../model/readiness-words.ts';
import type { ProposedUsers } from '../model/reconciliation.ts';
import { explainConflict } from './conflicts-list.ts';
import { unclaimedWords } from './unclaimed-words.ts';

/** Why an account came to its outcome, in the words of the lists. */
export function explainOutcome(result: ProposedUsers, account: AccountExplanation): string {
  return words[account.outcome](result, account);
}

type Words = (result: ProposedUsers, account: AccountExplanation) => string;

const inConflict: Words = (result, { row }) => explainConflict(result, row);
const unclaimed: Words = (result, { row }) => unclaimedWords(result)(row);

const words: Readonly<Record<Outcome, Words>> = {
  matched: (_result, { rule, readiness }) =>
    `Rule ${rule ?? ''} links it${readiness === null ? '' : readinessWords[readiness]}.`,
  held: inConflict,
  ambiguous: inConflict,
  contested: inConflict,
  unmatched: unclaimed,
  'no-match-value': unclaimed,
  excluded: unclaimed,
};

import type { AccountExplanation, Explanation } from '../model/explanation.ts';
import type { MatchedUsers } from '../model/reconciliation.ts';
import { explainOutcome } from './explain-outcome.ts';

/** The answer of `explain` for programs, with a line break at its end. */
export function explanationJson(
  { asked, accounts, people, more }: Explanation,
  result: MatchedUsers,
  banner: string | null,
): string {
  const answer = {
    schemaVersion: 1,
    asked,
    incomplete: banner,
    accounts: accounts.map((account) => accountFacts(account, explainOutcome(result, account))),
    directoryUsers: people,
    more: { accounts: more.accounts, directoryUsers: more.people },
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

function accountFacts({ row: _, ...facts }: AccountExplanation, explanation: string): object {
  return { ...facts, explanation };
}

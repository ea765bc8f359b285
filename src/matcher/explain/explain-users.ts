import type { Explanation } from '../../model/explanation.ts';
import type { MatchedUsers } from '../../model/reconciliation.ts';
import { claimedBy, claimsOn } from '../../tables/claims.ts';
import { explainAccount } from './explain-account.ts';
import { explainPerson, type ScopeFacts } from './explain-person.ts';
import { findUsers, type FoundRows } from './find-users.ts';

/** Of each side, only so many users are explained at once. */
const mostExplained = 10;

/** Why the users whom a text names matched, or did not, with everybody involved; null where it names nobody. */
export function explainUsers(result: MatchedUsers, scope: ScopeFacts, asked: string): Explanation | null {
  const found = findUsers(result, asked);
  if (found.accounts.size + found.people.size === 0) return null;
  const accounts = withInvolved(found.accounts, accountsOf(result, found.people.keys()));
  const people = withInvolved(found.people, peopleOf(result, found.accounts.keys()));
  return {
    asked,
    accounts: firstOf(accounts).map(([row, by]) => explainAccount(result, row, by)),
    people: firstOf(people).map(([row, by]) => explainPerson(result, scope, row, by)),
    more: {
      accounts: Math.max(0, accounts.size - mostExplained),
      people: Math.max(0, people.size - mostExplained),
    },
  };
}

function* accountsOf({ match }: MatchedUsers, people: Iterable<number>): Generator<number> {
  for (const row of people) yield* claimedBy(match, row);
}

/** Who claims the accounts, and who holds a value of theirs, but claims another one. */
function* peopleOf({ match }: MatchedUsers, accounts: Iterable<number>): Generator<number> {
  for (const row of accounts) {
    for (const { claimant } of claimsOn(match.rules, row)) yield claimant;
    if (match.application.otherWay[row] >= 0) yield match.application.otherWay[row];
  }
}

/** Those found go first. */
function withInvolved(found: FoundRows, involved: Iterable<number>): FoundRows {
  const all = new Map(found);
  for (const row of involved) if (!all.has(row)) all.set(row, []);
  return all;
}

function firstOf(rows: FoundRows): [number, readonly string[]][] {
  return [...rows].slice(0, mostExplained);
}

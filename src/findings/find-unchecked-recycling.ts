import { codesOf } from '../model/codes.ts';
import type { Finding } from '../model/findings.ts';
import type { MatchResult } from '../model/match-result.ts';
import { outcomes } from '../model/outcomes.ts';
import type { Side } from '../model/users.ts';

const { matched, held } = codesOf(outcomes);

/**
 * How many clean claims the hold `recycled` could not be checked on, for want of a date on both sides; `accounts` and
 * `users` are the days on which each was created, -1 for none.
 */
export function findUncheckedRecycling(
  { application: { outcome, claimant } }: Pick<MatchResult, 'application'>,
  accounts: Int32Array | null,
  users: Int32Array | null,
  withoutColumn: readonly Side[],
  source: string,
): Finding[] {
  let count = 0;
  outcome.forEach((code, row) => {
    if (code !== matched && code !== held) return;
    const isChecked = accounts !== null && users !== null && accounts[row] >= 0 && users[claimant[row]] >= 0;
    if (!isChecked) count += 1;
  });
  return count === 0 ? [] : [{ kind: 'recycling-not-checked', source, line: null, withoutColumn, count }];
}

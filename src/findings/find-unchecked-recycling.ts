import { codesOf } from '../model/codes.ts';
import type { Finding } from '../model/findings.ts';
import type { MatchResult } from '../model/match-result.ts';
import { outcomes } from '../model/outcomes.ts';
import type { Column, Side } from '../model/users.ts';
import { utcDay } from '../tables/dates.ts';

const { matched, held } = codesOf(outcomes);

/** The column that tells when the users of a side were created. */
export interface CreationDates {
  readonly column: Column;
  readonly rows: number;
}

/** How many clean claims the hold `recycled` could not be checked on, for want of a date on both sides. */
export function findUncheckedRecycling(
  { application: { outcome, claimant } }: Pick<MatchResult, 'application'>,
  accounts: CreationDates | null,
  users: CreationDates | null,
  withoutColumn: readonly Side[],
  source: string,
): Finding[] {
  const hasDay = accounts === null || users === null ? null : [daysKnown(accounts), daysKnown(users)];
  let count = 0;
  outcome.forEach((code, row) => {
    if (code !== matched && code !== held) return;
    if (hasDay === null || hasDay[0][row] === 0 || hasDay[1][claimant[row]] === 0) count += 1;
  });
  return count === 0 ? [] : [{ kind: 'recycling-not-checked', source, line: null, withoutColumn, count }];
}

/** By row 1 where a date can be read. */
function daysKnown({ column, rows }: CreationDates): Uint8Array {
  const known = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) known[row] = utcDay(column, row) >= 0 ? 1 : 0;
  return known;
}

import { RE2JS } from 're2js';
import { codesOf } from '../../model/codes.ts';
import { outcomeReasons, outcomes } from '../../model/outcomes.ts';
import type { Exclusion } from '../../model/settings.ts';
import type { MatchResult } from '../../model/match-result.ts';
import type { UserTable } from '../../model/users.ts';
import { rowValues } from '../../tables/column.ts';

export interface LaidExclusions {
  readonly match: MatchResult;
  /** Per application row the first exclusion in force that names it, -1 for none. */
  readonly exclusionOf: Int32Array;
  /** Rows that an exclusion names although somebody claims them. */
  readonly claimedRows: readonly number[];
  readonly expired: readonly Exclusion[];
  readonly unused: readonly Exclusion[];
}

const outcomeCode = codesOf(outcomes);
const byConfiguration = codesOf(outcomeReasons).configuration;

/** Lays exclusions over the outcomes of those whom nobody claims. `today` is `YYYY-MM-DD`. */
export function layExclusions(
  match: MatchResult,
  application: UserTable,
  exclusions: readonly Exclusion[],
  today: string,
): LaidExclusions {
  const isExpired = ({ expires }: Exclusion): boolean => expires !== null && expires < today;
  const exclusionOf = new Int32Array(application.rows).fill(-1);
  exclusions.forEach((exclusion, index) => {
    if (isExpired(exclusion)) return;
    const column = application.columns.get(exclusion.attribute.toLowerCase());
    if (column === undefined)
      throw new Error(`the application table was read without "${exclusion.attribute}"`);
    const pattern = RE2JS.compile(exclusion.matches);
    for (let row = 0; row < application.rows; row += 1) {
      if (exclusionOf[row] >= 0) continue;
      if (rowValues(column, row).some((value) => pattern.matcher(value).find())) exclusionOf[row] = index;
    }
  });

  const outcome = match.application.outcome.slice();
  const reason = match.application.reason.slice();
  const claimedRows: number[] = [];
  exclusionOf.forEach((exclusion, row) => {
    if (exclusion < 0) return;
    if (outcome[row] === outcomeCode.unmatched || outcome[row] === outcomeCode['no-match-value']) {
      outcome[row] = outcomeCode.excluded;
      reason[row] = byConfiguration;
    } else {
      claimedRows.push(row);
    }
  });
  return {
    match: { ...match, application: { ...match.application, outcome, reason } },
    exclusionOf,
    claimedRows,
    expired: exclusions.filter(isExpired),
    unused: exclusions.filter((exclusion, index) => !isExpired(exclusion) && !exclusionOf.includes(index)),
  };
}

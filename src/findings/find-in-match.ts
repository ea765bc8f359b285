import { codesOf } from '../model/codes.ts';
import type { Finding } from '../model/findings.ts';
import type { MatchResult } from '../model/match-result.ts';
import { outcomes } from '../model/outcomes.ts';
import type { UserTable } from '../model/users.ts';
import { valueText } from '../tables/column.ts';
import { placeOfRow } from '../tables/row-place.ts';

const matched = codesOf(outcomes).matched;

/** Who else claims a cleanly claimed account, and how many matches hang on case. `name` shows a directory row. */
export function findInMatch(
  match: MatchResult,
  application: UserTable,
  source: string,
  name: (directoryRow: number) => string,
): Finding[] {
  const shared = match.sharedClaims.map(({ applicationRow, decidedBy, also }): Finding => ({
    kind: 'lower-rank-claim',
    ...placeOfRow(application, source, applicationRow),
    applicationKey: valueText(application.key, applicationRow),
    decidedBy: name(decidedBy),
    also: name(also),
  }));
  const { outcome, caseOnly, rule } = match.application;
  const caseOnlyMatches = match.rules.map(() => 0);
  outcome.forEach((code, row) => {
    if (code === matched && caseOnly[row] === 1) caseOnlyMatches[rule[row] - 1] += 1;
  });
  const byCase = match.rules.flatMap((claims, index): Finding[] =>
    caseOnlyMatches[index] === 0
      ? []
      : [
          {
            kind: 'case-only-matches',
            source,
            line: null,
            rule: claims.rule.precedence,
            attribute: claims.application.name,
            count: caseOnlyMatches[index],
          },
        ],
  );
  return [...shared, ...byCase];
}

/** For which directory users a rule's expression gives no value, by the reason. */
export function findFailedExpressions(match: MatchResult, directory: UserTable, source: string): Finding[] {
  return match.rules.flatMap(({ rule, failures }) =>
    failures.map(({ why, count, firstRow }): Finding => ({
      kind: 'expression-failed',
      ...placeOfRow(directory, source, firstRow),
      rule: rule.precedence,
      why,
      count,
    })),
  );
}

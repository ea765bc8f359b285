import type { RuleClaims } from '../model/match-result.ts';
import type { Column } from '../model/users.ts';
import { valueEnd, valueStart } from '../tables/column.ts';
import { isPlaceholder, valuesEqual } from '../tables/equality.ts';

/**
 * Tells whether two directory rows are one person: by the strong identifiers that both have, and where there
 * is none, by an equal display name that says something.
 */
export function personJudge(
  rules: readonly RuleClaims[],
  displayName: Column | undefined,
): (one: number, other: number) => boolean {
  const strong = rules.filter(({ rule }) => rule.strong);
  return (one, other) => {
    let proven = false;
    for (const { rule, directory } of strong) {
      if (!saysSomething(directory, one) || !saysSomething(directory, other)) continue;
      if (!valuesEqual(rule.caseExact, directory, one, directory, other)) return false;
      proven = true;
    }
    if (proven) return true;
    if (displayName === undefined || !saysSomething(displayName, one)) return false;
    return valuesEqual(false, displayName, one, displayName, other);
  };
}

function saysSomething(column: Column, value: number): boolean {
  return !isPlaceholder(column.bytes, valueStart(column, value), valueEnd(column, value));
}

import type { RuleClaims } from '../model/match-result.ts';
import type { Column } from '../model/users.ts';
import { valueEnd, valueStart } from './column.ts';
import { valuesEqual } from './equality.ts';
import { keyHash } from './match-hash.ts';
import { saysSomething } from './telling-values.ts';

/** Tells whether directory rows are one person. */
export interface PersonJudge {
  readonly isSamePerson: (one: number, other: number) => boolean;
  /** Hashes of what a row is known by; rows that share none are no one person. */
  readonly marksOf: (row: number) => number[];
}

/** By the strong identifiers that both have, and where there is none, by an equal display name that says something. */
export function personJudge(rules: readonly RuleClaims[], displayName: Column | undefined): PersonJudge {
  const strong = rules.filter(({ rule }) => rule.strong);
  const known = [
    ...strong.map(({ directory }) => directory),
    ...(displayName === undefined ? [] : [displayName]),
  ];
  return {
    isSamePerson: (one, other) => {
      let proven = false;
      for (const { rule, directory } of strong) {
        if (!saysSomething(directory, one) || !saysSomething(directory, other)) continue;
        if (!valuesEqual(rule.caseExact, directory, one, directory, other)) return false;
        proven = true;
      }
      if (proven) return true;
      if (displayName === undefined || !saysSomething(displayName, one)) return false;
      return valuesEqual(false, displayName, one, displayName, other);
    },
    marksOf: (row) =>
      known
        .filter((column) => saysSomething(column, row))
        .map((column) => keyHash(column, valueStart(column, row), valueEnd(column, row))),
  };
}

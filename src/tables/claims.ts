import type { MatchResult, RuleClaims } from '../model/match-result.ts';
import { firstValueOf, lastValueOf } from './column.ts';
import { valuesEqual } from './equality.ts';
import { rowsOfGroup } from './row-groups.ts';

/** The groups that a row's values belong to under one rule, each once. */
export function groupsOfRow(claims: RuleClaims, row: number): number[] {
  const groups = new Set<number>();
  const last = lastValueOf(claims.application, row);
  for (let value = firstValueOf(claims.application, row); value < last; value += 1) {
    const group = claims.groupOfValue[value];
    if (group >= 0) groups.add(group);
  }
  return [...groups];
}

export interface Claim {
  readonly claims: RuleClaims;
  readonly group: number;
  readonly claimant: number;
}

/** Everybody who claims an application row, of whatever rank. */
export function* claimsOn(rules: readonly RuleClaims[], row: number): Generator<Claim> {
  for (const claims of rules) {
    for (const group of groupsOfRow(claims, row)) {
      for (const claimant of rowsOfGroup(claims.claimants, group)) yield { claims, group, claimant };
    }
  }
}

/** The same text for rows that hold the same values, so that a crowd is gone through once. */
export function crowdOf(rules: readonly RuleClaims[], row: number): string {
  return rules.map((claims) => groupsOfRow(claims, row).join()).join('|');
}

/** The application rows that a directory row claims, ascending. */
export function claimedBy(result: MatchResult, directoryRow: number): Uint32Array {
  const precedence = result.directory.claimRule[directoryRow];
  if (precedence === 0) return new Uint32Array();
  return rowsOfGroup(result.rules[precedence - 1].accounts, result.directory.claimGroup[directoryRow]);
}

/** The value of a row that a claimant of its group hit: one equal byte for byte if there is any, else the first. */
export function matchingValue(
  { application, directory, groupOfValue, isExact }: RuleClaims,
  row: number,
  group: number,
  claimant: number,
): { readonly value: number; readonly isExact: boolean } {
  const only = firstValueOf(application, row);
  if (only === group && lastValueOf(application, row) === only + 1) {
    return { value: only, isExact: isExact[claimant] === 1 };
  }
  let first = -1;
  for (let value = firstValueOf(application, row); value < lastValueOf(application, row); value += 1) {
    if (groupOfValue[value] !== group) continue;
    if (valuesEqual(true, application, value, directory, claimant)) return { value, isExact: true };
    if (first < 0) first = value;
  }
  return { value: first, isExact: false };
}

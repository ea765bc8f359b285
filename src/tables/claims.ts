import type { MatchResult, RuleClaims } from '../model/match-result.ts';
import { codesOf } from '../model/codes.ts';
import { forecasts } from '../model/outcomes.ts';
import { firstValueOf, lastValueOf } from './column.ts';
import { valuesEqual } from './equality.ts';
import { rowsOfGroup, sizeOfGroup } from './row-groups.ts';

const { skip } = codesOf(forecasts);

/** The groups that a row's values belong to under one rule, each once. */
export function groupsOfRow({ application, groupOfValue }: RuleClaims, row: number): number[] {
  if (application.firstValue === null) return groupOfValue[row] < 0 ? [] : [groupOfValue[row]];
  const groups = new Set<number>();
  const last = lastValueOf(application, row);
  for (let value = firstValueOf(application, row); value < last; value += 1) {
    if (groupOfValue[value] >= 0) groups.add(groupOfValue[value]);
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

/** Claims by more than these are those of a crowd. */
const few = 50;

/** What `tell` makes of the claims on a row, worked out once for all rows that the same crowd claims. */
export function oncePerCrowd<Told>(
  rules: readonly RuleClaims[],
  tell: (row: number) => Told,
): (row: number) => Told {
  const toldOf = new Map<string, Told>();
  return (row) => {
    const groups = rules.map((claims) => groupsOfRow(claims, row));
    const size = sum(
      rules.map(({ claimants }, at) => sum(groups[at].map((group) => sizeOfGroup(claimants, group)))),
    );
    if (size <= few) return tell(row);
    const crowd = groups.join('|');
    const known = toldOf.get(crowd);
    if (known !== undefined) return known;
    const told = tell(row);
    toldOf.set(crowd, told);
    return told;
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Whether provisioning passes over everybody who claims an application row. */
export function isPassedOver({ rules, directory: { forecast } }: MatchResult, row: number): boolean {
  for (const { claimant } of claimsOn(rules, row)) if (forecast[claimant] !== skip) return false;
  return true;
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

import type { RowGroups, RuleClaims, ValueFailure } from '../model/match-result.ts';
import type { MatchingRule } from '../model/rules.ts';
import type { Column } from '../model/users.ts';
import { valuesEqual } from '../tables/equality.ts';
import { buildKeyIndex, KeySearch, nothingSought, type KeyIndex } from '../tables/key-index.ts';
import { matchHash } from '../tables/match-hash.ts';
import { groupMembers, rowsByGroup } from '../tables/row-groups.ts';
import { sharedBytes, sharedIntegers } from '../tables/shared-arrays.ts';
import type { RuleValues } from './rule-values.ts';

/** A rule with the application's values indexed and the directory's computed. */
export interface IndexedRule {
  readonly rule: MatchingRule;
  readonly directory: Column;
  readonly failures: readonly ValueFailure[];
  readonly index: KeyIndex;
  readonly accounts: RowGroups;
}

export function indexRule(
  rule: MatchingRule,
  application: Column,
  { column: directory, failures }: RuleValues,
): IndexedRule {
  const index = buildKeyIndex(application, rule.caseExact, matchHash);
  return { rule, directory, failures, index, accounts: rowsByGroup(application, index.groupOfValue) };
}

/** What the directory's rows claim, row by row. */
export interface Claims {
  /** Precedence of the rule it claims by; 0 for none. */
  readonly claimRule: Uint8Array;
  /** The group it claims under that rule; -1 for none. */
  readonly claimGroup: Int32Array;
  /** 1 where it equals the first value of that group byte for byte. */
  readonly isExact: Uint8Array;
  /** 0 where it had nothing to ask with. */
  readonly hasValue: Uint8Array;
}

export function noClaims(directoryRows: number): Claims {
  return {
    claimRule: sharedBytes(directoryRows),
    claimGroup: sharedIntegers(directoryRows).fill(-1),
    isExact: sharedBytes(directoryRows),
    hasValue: sharedBytes(directoryRows),
  };
}

/**
 * Asks as the service does: for each directory row from `from` up to `to` the rules in order of precedence, to
 * the first one whose value some application row holds. Writes the answers into `claims`.
 */
export function claimAccounts(rules: readonly IndexedRule[], claims: Claims, from: number, to: number): void {
  for (const indexed of rules) claimByRule(indexed, claims, from, to);
}

function claimByRule(
  { rule, directory, index }: IndexedRule,
  claims: Claims,
  from: number,
  to: number,
): void {
  const { claimRule, claimGroup, isExact, hasValue } = claims;
  const search = new KeySearch(index, directory, matchHash, (row, group) => {
    if (group === nothingSought) return;
    hasValue[row] = 1;
    if (group < 0) return;
    claimRule[row] = rule.precedence;
    claimGroup[row] = group;
    // Both texts are at hand; later they would have to be fetched again.
    isExact[row] = valuesEqual(true, index.column, group, directory, row) ? 1 : 0;
  });
  for (let row = from; row < to; row += 1) if (claimRule[row] === 0) search.ask(row);
  search.finish();
}

/** The claims of one rule by group, so that they can be read from the application's side. */
export function gatherClaims(
  { rule, directory, failures, index, accounts }: IndexedRule,
  { claimRule, claimGroup, isExact }: Claims,
  rank: Uint8Array,
): RuleClaims {
  let count = 0;
  for (const precedence of claimRule) if (precedence === rule.precedence) count += 1;
  const groups = new Int32Array(count);
  const rows = new Uint32Array(count);
  let at = 0;
  for (const asked of [1, 2, 3]) {
    for (let row = 0; row < claimRule.length; row += 1) {
      if (claimRule[row] !== rule.precedence || rank[row] !== asked) continue;
      groups[at] = claimGroup[row];
      rows[at] = row;
      at += 1;
    }
  }
  const { groupOfValue } = index;
  return {
    rule,
    application: index.column,
    directory,
    failures,
    groupOfValue,
    accounts,
    claimants: groupMembers(groupOfValue.length, groups, rows),
    isExact,
  };
}

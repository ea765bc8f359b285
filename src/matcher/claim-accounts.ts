import type { RuleClaims } from '../model/match-result.ts';
import type { MatchingRule } from '../model/rules.ts';
import type { Column, UserTable } from '../model/users.ts';
import { firstValueOf, lastValueOf } from '../tables/column.ts';
import { foldFor, isPlaceholder } from '../tables/equality.ts';
import { buildKeyIndex, findGroup, type KeyIndex } from '../tables/key-index.ts';
import { groupRows } from '../tables/row-groups.ts';
import { ruleValues } from './rule-values.ts';

export interface IndexedRule {
  readonly rule: MatchingRule;
  readonly directory: Column;
  readonly index: KeyIndex;
}

/** Each rule with the application's values indexed and the directory's computed. */
export function indexRules(
  rules: readonly MatchingRule[],
  application: UserTable,
  directory: UserTable,
): IndexedRule[] {
  return rules.map((rule) => {
    const column = application.columns.get(rule.application.toLowerCase());
    if (column === undefined) throw new Error(`the application table was read without "${rule.application}"`);
    return {
      rule,
      directory: ruleValues(directory, rule.directory),
      index: buildKeyIndex(column, foldFor(rule.caseExact), isPlaceholder),
    };
  });
}

/** What the directory's rows claim: rule and group of each, and who had no value to ask with. */
export interface Claims {
  readonly claimRule: Uint8Array;
  readonly claimGroup: Int32Array;
  readonly hasValue: Uint8Array;
}

/**
 * Asks as the service does: for each directory row the rules in order of precedence, to the first one whose
 * value some application row holds.
 */
export function claimAccounts(rules: readonly IndexedRule[], directoryRows: number): Claims {
  const claimRule = new Uint8Array(directoryRows);
  const claimGroup = new Int32Array(directoryRows).fill(-1);
  const hasValue = new Uint8Array(directoryRows);
  for (const { rule, directory, index } of rules) {
    const { bytes, offsets } = directory;
    for (let row = 0; row < directoryRows; row += 1) {
      if (claimRule[row] !== 0) continue;
      const start = offsets[row];
      const end = offsets[row + 1];
      if (isPlaceholder(bytes, start, end)) continue;
      hasValue[row] = 1;
      const group = findGroup(index, bytes, start, end);
      if (group < 0) continue;
      claimRule[row] = rule.precedence;
      claimGroup[row] = group;
    }
  }
  return { claimRule, claimGroup, hasValue };
}

/** The same claims by rule and group, so that they can be read from the application's side. */
export function gatherClaims(
  rules: readonly IndexedRule[],
  applicationRows: number,
  { claimRule, claimGroup }: Claims,
  rank: Uint8Array,
): RuleClaims[] {
  return rules.map(({ rule, directory, index }) => ({
    rule,
    application: index.column,
    directory,
    groupOfValue: index.groupOfValue,
    accounts: groupRows(index.groups, (add) => {
      for (let row = 0; row < applicationRows; row += 1) {
        const last = lastValueOf(index.column, row);
        for (let value = firstValueOf(index.column, row); value < last; value += 1) {
          const group = index.groupOfValue[value];
          if (group >= 0) add(group, row);
        }
      }
    }),
    claimants: groupRows(index.groups, (add) => {
      for (const asked of [1, 2, 3]) {
        for (let row = 0; row < claimRule.length; row += 1) {
          if (rank[row] === asked && claimRule[row] === rule.precedence) add(claimGroup[row], row);
        }
      }
    }),
  }));
}

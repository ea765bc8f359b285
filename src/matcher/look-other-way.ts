import { codesOf } from '../model/codes.ts';
import type { MatchResult, RuleClaims } from '../model/match-result.ts';
import { outcomeReasons, outcomes } from '../model/outcomes.ts';
import type { Column } from '../model/users.ts';
import { groupsOfRow } from '../tables/claims.ts';
import { firstValueOf, lastValueOf } from '../tables/column.ts';
import { compareValues } from '../tables/equality.ts';
import { KeySearch, narrowIndex } from '../tables/key-index.ts';
import { matchHash } from '../tables/match-hash.ts';
import { sizeOfGroup } from '../tables/row-groups.ts';
import { sharedBytes, sharedIntegers } from '../tables/shared-arrays.ts';
import type { Claims, IndexedRule } from './claim-accounts.ts';

export interface OtherWay {
  readonly directoryRow: number;
  readonly rule: RuleClaims;
  readonly reason: 'second-account' | 'shadowed';
}

/** What directory rows did claim, and how one of them goes before another. */
export interface ClaimOrder {
  readonly rules: readonly RuleClaims[];
  readonly claims: Claims;
  readonly rank: Uint8Array;
  readonly directoryKey: Column;
}

/**
 * Per group of a rule, the best directory row that stopped at an earlier rule, but holds an equal value; -1 for
 * none. Only groups that an unmatched application row is in are looked at; `outcome` is the application's.
 */
export function findOtherWay(indexed: IndexedRule, order: ClaimOrder, outcome: Uint8Array): Int32Array {
  const { rule, directory, index } = indexed;
  const { claimRule } = order.claims;
  const best = sharedIntegers(index.groupOfValue.length).fill(-1);
  if (rule.precedence === 1) return best;
  const isAsked = groupsOfUnmatched(order.rules[rule.precedence - 1], outcome);
  if (!isAsked.includes(1)) return best;
  const search = new KeySearch(narrowIndex(index, isAsked), directory, matchHash, (row, group) => {
    if (group >= 0 && (best[group] < 0 || goesBefore(order, row, best[group]))) best[group] = row;
  });
  for (let row = 0; row < claimRule.length; row += 1) {
    if (claimRule[row] !== 0 && claimRule[row] < rule.precedence) search.ask(row);
  }
  search.finish();
  return best;
}

function reasonOf({ rules, claims: { claimRule, claimGroup } }: ClaimOrder, row: number): OtherWay['reason'] {
  const accounts = sizeOfGroup(rules[claimRule[row] - 1].accounts, claimGroup[row]);
  return accounts === 1 ? 'second-account' : 'shadowed';
}

function goesBefore(order: ClaimOrder, one: number, other: number): boolean {
  const { rank, directoryKey } = order;
  const byReason =
    Number(reasonOf(order, other) === 'second-account') - Number(reasonOf(order, one) === 'second-account');
  const difference =
    byReason || rank[one] - rank[other] || compareValues(directoryKey, one, directoryKey, other);
  return difference < 0;
}

/**
 * For application rows that nobody claims: the directory rows that stopped at an earlier rule, but hold an
 * equal value under a later one. `second-account` (its person claims exactly one other account) goes before
 * `shadowed`, then the lower rule, the better rank and the smaller key decide, so that no order of rows shows.
 * `bestOfGroup` is what `findOtherWay` found, by rule.
 */
export function lookOtherWay(
  bestOfGroup: readonly Int32Array[],
  order: ClaimOrder,
): (applicationRow: number) => OtherWay | null {
  return (applicationRow) => {
    let found: OtherWay | null = null;
    order.rules.forEach((rule, at) => {
      for (const group of groupsOfRow(rule, applicationRow)) {
        const directoryRow = bestOfGroup[at][group];
        if (directoryRow < 0) continue;
        const reason = reasonOf(order, directoryRow);
        const isBetter =
          found === null ||
          (found.reason === reason
            ? found.rule === rule && goesBefore(order, directoryRow, found.directoryRow)
            : reason === 'second-account');
        if (isBetter) found = { directoryRow, rule, reason };
      }
    });
    return found;
  };
}

/** Marks the groups that hold a value of an unmatched row. */
function groupsOfUnmatched({ application, groupOfValue }: RuleClaims, outcome: Uint8Array): Uint8Array {
  const isAsked = new Uint8Array(groupOfValue.length);
  for (let row = 0; row < outcome.length; row += 1) {
    if (outcome[row] !== unmatched) continue;
    for (let value = firstValueOf(application, row); value < lastValueOf(application, row); value += 1) {
      if (groupOfValue[value] >= 0) isAsked[groupOfValue[value]] = 1;
    }
  }
  return isAsked;
}

const unmatched = codesOf(outcomes).unmatched;
const reasonCode = codesOf(outcomeReasons);

/** Writes what the look the other way found into the verdicts of the unmatched rows. */
export function explainUnmatched(
  verdicts: Pick<MatchResult['application'], 'outcome' | 'reason'>,
  find: (applicationRow: number) => OtherWay | null,
): Pick<MatchResult['application'], 'reason' | 'otherWay' | 'otherRule'> {
  const rows = verdicts.outcome.length;
  const otherWay = sharedIntegers(rows).fill(-1);
  const otherRule = sharedBytes(rows);
  const reason = sharedBytes(rows);
  reason.set(verdicts.reason);
  for (let row = 0; row < rows; row += 1) {
    if (verdicts.outcome[row] !== unmatched) continue;
    const found = find(row);
    if (found === null) continue;
    reason[row] = reasonCode[found.reason];
    otherWay[row] = found.directoryRow;
    otherRule[row] = found.rule.rule.precedence;
  }
  return { reason, otherWay, otherRule };
}

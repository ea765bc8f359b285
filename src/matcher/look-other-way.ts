import { codesOf } from '../model/codes.ts';
import type { MatchResult, RuleClaims } from '../model/match-result.ts';
import { outcomeReasons, outcomes } from '../model/outcomes.ts';
import type { Column } from '../model/users.ts';
import { groupsOfRow } from '../tables/claims.ts';
import { firstValueOf, lastValueOf } from '../tables/column.ts';
import { compareValues } from '../tables/equality.ts';
import { findGroup, narrowIndex } from '../tables/key-index.ts';
import { sizeOfGroup } from '../tables/row-groups.ts';
import { sharedBytes, sharedIntegers } from '../tables/shared-arrays.ts';
import type { Claims, IndexedRule } from './claim-accounts.ts';

export interface OtherWay {
  readonly directoryRow: number;
  readonly rule: RuleClaims;
  readonly reason: 'second-account' | 'shadowed';
}

/**
 * For application rows that nobody claims: the directory rows that stopped at an earlier rule, but hold an
 * equal value under a later one. `second-account` (its person claims exactly one other account) goes before
 * `shadowed`, then the lower rule, the better rank and the smaller key decide, so that no order of rows shows.
 */
export function lookOtherWay(
  indexed: readonly IndexedRule[],
  gathered: readonly RuleClaims[],
  { claimRule, claimGroup }: Claims,
  rank: Uint8Array,
  directoryKey: Column,
  isUnclaimed: (applicationRow: number) => boolean,
): (applicationRow: number) => OtherWay | null {
  const accountsOf = (row: number): number =>
    sizeOfGroup(gathered[claimRule[row] - 1].accounts, claimGroup[row]);
  const reasonOf = (row: number): OtherWay['reason'] =>
    accountsOf(row) === 1 ? 'second-account' : 'shadowed';
  const goesBefore = (one: number, other: number): boolean => {
    const byReason =
      Number(reasonOf(other) === 'second-account') - Number(reasonOf(one) === 'second-account');
    const order =
      byReason || rank[one] - rank[other] || compareValues(directoryKey, one, directoryKey, other);
    return order < 0;
  };

  const bestOfGroup = indexed.map(({ rule, directory, hashes, index }, at) => {
    const best = new Int32Array(index.groupOfValue.length).fill(-1);
    if (rule.precedence === 1) return best;
    const isAsked = groupsOfUnclaimed(gathered[at], isUnclaimed);
    if (!isAsked.includes(1)) return best;
    const asked = narrowIndex(index, isAsked);
    for (let row = 0; row < claimRule.length; row += 1) {
      if (claimRule[row] === 0 || claimRule[row] >= rule.precedence) continue;
      const group = findGroup(asked, hashes[row], directory, row);
      if (group >= 0 && (best[group] < 0 || goesBefore(row, best[group]))) best[group] = row;
    }
    return best;
  });

  return (applicationRow) => {
    let found: OtherWay | null = null;
    gathered.forEach((rule, at) => {
      for (const group of groupsOfRow(rule, applicationRow)) {
        const directoryRow = bestOfGroup[at][group];
        if (directoryRow < 0) continue;
        const reason = reasonOf(directoryRow);
        const isBetter =
          found === null ||
          (found.reason === reason
            ? found.rule === rule && goesBefore(directoryRow, found.directoryRow)
            : reason === 'second-account');
        if (isBetter) found = { directoryRow, rule, reason };
      }
    });
    return found;
  };
}

/** Marks the groups that hold a value of somebody whom nobody claims. */
function groupsOfUnclaimed(
  { application, groupOfValue }: RuleClaims,
  isUnclaimed: (applicationRow: number) => boolean,
): Uint8Array {
  const isAsked = new Uint8Array(groupOfValue.length);
  const rows = application.firstValue === null ? groupOfValue.length : application.firstValue.length - 1;
  for (let row = 0; row < rows; row += 1) {
    if (!isUnclaimed(row)) continue;
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

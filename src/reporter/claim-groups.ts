import type { RuleClaims } from '../model/match-result.ts';
import type { MatchedUsers } from '../model/reconciliation.ts';
import { groupsOfRow } from '../tables/claims.ts';
import { compareValues } from '../tables/equality.ts';
import { leastRows } from '../tables/least-rows.ts';
import { rowsOfGroup, sizeOfGroup } from '../tables/row-groups.ts';

/** Those who claim an account by one value of it. */
export interface ClaimGroup {
  readonly claims: RuleClaims;
  readonly group: number;
  /** The claimants that are listed: those of the best ranks, and of them the first by key. */
  readonly listed: readonly number[];
  /** How many there are, by rank less one. */
  readonly byRank: readonly [number, number, number];
}

/** Claimants of one account that are listed at most. */
const mostClaimants = 50;
/** Rows that one value brings about at most, but for one of each account: it may be shared by thousands on both sides. */
const mostRows = 2500;

/** The claim groups of application rows. One that many share is gone through once. */
export function claimGroups({
  match,
  directory,
}: Pick<MatchedUsers, 'match' | 'directory'>): (row: number) => ClaimGroup[] {
  const { rank } = match.directory;
  const { key } = directory.table;
  const kept = new Map<RuleClaims, Map<number, ClaimGroup>>();
  const describe = (claims: RuleClaims, group: number): ClaimGroup => {
    const claimants = rowsOfGroup(claims.claimants, group);
    const byRank: [number, number, number] = [0, 0, 0];
    for (const claimant of claimants) byRank[rank[claimant] - 1] += 1;
    const most = Math.floor(mostRows / sizeOfGroup(claims.accounts, group));
    const listed = leastRows(
      claimants,
      Math.max(1, Math.min(mostClaimants, most)),
      (one, other) => rank[one] - rank[other] || compareValues(key, one, key, other),
    );
    return { claims, group, listed, byRank };
  };
  const groupOf = (claims: RuleClaims, group: number): ClaimGroup => {
    const known = kept.get(claims)?.get(group);
    if (known !== undefined) return known;
    const described = describe(claims, group);
    const isCrowd = sizeOfGroup(claims.claimants, group) > mostClaimants;
    if (isCrowd) kept.set(claims, (kept.get(claims) ?? new Map<number, ClaimGroup>()).set(group, described));
    return described;
  };
  return (row) =>
    match.rules.flatMap((claims) =>
      groupsOfRow(claims, row)
        .filter((group) => sizeOfGroup(claims.claimants, group) > 0)
        .map((group) => groupOf(claims, group)),
    );
}

/** How many claim an account; of one rank where it is given. */
export function countClaimants(groups: readonly ClaimGroup[], rank?: number): number {
  const counted = groups.flatMap(({ byRank }) => (rank === undefined ? byRank : [byRank[rank - 1]]));
  return counted.reduce((sum, count) => sum + count, 0);
}

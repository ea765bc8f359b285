import type { RuleClaims } from '../model/match-result.ts';
import { groupsOfRow } from '../tables/claims.ts';
import type { PersonJudge } from '../tables/judge-persons.ts';
import { rowsOfGroup } from '../tables/row-groups.ts';
import { PersonCrowd } from './person-crowd.ts';

/** Who claims an application row beside its one claimant of the best rank. */
export interface OtherClaimants {
  /** Directory rows of the same person, in the order of the claims. */
  readonly same: readonly number[];
  /** Whether any is another person. */
  readonly hasStranger: boolean;
}

/** More claimants than these are not asked one by one. */
const crowdSize = 64;

export function otherClaimants(
  rules: readonly RuleClaims[],
  judge: PersonJudge,
): (row: number, claimant: number) => OtherClaimants {
  const crowds = new Map<RuleClaims, Map<number, PersonCrowd>>();
  const crowdOf = (claims: RuleClaims, group: number, rows: Uint32Array): PersonCrowd => {
    const ofRule = crowds.get(claims) ?? new Map<number, PersonCrowd>();
    const crowd = ofRule.get(group) ?? new PersonCrowd(judge, rows);
    crowds.set(claims, ofRule.set(group, crowd));
    return crowd;
  };
  return (row, claimant) => {
    const same: number[] = [];
    let others = -1;
    for (const claims of rules) {
      for (const group of groupsOfRow(claims, row)) {
        const rows = rowsOfGroup(claims.claimants, group);
        others += rows.length;
        const own =
          rows.length > crowdSize
            ? crowdOf(claims, group, rows).othersOf(claimant)
            : rows.filter((other) => other !== claimant && judge.isSamePerson(claimant, other));
        same.push(...own);
      }
    }
    return { same, hasStranger: others > same.length };
  };
}

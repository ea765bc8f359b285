import { codesOf } from '../model/codes.ts';
import type { ApplicationVerdicts, RuleClaims, SharedClaim } from '../model/match-result.ts';
import { holds as holdKinds, outcomeReasons, outcomes } from '../model/outcomes.ts';
import { groupsOfRow, matchingValue } from '../tables/claims.ts';
import { firstValueOf, lastValueOf, valueLength } from '../tables/column.ts';
import { rowOfGroup, sizeOfGroup } from '../tables/row-groups.ts';
import { sharedBytes, sharedIntegers } from '../tables/shared-arrays.ts';
import type { PersonJudge } from '../tables/judge-persons.ts';
import { otherClaimants } from './find-other-claimants.ts';
import type { Holding } from './hold-claims.ts';

const outcomeCode = codesOf(outcomes);
const reasonCode = codesOf(outcomeReasons);
const secondClaimant = 1 << holdKinds.indexOf('second-claimant');

/** What is decided row by row, before anybody has looked the other way. */
export type Decisions = Omit<ApplicationVerdicts, 'readiness' | 'otherWay' | 'otherRule'>;

export function noDecisions(applicationRows: number): Decisions {
  return {
    outcome: sharedBytes(applicationRows),
    reason: sharedBytes(applicationRows),
    holds: sharedBytes(applicationRows),
    rule: sharedBytes(applicationRows),
    claimant: sharedIntegers(applicationRows).fill(-1),
    matchValue: sharedIntegers(applicationRows).fill(-1),
    caseOnly: sharedBytes(applicationRows),
  };
}

/**
 * Reads the claims from the application's side, from row `from` up to `to`, and writes into `decisions`. `rank`
 * is the directory's, row by row. Returns the claims of lower rank that hold nothing.
 */
export function decideOutcomes(
  rules: readonly RuleClaims[],
  decisions: Decisions,
  rank: Uint8Array,
  judge: PersonJudge,
  { bitsOf, mask }: Holding,
  from: number,
  to: number,
): SharedClaim[] {
  const sharedClaims: SharedClaim[] = [];
  const othersOf = otherClaimants(rules, judge);
  const claim: DecidingClaim = { claims: rules[0], group: -1, claimant: -1, claimants: 1, hasOthers: false };
  for (let row = from; row < to; row += 1) {
    findDecidingClaim(claim, rules, row, rank);
    if (claim.claimant < 0) {
      const valued = rules.some((ruleClaims) => groupsOfRow(ruleClaims, row).length > 0);
      decisions.outcome[row] = outcomeCode[valued ? 'unmatched' : 'no-match-value'];
      decisions.reason[row] =
        reasonCode[valued ? 'not-in-directory' : holdsPlaceholder(rules, row) ? 'placeholder' : 'empty'];
      continue;
    }
    const { claims, group, claimant } = claim;
    decisions.rule[row] = claims.rule.precedence;
    if (claim.claimants > 1) {
      decisions.outcome[row] = outcomeCode.ambiguous;
      decisions.reason[row] = reasonCode['several-directory-users'];
      continue;
    }
    decisions.claimant[row] = claimant;
    const { value, isExact } = matchingValue(claims, row, group, claimant);
    decisions.matchValue[row] = value;
    decisions.caseOnly[row] = isExact ? 0 : 1;
    if (sizeOfGroup(claims.accounts, group) > 1) {
      decisions.outcome[row] = outcomeCode.contested;
      decisions.reason[row] = reasonCode['several-accounts'];
      continue;
    }
    let holds = bitsOf(row, claimant, claims.rule.precedence, group);
    if (claim.hasOthers) {
      const { same, hasStranger } = othersOf(row, claimant);
      for (const also of same) sharedClaims.push({ applicationRow: row, decidedBy: claimant, also });
      if (hasStranger) holds |= secondClaimant;
    }
    decisions.holds[row] = holds & mask;
    decisions.outcome[row] = outcomeCode[decisions.holds[row] === 0 ? 'matched' : 'held'];
  }
  return sharedClaims;
}

interface DecidingClaim {
  claims: RuleClaims;
  group: number;
  /** The claimant, where `claimants` is 1; -1 where nobody claims. */
  claimant: number;
  /** How many share the deciding rank; 2 stands for two or more. */
  claimants: 1 | 2;
  /** Whether anybody of lower rank claims the row too. */
  hasOthers: boolean;
}

/**
 * Fills in the claim of the best rank, under the lowest rule that has one; claimants of a group come by rank.
 * One object serves all rows: a million short-lived ones would cost more than the decision.
 */
function findDecidingClaim(
  found: DecidingClaim,
  rules: readonly RuleClaims[],
  row: number,
  rank: Uint8Array,
): void {
  found.claimant = -1;
  found.hasOthers = false;
  for (const claims of rules) {
    const { application, groupOfValue, claimants } = claims;
    const lastValue = lastValueOf(application, row);
    for (let value = firstValueOf(application, row); value < lastValue; value += 1) {
      const group = groupOfValue[value];
      const isKnown = found.claimant >= 0 && found.claims === claims && found.group === group;
      if (group < 0 || isKnown) continue;
      const size = sizeOfGroup(claimants, group);
      if (size === 0) continue;
      const claimant = rowOfGroup(claimants, group, 0);
      if (found.claimant < 0 || rank[claimant] < rank[found.claimant]) {
        found.hasOthers = found.claimant >= 0 || size > 1;
        found.claims = claims;
        found.group = group;
        found.claimant = claimant;
        found.claimants = size > 1 && rank[rowOfGroup(claimants, group, 1)] === rank[claimant] ? 2 : 1;
      } else {
        if (rank[claimant] === rank[found.claimant]) found.claimants = 2;
        found.hasOthers = true;
      }
    }
  }
}

/** Of a row without any value that could match. */
function holdsPlaceholder(rules: readonly RuleClaims[], row: number): boolean {
  return rules.some(({ application }) => {
    for (let value = firstValueOf(application, row); value < lastValueOf(application, row); value += 1) {
      if (valueLength(application, value) > 0) return true;
    }
    return false;
  });
}

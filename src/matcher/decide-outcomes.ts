import { codesOf } from '../model/codes.ts';
import type { ApplicationVerdicts, RuleClaims, SharedClaim } from '../model/match-result.ts';
import { holds as holdKinds, outcomeReasons, outcomes } from '../model/outcomes.ts';
import { claimsOn, groupsOfRow } from '../tables/claims.ts';
import { firstValueOf, lastValueOf, valueLength } from '../tables/column.ts';
import { exactBytes, valuesEqual } from '../tables/equality.ts';
import { sizeOfGroup } from '../tables/row-groups.ts';

const outcomeCode = codesOf(outcomes);
const reasonCode = codesOf(outcomeReasons);
const holdBit = (kind: (typeof holdKinds)[number]): number => 1 << holdKinds.indexOf(kind);

/** Reads the claims from the application's side. `rank` is the directory's, row by row. */
export function decideOutcomes(
  rules: readonly RuleClaims[],
  applicationRows: number,
  rank: Uint8Array,
  isSamePerson: (one: number, other: number) => boolean,
): {
  readonly verdicts: Omit<ApplicationVerdicts, 'readiness' | 'otherWay' | 'otherRule'>;
  readonly sharedClaims: SharedClaim[];
} {
  const verdicts = {
    outcome: new Uint8Array(applicationRows),
    reason: new Uint8Array(applicationRows),
    holds: new Uint8Array(applicationRows),
    rule: new Uint8Array(applicationRows),
    claimant: new Int32Array(applicationRows).fill(-1),
    matchValue: new Int32Array(applicationRows).fill(-1),
    caseOnly: new Uint8Array(applicationRows),
  };
  const sharedClaims: SharedClaim[] = [];
  for (let row = 0; row < applicationRows; row += 1) {
    const claim = decidingClaim(rules, row, rank);
    if (claim === null) {
      const valued = rules.some((claims) => groupsOfRow(claims, row).length > 0);
      verdicts.outcome[row] = outcomeCode[valued ? 'unmatched' : 'no-match-value'];
      verdicts.reason[row] =
        reasonCode[valued ? 'not-in-directory' : holdsPlaceholder(rules, row) ? 'placeholder' : 'empty'];
      continue;
    }
    const { claims, group, claimant } = claim;
    verdicts.rule[row] = claims.rule.precedence;
    if (claim.claimants > 1) {
      verdicts.outcome[row] = outcomeCode.ambiguous;
      verdicts.reason[row] = reasonCode['several-directory-users'];
      continue;
    }
    verdicts.claimant[row] = claimant;
    const { value, isExact } = matchingValue(claims, row, group, claimant);
    verdicts.matchValue[row] = value;
    verdicts.caseOnly[row] = isExact ? 0 : 1;
    if (sizeOfGroup(claims.accounts, group) > 1) {
      verdicts.outcome[row] = outcomeCode.contested;
      verdicts.reason[row] = reasonCode['several-accounts'];
      continue;
    }
    for (const { claimant: also } of claim.hasOthers ? claimsOn(rules, row) : []) {
      if (also === claimant) continue;
      if (isSamePerson(claimant, also)) sharedClaims.push({ applicationRow: row, decidedBy: claimant, also });
      else verdicts.holds[row] |= holdBit('second-claimant');
    }
    verdicts.outcome[row] = outcomeCode[verdicts.holds[row] === 0 ? 'matched' : 'held'];
  }
  return { verdicts, sharedClaims };
}

interface DecidingClaim {
  readonly claims: RuleClaims;
  readonly group: number;
  /** The claimant, where `claimants` is 1. */
  readonly claimant: number;
  /** How many share the deciding rank; 2 stands for two or more. */
  readonly claimants: 1 | 2;
  /** Whether anybody of lower rank claims the row too. */
  readonly hasOthers: boolean;
}

/** The claim of the best rank, under the lowest rule that has one. Claimants of a group come by rank. */
function decidingClaim(rules: readonly RuleClaims[], row: number, rank: Uint8Array): DecidingClaim | null {
  let best = null as DecidingClaim | null;
  for (const claims of rules) {
    const { starts, rows } = claims.claimants;
    for (const group of groupsOfRow(claims, row)) {
      const first = starts[group];
      const size = starts[group + 1] - first;
      if (size === 0) continue;
      const claimant = rows[first];
      const isShared = size > 1 && rank[rows[first + 1]] === rank[claimant];
      if (best === null || rank[claimant] < rank[best.claimant]) {
        best = {
          claims,
          group,
          claimant,
          claimants: isShared ? 2 : 1,
          hasOthers: best !== null || size > 1,
        };
      } else {
        const claimants: 1 | 2 = rank[claimant] === rank[best.claimant] ? 2 : best.claimants;
        best = { ...best, claimants, hasOthers: true };
      }
    }
  }
  return best;
}

function matchingValue(
  { application, directory, groupOfValue }: RuleClaims,
  row: number,
  group: number,
  claimant: number,
): { readonly value: number; readonly isExact: boolean } {
  let first = -1;
  for (let value = firstValueOf(application, row); value < lastValueOf(application, row); value += 1) {
    if (groupOfValue[value] !== group) continue;
    if (valuesEqual(exactBytes, application, value, directory, claimant)) return { value, isExact: true };
    if (first < 0) first = value;
  }
  return { value: first, isExact: false };
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

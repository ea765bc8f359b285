import { sha256 } from '../io/hash-text.ts';
import { awaitsDecision } from '../model/awaits-decision.ts';
import { codesOf } from '../model/codes.ts';
import type { Candidates } from '../model/candidates.ts';
import { hasToBeCarriedOut, isAnswer } from '../model/decisions.ts';
import type { Finding } from '../model/findings.ts';
import type { MatchResult } from '../model/match-result.ts';
import { outcomes } from '../model/outcomes.ts';
import type { Decided, ProposedUsers, ResolutionBasis } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import { findCommonCause } from '../resolutions/recommend/common-cause.ts';
import { dormantBefore } from '../resolutions/recommend/dormancy.ts';
import { findMendedElsewhere } from '../resolutions/recommend/flawed-values.ts';
import { findNamesakes, namesakeFindings } from '../resolutions/recommend/find-namesakes.ts';
import { joinDecisions } from '../resolutions/decisions/join-decisions.ts';
import { layDecisions } from '../resolutions/decisions/lay-decisions.ts';
import { layExclusions, type LaidExclusions } from '../resolutions/decisions/lay-exclusions.ts';
import { withoutRefused } from '../resolutions/decisions/without-refused.ts';
import { textDay } from '../tables/dates.ts';
import { sharedIntegers } from '../tables/shared-arrays.ts';
import type { Input } from './read-input.ts';

/** What people have to do with the result, laid over it. */
export interface Resolved {
  /** With exclusions and decisions laid over the outcomes. */
  readonly match: MatchResult;
  readonly exclusions: LaidExclusions;
  readonly basis: ResolutionBasis;
  readonly decided: Decided;
  /** Who accounts may belong to, but for those of whom a decision says no. */
  readonly candidates: Candidates | null;
  /** About decisions, and about who may own an account beside the one who claims it. */
  readonly findings: readonly Finding[];
}

/**
 * Lays exclusions and decisions over what the matcher found. `surveyed` is what was found about the exports, `today` a
 * day in UTC.
 */
export function resolve(
  settings: Pick<CheckSettings<unknown>, 'exclusions' | 'rules' | 'dormantDays'>,
  { application, directory, decisions: files }: Pick<Input, 'application' | 'directory' | 'decisions'>,
  found: MatchResult,
  { candidates, risks }: Pick<ProposedUsers, 'candidates' | 'risks'>,
  surveyed: readonly Finding[],
  today: string,
): Resolved {
  const { table, days } = application;
  const outcomeBefore = found.application.outcome;
  const exclusions = layExclusions(found, table, settings.exclusions, today);
  const { inForce, refusals, findings, ...joined } = joinDecisions(
    files.flatMap(({ rows }) => rows),
    { application: table, directory: directory.table, match: found, risks },
    exclusions.match.application.outcome,
    today,
    sha256,
  );
  const proposed = candidates === null ? null : withoutRefused(candidates, refusals, directory.table.key);
  const decisions = [...inForce.values()];
  const decisionOf = sharedIntegers(table.rows).fill(-1);
  [...inForce.keys()].forEach((row, place) => {
    decisionOf[row] = place;
  });
  const match = layDecisions(exclusions.match, outcomeBefore, inForce);
  const { outcome } = match.application;
  const namesakes = findNamesakes(application, directory, found, risks.lockout);
  return {
    match,
    exclusions,
    basis: {
      outcomeBefore,
      dormantBefore: dormantBefore(days.get('lastSignIn'), settings.dormantDays, textDay(today)),
      commonCause: findCommonCause(proposed ?? new Map(), settings.rules, countUnclaimed(outcomeBefore)),
      mendedElsewhere: findMendedElsewhere(found.rules, table.key, outcomeBefore),
      namesakes,
      zeroFilled: zeroFilledOf(surveyed),
    },
    decided: {
      isGiven: files.length > 0,
      decisions,
      void: joined.void,
      decisionOf,
      refusals,
      open: countRows(
        outcome,
        (code, row) =>
          (decisionOf[row] < 0 || isAnswer(decisions[decisionOf[row]])) &&
          awaitsDecision(code, risks.lockout[row]),
      ),
      pending: decisions.filter(hasToBeCarriedOut).length,
    },
    candidates: proposed,
    findings: [...findings, ...namesakeFindings(namesakes, application, found)],
  };
}

function zeroFilledOf(surveyed: readonly Finding[]): ReadonlyMap<string, number> {
  return new Map(
    surveyed.flatMap((finding) =>
      finding.kind === 'lost-zeros' && finding.side === 'directory'
        ? [[finding.attribute, finding.width]]
        : [],
    ),
  );
}

const { unmatched, 'no-match-value': noMatchValue } = codesOf(outcomes);

function countUnclaimed(outcome: Uint8Array): number {
  return countRows(outcome, (code) => code === unmatched || code === noMatchValue);
}

function countRows(outcome: Uint8Array, counts: (code: number, row: number) => boolean): number {
  let count = 0;
  for (let row = 0; row < outcome.length; row += 1) if (counts(outcome[row], row)) count += 1;
  return count;
}

import type { Decision } from '../../model/decisions.ts';
import type { Finding } from '../../model/findings.ts';
import { outcomes, type Outcome } from '../../model/outcomes.ts';
import { isPassedOver } from '../../tables/claims.ts';
import { valueText } from '../../tables/column.ts';
import { agreeOnOne, textOf } from './agree-on-one.ts';
import {
  claimed,
  forNobody,
  linksNothing,
  onAnotherAccount,
  refusedMatch,
  settledBySource,
} from './decision-findings.ts';
import { findRefusedMatches } from './find-refused-matches.ts';
import type { HashText } from './fingerprint.ts';
import { endsInDeletion, excludesClaimed, judgeChanged } from './judge-changed.ts';
import { locateDecisions, rowsByFingerprint, rowsNamed, type DecisionGround } from './locate-decisions.ts';
import { locateUnreadable } from './locate-unreadable.ts';
import { parseDecision, plainFingerprint, type DecisionRow } from './parse-decision.ts';
import { refusalOf, withStoredIds } from './refuse-decision.ts';

export interface JoinedDecisions {
  /** Those in force, by application row. */
  readonly inForce: ReadonlyMap<number, Decision>;
  /** By application row what says that the account is not somebody's: in force, or against whom the service would link. */
  readonly refusals: ReadonlyMap<number, readonly Decision[]>;
  /** Rows that somebody has written a decision for which does not hold. */
  readonly void: ReadonlySet<number>;
  readonly findings: readonly Finding[];
}

/** A row of a file about a user that cannot hold, and what is the matter with it. */
interface Refused {
  readonly row: number;
  /** Its words and its place. */
  readonly text: string;
  readonly finding: Finding;
}

/**
 * Reads what people decided and finds out what of it holds: for users that are still what they were, not after
 * its last day, about directory users who are there, and not against another decision, be it one that cannot be read or
 * cannot hold itself: it may have been the no. `laidOutcome` has exclusions laid over it; `today` is `YYYY-MM-DD`. The
 * order of the rows changes nothing.
 */
export function joinDecisions(
  rows: readonly DecisionRow[],
  ground: DecisionGround,
  laidOutcome: Uint8Array,
  today: string,
  hash: HashText,
): JoinedDecisions {
  const { key } = ground.application;
  const parsed = withStoredIds(rows.map(parseDecision), ground.directory.key);
  const decisions = parsed.flatMap((one) => (one.kind === 'decided' ? [one.decision] : []));
  const asked = new Set(rows.map(({ fingerprint }) => plainFingerprint(fingerprint)));
  const rowOf = rowsByFingerprint(asked, ground, hash);
  const filledIn = rows.filter((_, at) => parsed[at].kind !== 'open');
  const rowNamed = rowsNamed(
    key,
    filledIn.map(({ applicationKey }) => applicationKey),
  );
  const { current, misplaced, changed, ofNobody } = locateDecisions(decisions, rowOf, rowNamed, key);
  const unreadable = locateUnreadable(parsed, rows, rowOf, rowNamed, key);

  const accepted = new Map<number, Decision[]>();
  const expired: Refused[] = [];
  const refused: Refused[] = [
    ...unreadable,
    ...misplaced.map(({ decision, row, namedRow }) => ({
      row,
      text: textOf(decision),
      finding: onAnotherAccount(decision, valueText(key, row), valueText(key, namedRow)),
    })),
  ];
  const refuse = refusalOf(current, ground, today);
  for (const { decision, row } of current) {
    const finding = refuse(decision, row);
    if (finding === null) accepted.set(row, [...(accepted.get(row) ?? []), decision]);
    else {
      const list = finding.kind === 'decision-expired' ? expired : refused;
      list.push({ row, text: textOf(decision), finding });
    }
  }

  const findings = refused.map(({ finding }) => finding);
  const against = new Map<number, string[]>();
  for (const { row, text } of refused) against.set(row, [...(against.get(row) ?? []), text]);
  const inForce = new Map<number, Decision>();
  const refusals = new Map<number, readonly Decision[]>();
  for (const [row, some] of accepted) {
    const user = valueText(key, row);
    const agreed = agreeOnOne(some, against.get(row) ?? [], user);
    if (agreed.kind === 'contradiction') findings.push(agreed.finding);
    else {
      inForce.set(row, agreed.decision);
      if (agreed.refusals.length > 0) refusals.set(row, agreed.refusals);
      const outcome = outcomes[laidOutcome[row]];
      if (excludesClaimed(agreed.decision, outcome))
        findings.push(claimed(agreed.decision, user, isPassedOver(ground.match, row)));
      if (agreed.decision.kind === 'same-person' && isLinkedToNobody(outcome))
        findings.push(linksNothing(agreed.decision, user, outcome));
    }
  }
  for (const { row, finding } of expired) if (!inForce.has(row)) findings.push(finding);

  const refusedMatches = findRefusedMatches(
    [...current, ...changed, ...unreadable].filter(({ row }) => inForce.get(row)?.kind !== 'same-person'),
    ground,
    today,
  );
  for (const [row, decision] of refusedMatches) {
    findings.push(refusedMatch(decision, valueText(key, row), isPassedOver(ground.match, row)));
    refusals.set(row, [...new Set([...(refusals.get(row) ?? []), decision])]);
  }

  const past = judgeChanged(changed, ground, laidOutcome, { inForce, refusedMatches });
  for (const decision of ofNobody) if (!endsInDeletion(decision)) findings.push(forNobody(decision));
  const settled = [...ofNobody.filter(endsInDeletion), ...past.settled];
  const touched = [
    ...accepted.keys(),
    ...[...refused, ...expired, ...changed].map(({ row }) => row),
    ...misplaced.map(({ namedRow }) => namedRow),
  ];
  return {
    inForce,
    refusals,
    void: new Set(touched.filter((row) => row >= 0 && !inForce.has(row))),
    findings: [...findings, ...past.findings, ...settledBySource(settled)],
  };
}

/** Whether the service finds several for the account, or nobody. */
function isLinkedToNobody(outcome: Outcome): boolean {
  return outcome !== 'matched' && outcome !== 'held' && outcome !== 'excluded';
}

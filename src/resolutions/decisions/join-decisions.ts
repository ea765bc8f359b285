import { excludingDecisions, type Decision } from '../../model/decisions.ts';
import type { Finding } from '../../model/findings.ts';
import { outcomes, type Outcome } from '../../model/outcomes.ts';
import type { Column } from '../../model/users.ts';
import { isPassedOver } from '../../tables/claims.ts';
import { valueText } from '../../tables/column.ts';
import { agreeOnOne, textOf } from './agree-on-one.ts';
import {
  claimed,
  forNobody,
  onAnotherAccount,
  refusedMatch,
  settledBySource,
  stale,
} from './decision-findings.ts';
import { findRefusedMatches } from './find-refused-matches.ts';
import type { HashText } from './fingerprint.ts';
import { locateDecisions, rowsByFingerprint, rowsNamed, type DecisionGround } from './locate-decisions.ts';
import { parseDecision, plainFingerprint, type DecisionRow, type ParsedDecision } from './parse-decision.ts';
import { refusalOf, withStoredIds } from './refuse-decision.ts';

export interface JoinedDecisions {
  /** Those in force, by application row. */
  readonly inForce: ReadonlyMap<number, Decision>;
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
  const parsed = rows.map(parseDecision);
  const { key } = ground.application;
  const decisions = withStoredIds(
    parsed.flatMap((one) => (one.kind === 'decided' ? [one.decision] : [])),
    ground.directory.key,
  );
  const rowOf = rowsByFingerprint(
    new Set(rows.map(({ fingerprint }) => plainFingerprint(fingerprint))),
    ground,
    hash,
  );
  const { current, misplaced, changed, ofNobody } = locateDecisions(decisions, rowOf, key);
  const refuse = refusalOf(current, ground, today);
  const outcomeOf = (row: number): Outcome => outcomes[laidOutcome[row]];

  const accepted = new Map<number, Decision[]>();
  const expired: Refused[] = [];
  const refused: Refused[] = [
    ...unreadable(parsed, rows, rowOf, key),
    ...misplaced.map(({ decision, row, namedRow }) => ({
      row,
      text: textOf(decision),
      finding: onAnotherAccount(decision, valueText(key, row), valueText(key, namedRow)),
    })),
  ];
  for (const { decision, row } of current) {
    const finding = refuse(decision, row);
    if (finding === null) accepted.set(row, [...(accepted.get(row) ?? []), decision]);
    else {
      const list = finding.kind === 'decision-expired' ? expired : refused;
      list.push({ row, text: textOf(decision), finding });
    }
  }
  const inForce = new Map<number, Decision>();
  const findings = refused.map(({ finding }) => finding);
  const against = new Map<number, string[]>();
  for (const { row, text } of refused) against.set(row, [...(against.get(row) ?? []), text]);
  for (const [row, some] of accepted) {
    const user = valueText(key, row);
    const agreed = agreeOnOne(some, against.get(row) ?? [], user);
    if (agreed.kind === 'contradiction') findings.push(agreed.finding);
    else {
      inForce.set(row, agreed.decision);
      if (isExcluding(agreed.decision) && isClaimed(outcomeOf(row)))
        findings.push(claimed(agreed.decision, user, isPassedOver(ground.match, row)));
    }
  }
  for (const { row, finding } of expired) if (!inForce.has(row)) findings.push(finding);
  const refusedMatches = findRefusedMatches(
    [...current, ...changed].filter(({ row }) => inForce.get(row)?.kind !== 'same-person'),
    ground,
    today,
  );
  for (const [row, decision] of refusedMatches) findings.push(refusedMatch(decision, valueText(key, row)));

  const settled: Decision[] = ofNobody.filter(endsInDeletion);
  for (const decision of ofNobody) if (!endsInDeletion(decision)) findings.push(forNobody(decision));
  const isDone = settlementOf(ground);
  for (const { decision, row } of changed) {
    const user = valueText(key, row);
    const outcome = outcomeOf(row);
    if (isExcluding(decision) && isClaimed(outcome))
      findings.push(claimed(decision, user, isPassedOver(ground.match, row)));
    else if (isDone(decision, row, outcome)) settled.push(decision);
    else if (!inForce.has(row) && !refusedMatches.has(row)) findings.push(stale(decision, user, outcome));
  }
  const touched = [
    ...accepted.keys(),
    ...[...refused, ...expired, ...changed].map(({ row }) => row),
    ...misplaced.map(({ namedRow }) => namedRow),
  ];
  return {
    inForce,
    void: new Set(touched.filter((row) => row >= 0 && !inForce.has(row))),
    findings: [...findings, ...settledBySource(settled)],
  };
}

/** Rows that cannot be read, with the users that they are about as far as that is known; -1 where it is not. */
function unreadable(
  parsed: readonly ParsedDecision[],
  rows: readonly DecisionRow[],
  rowOf: ReadonlyMap<string, number>,
  key: Column,
): Refused[] {
  const rowNamed = rowsNamed(
    key,
    rows.filter((_, at) => parsed[at].kind === 'unreadable').map(({ applicationKey }) => applicationKey),
  );
  return parsed.flatMap((one, at) => {
    if (one.kind !== 'unreadable') return [];
    const { fingerprint, applicationKey, decision, source, line } = rows[at];
    const known = rowOf.get(plainFingerprint(fingerprint));
    const row = known ?? rowNamed(applicationKey);
    const finding = known === undefined ? one.finding : { ...one.finding, user: valueText(key, known) };
    return [{ row, text: `${decision.trim()} (${source}, line ${line})`.trim(), finding }];
  });
}

/** Tells whether an outcome is what comes of a decision that was made before the user changed. */
function settlementOf({
  directory,
  match,
}: DecisionGround): (decision: Decision, row: number, outcome: Outcome) => boolean {
  return (decision, row, outcome) => {
    if (outcome !== 'matched') return outcome === 'excluded';
    const claimant = match.application.claimant[row];
    const isItsPerson = claimant >= 0 && valueText(directory.key, claimant) === decision.directoryId;
    if (decision.kind === 'same-person') return isItsPerson;
    if (decision.kind === 'not-same-person') return decision.directoryId !== '' && !isItsPerson;
    return !endsInDeletion(decision);
  };
}

function isExcluding({ kind }: Decision): boolean {
  return excludingDecisions.includes(kind);
}

/** Whether an account that is gone is what comes of it: a "no" mostly ends in a deletion. */
function endsInDeletion({ kind }: Decision): boolean {
  return (
    kind === 'not-same-person' ||
    kind === 'delete-test-user' ||
    kind === 'delete-leaver' ||
    kind === 'delete-and-recreate'
  );
}

function isClaimed(outcome: Outcome): boolean {
  return outcome !== 'unmatched' && outcome !== 'no-match-value' && outcome !== 'excluded';
}

import { excludingDecisions, type Decision } from '../../model/decisions.ts';
import type { Finding } from '../../model/findings.ts';
import { outcomes, type Outcome } from '../../model/outcomes.ts';
import { claimsOn } from '../../tables/claims.ts';
import { valueText } from '../../tables/column.ts';
import { compareText } from '../../tables/compare-text.ts';
import { findRows } from '../../tables/find-rows.ts';
import { agreeOnOne } from './agree-on-one.ts';
import type { HashText } from './fingerprint.ts';
import { locateDecisions, rowsByFingerprint, type DecisionGround } from './locate-decisions.ts';
import { parseDecision, plainFingerprint, type DecisionRow } from './parse-decision.ts';

export interface JoinedDecisions {
  /** Those in force, by application row. */
  readonly inForce: ReadonlyMap<number, Decision>;
  readonly findings: readonly Finding[];
}

/**
 * Reads what people decided and finds out what of it holds: for users that are still what they were, not after
 * its last day, about directory users who are there, and not against another decision. `laidOutcome` has
 * exclusions laid over it; `today` is `YYYY-MM-DD`. The order of the rows changes nothing.
 */
export function joinDecisions(
  rows: readonly DecisionRow[],
  ground: DecisionGround,
  laidOutcome: Uint8Array,
  today: string,
  hash: HashText,
): JoinedDecisions {
  const parsed = rows.map(parseDecision);
  const decisions = parsed.flatMap((one) => (one.kind === 'decided' ? [one.decision] : []));
  const { key } = ground.application;
  const rowOf = rowsByFingerprint(
    new Set(rows.map(({ fingerprint }) => plainFingerprint(fingerprint))),
    ground,
    hash,
  );
  const { current, changed, ofNobody } = locateDecisions(decisions, rowOf, key);
  const refuse = refusalOf(current, ground, today);
  const outcomeOf = (row: number): Outcome => outcomes[laidOutcome[row]];

  const accepted = new Map<number, Decision[]>();
  const refused: { readonly row: number; readonly finding: Finding }[] = [];
  for (const { decision, row } of current) {
    const finding = refuse(decision, row);
    if (finding === null) accepted.set(row, [...(accepted.get(row) ?? []), decision]);
    else refused.push({ row, finding });
  }
  const inForce = new Map<number, Decision>();
  const findings: Finding[] = parsed.flatMap((one, at) => {
    if (one.kind !== 'unreadable') return [];
    const row = rowOf.get(plainFingerprint(rows[at].fingerprint));
    return [row === undefined ? one.finding : { ...one.finding, user: valueText(key, row) }];
  });
  for (const [row, some] of accepted) {
    const user = valueText(key, row);
    const agreed = agreeOnOne(some, user);
    if (agreed.kind === 'contradiction') findings.push(agreed.finding);
    else {
      inForce.set(row, agreed.decision);
      if (isExcluding(agreed.decision) && isClaimed(outcomeOf(row)))
        findings.push(claimed(agreed.decision, user));
    }
  }
  for (const { row, finding } of refused) if (!inForce.has(row)) findings.push(finding);

  const settled: Decision[] = ofNobody.filter(isDeletion);
  for (const decision of ofNobody) if (!isDeletion(decision)) findings.push(forNobody(decision));
  for (const { decision, row } of changed) {
    const user = valueText(key, row);
    const outcome = outcomeOf(row);
    if (isExcluding(decision) && isClaimed(outcome)) findings.push(claimed(decision, user));
    else if (outcome === 'matched' || outcome === 'excluded') settled.push(decision);
    else if (!inForce.has(row)) findings.push(stale(decision, user, outcome));
  }
  return { inForce, findings: [...findings, ...settledBySource(settled)] };
}

/** Tells why a decision does not hold although its user is what it was, null where it does. */
function refusalOf(
  current: readonly { readonly decision: Decision }[],
  { application, directory, match }: DecisionGround,
  today: string,
): (decision: Decision, row: number) => Finding | null {
  const named = current.map(({ decision }) => decision.directoryId).filter((id) => id !== '');
  const people = findRows(directory.key, named);
  return (decision, row) => {
    const { source, line, kind, directoryId, expires } = decision;
    const about = { source, line, user: valueText(application.key, row), decision: kind } as const;
    if (expires !== null && expires < today) return { ...about, kind: 'decision-expired', expired: expires };
    if (directoryId === '') return null;
    const person = people.get(directoryId);
    if (person === undefined) return { ...about, kind: 'decision-on-nobody', directoryId };
    if (kind !== 'same-person') return null;
    const claimants = new Set(Array.from(claimsOn(match.rules, row), ({ claimant }) => claimant));
    if (claimants.size === 0 || isDeciding(person, match.application.claimant[row], claimants)) return null;
    const keys = Array.from(claimants, (claimant) => valueText(directory.key, claimant)).sort(compareText);
    return { ...about, kind: 'decision-on-another', directoryId, claimants: keys };
  };
}

/** Whether the account would go to this person; where several claim it with equal right, to any of them. */
function isDeciding(person: number, deciding: number, claimants: ReadonlySet<number>): boolean {
  return deciding < 0 ? claimants.has(person) : person === deciding;
}

function isExcluding({ kind }: Decision): boolean {
  return excludingDecisions.includes(kind);
}

function isDeletion({ kind }: Decision): boolean {
  return kind === 'delete-test-user' || kind === 'delete-leaver' || kind === 'delete-and-recreate';
}

function isClaimed(outcome: Outcome): boolean {
  return outcome !== 'unmatched' && outcome !== 'no-match-value' && outcome !== 'excluded';
}

function claimed({ source, line, kind, reason }: Decision, applicationKey: string): Finding {
  const why = reason === '' ? `decision ${kind}` : `decision ${kind}: ${reason}`;
  return { kind: 'excluded-but-claimed', source, line, applicationKey, reason: why };
}

function stale({ source, line, kind }: Decision, user: string, outcome: Outcome): Finding {
  return { kind: 'decision-stale', source, line, user, decision: kind, outcome };
}

function forNobody({ source, line, kind, applicationKey, fingerprint }: Decision): Finding {
  const user = applicationKey === '' ? fingerprint : applicationKey;
  return { kind: 'decision-for-nobody', source, line, user, decision: kind };
}

function settledBySource(settled: readonly Decision[]): Finding[] {
  const counts = new Map<string, number>();
  for (const { source } of settled) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].map(([source, count]) => ({ kind: 'decisions-settled', source, line: null, count }));
}

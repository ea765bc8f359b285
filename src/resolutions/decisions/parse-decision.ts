import { decisionKinds, type Decision, type DecisionKind } from '../../model/decisions.ts';
import type { UnreadableDecision } from '../../model/findings.ts';
import { nearestName } from '../../model/nearest-name.ts';
import { isoUtc } from '../../tables/dates.ts';

/** A row of a file in which people decided, as it is written; empty where a column is missing. */
export interface DecisionRow {
  readonly source: string;
  readonly line: number;
  readonly fingerprint: string;
  readonly applicationKey: string;
  readonly decision: string;
  /** Who was proposed in the list. */
  readonly candidateId: string;
  readonly directoryId: string;
  readonly decidedBy: string;
  readonly reason: string;
  readonly expiresOn: string;
}

export type ParsedDecision =
  | { readonly kind: 'decided'; readonly decision: Decision }
  /** Nothing was filled in. */
  | { readonly kind: 'open' }
  | {
      readonly kind: 'unreadable';
      readonly finding: UnreadableDecision;
      /** What was decided, where it is only not known until when. */
      readonly decision: Decision | null;
    };

/** Reads a row. Case and blanks around are forgiven; what it means is never guessed. */
export function parseDecision(row: DecisionRow): ParsedDecision {
  const text = row.decision.trim();
  const [personId, decidedBy, reason, expires] = [
    row.directoryId,
    row.decidedBy,
    row.reason,
    row.expiresOn,
  ].map((cell) => cell.trim());
  const unreadable = (
    why: UnreadableDecision['why'],
    written: string,
    nearest: DecisionKind | null = null,
  ): Extract<ParsedDecision, { kind: 'unreadable' }> => ({
    kind: 'unreadable',
    decision: null,
    finding: {
      kind: 'decision-unreadable',
      source: row.source,
      line: row.line,
      user: row.applicationKey.trim() || row.fingerprint.trim(),
      why,
      written,
      nearest,
    },
  });
  if (text === '') {
    const filled = [personId, decidedBy, reason, expires].find((cell) => cell !== '');
    return filled === undefined ? { kind: 'open' } : unreadable('decision-missing', filled);
  }
  const kind = decisionKinds.find((known) => known === wordOf(text));
  if (kind === undefined) {
    const nearest = decisionKinds.find((known) => known === nearestName(wordOf(text), decisionKinds));
    return unreadable('decision-unknown', text, nearest);
  }
  // A plain no is one to whom the row proposes; a yes gives an account away, so it has to name who gets it.
  const directoryId = personId === '' && kind === 'not-same-person' ? row.candidateId.trim() : personId;
  if (directoryId === '' && (kind === 'same-person' || kind === 'not-same-person'))
    return unreadable('person-missing', text);
  const lastDay = isDay(expires) ? expires : null;
  const decision: Decision = {
    kind,
    source: row.source,
    line: row.line,
    fingerprint: plainFingerprint(row.fingerprint),
    applicationKey: row.applicationKey,
    directoryId,
    decidedBy,
    reason,
    expires: lastDay,
  };
  return expires === '' || lastDay !== null
    ? { kind: 'decided', decision }
    : { ...unreadable('date-unreadable', expires), decision };
}

/** A fingerprint without what people and programs do to texts. */
export function plainFingerprint(text: string): string {
  return text.trim().toLowerCase();
}

/** `Same person` is `same-person`. */
function wordOf(text: string): string {
  return text.toLowerCase().replace(/[\s_\u2010-\u2015-]+/g, '-');
}

/** Only `YYYY-MM-DD`: which of 03/04/2027 is the day depends on who wrote it. */
function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isoUtc(text) !== null;
}

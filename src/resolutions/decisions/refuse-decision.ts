import type { Decision } from '../../model/decisions.ts';
import type { Finding } from '../../model/findings.ts';
import type { Column } from '../../model/users.ts';
import { claimsOn } from '../../tables/claims.ts';
import { valueText } from '../../tables/column.ts';
import { compareText } from '../../tables/compare-text.ts';
import { findRows } from '../../tables/find-rows.ts';
import type { DecisionGround } from './locate-decisions.ts';
import type { ParsedDecision } from './parse-decision.ts';

const guid = /^[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}$/i;

/** The rows read, with the ids of directory users as the export has them: a GUID is the same in any case (RFC 9562, 4). */
export function withStoredIds(parsed: readonly ParsedDecision[], directoryKey: Column): ParsedDecision[] {
  const writings = (id: string): string[] =>
    guid.test(id) ? [id, id.toLowerCase(), id.toUpperCase()] : [id];
  const ids = parsed.map((one) => (one.kind === 'open' ? '' : (one.decision?.directoryId ?? '')));
  const people = findRows(directoryKey, ids.filter((id) => id !== '').flatMap(writings));
  return parsed.map((one, at) => {
    const stored = writings(ids[at]).find((id) => people.has(id));
    return one.kind === 'open' || one.decision === null || stored === undefined
      ? one
      : { ...one, decision: { ...one.decision, directoryId: stored } };
  });
}

/** Tells why a decision does not hold although its user is what it was, null where it does. */
export function refusalOf(
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

import type { Decision } from '../../model/decisions.ts';
import type { Finding } from '../../model/findings.ts';
import type { Outcome } from '../../model/outcomes.ts';

/** A decision sets somebody aside whom a directory user claims. */
export function claimed(
  { source, line, kind, reason }: Decision,
  applicationKey: string,
  areSkipped: boolean,
): Finding {
  const why = reason === '' ? `decision ${kind}` : `decision ${kind}: ${reason}`;
  return {
    kind: 'excluded-but-claimed',
    source,
    line,
    applicationKey,
    reason: why,
    isPassedOver: areSkipped,
  };
}

/** The user has changed since. */
export function stale({ source, line, kind }: Decision, user: string, outcome: Outcome): Finding {
  return { kind: 'decision-stale', source, line, user, decision: kind, outcome };
}

/** The service would link the account to the person of whom it says no. */
export function refusedMatch(
  { source, line, directoryId, decidedBy, reason }: Decision,
  user: string,
  isPassedOver: boolean,
): Finding {
  return { kind: 'match-refused', source, line, user, directoryId, decidedBy, reason, isPassedOver };
}

/** The row has the key of another user, `named`. */
export function onAnotherAccount({ source, line, kind }: Decision, user: string, named: string): Finding {
  return { kind: 'decision-misplaced', source, line, user, decision: kind, named };
}

/** Its user is not in the export. */
export function forNobody({ source, line, kind, applicationKey, fingerprint }: Decision): Finding {
  const user = applicationKey === '' ? fingerprint : applicationKey;
  return { kind: 'decision-for-nobody', source, line, user, decision: kind };
}

/** It says who an account belongs to that the service will link to nobody all the same. */
export function linksNothing({ source, line, kind }: Decision, user: string, outcome: Outcome): Finding {
  return { kind: 'decision-links-nothing', source, line, user, decision: kind, outcome };
}

/** How many decisions of each file are done. */
export function settledBySource(settled: readonly Decision[]): Finding[] {
  const counts = new Map<string, number>();
  for (const { source } of settled) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].map(([source, count]) => ({ kind: 'decisions-settled', source, line: null, count }));
}

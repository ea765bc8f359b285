import type { Decision } from '../../model/decisions.ts';
import type { Finding } from '../../model/findings.ts';
import type { Column } from '../../model/users.ts';
import { valueText } from '../../tables/column.ts';
import { plainFingerprint, type DecisionRow, type ParsedDecision } from './parse-decision.ts';

/** A row that cannot be read, and the application row that it is about as far as that is known, else -1. */
export interface LocatedUnreadable {
  readonly row: number;
  /** Its words and its place. */
  readonly text: string;
  readonly finding: Finding;
  readonly decision: Decision | null;
}

/** Those of the rows that cannot be read, in their order; `rowNamed` tells the row of a key, -1 for none. */
export function locateUnreadable(
  parsed: readonly ParsedDecision[],
  rows: readonly DecisionRow[],
  rowOf: ReadonlyMap<string, number>,
  rowNamed: (applicationKey: string) => number,
  key: Column,
): LocatedUnreadable[] {
  return parsed.flatMap((one, at) => {
    if (one.kind !== 'unreadable') return [];
    const { fingerprint, applicationKey, decision, source, line } = rows[at];
    const known = rowOf.get(plainFingerprint(fingerprint));
    return [
      {
        row: known ?? rowNamed(applicationKey),
        text: `${decision.trim()} (${source}, line ${line})`.trim(),
        finding: known === undefined ? one.finding : { ...one.finding, user: valueText(key, known) },
        decision: one.decision,
      },
    ];
  });
}

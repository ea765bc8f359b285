import type { Decision } from '../../model/decisions.ts';
import type { Finding } from '../../model/findings.ts';
import { valueText } from '../../tables/column.ts';
import { rowsNamed, type DecisionGround } from './locate-decisions.ts';
import { plainFingerprint, type DecisionRow, type ParsedDecision } from './parse-decision.ts';
import { withStoredIds } from './refuse-decision.ts';

/** A row that cannot be read, and the application row that it is about as far as that is known, else -1. */
export interface LocatedUnreadable {
  readonly row: number;
  /** Its words and its place. */
  readonly text: string;
  readonly finding: Finding;
  readonly decision: Decision | null;
}

/** Those of the rows that cannot be read, in their order. */
export function locateUnreadable(
  parsed: readonly ParsedDecision[],
  rows: readonly DecisionRow[],
  rowOf: ReadonlyMap<string, number>,
  { application: { key }, directory }: Pick<DecisionGround, 'application' | 'directory'>,
): LocatedUnreadable[] {
  const unreadable = parsed.flatMap((one, at) => (one.kind === 'unreadable' ? [{ one, row: rows[at] }] : []));
  const rowNamed = rowsNamed(
    key,
    unreadable.map(({ row }) => row.applicationKey),
  );
  const decisions = withStoredIds(
    unreadable.flatMap(({ one }) => one.decision ?? []),
    directory.key,
  );
  const storedAs = new Map(decisions.map((decision) => [placeOf(decision), decision]));
  return unreadable.map(({ one, row }) => {
    const known = rowOf.get(plainFingerprint(row.fingerprint));
    return {
      row: known ?? rowNamed(row.applicationKey),
      text: `${row.decision.trim()} (${placeOf(row)})`.trim(),
      finding: known === undefined ? one.finding : { ...one.finding, user: valueText(key, known) },
      decision: storedAs.get(placeOf(row)) ?? null,
    };
  });
}

function placeOf({ source, line }: { readonly source: string; readonly line: number }): string {
  return `${source}, line ${line}`;
}

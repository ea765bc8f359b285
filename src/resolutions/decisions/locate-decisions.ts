import { codesOf } from '../../model/codes.ts';
import type { Decision } from '../../model/decisions.ts';
import type { MatchResult } from '../../model/match-result.ts';
import { outcomes } from '../../model/outcomes.ts';
import type { Risks } from '../../model/risks.ts';
import { answers } from '../../model/roles.ts';
import type { Column, UserTable } from '../../model/users.ts';
import { valueText } from '../../tables/column.ts';
import { findRows, findRowsWithoutZeros, withoutZeros } from '../../tables/find-rows.ts';
import { fingerprinter, type HashText } from './fingerprint.ts';

const { matched } = codesOf(outcomes);
const yes = answers.indexOf('yes');

/** Where decisions look for their users; `match` is what it was before anything was laid over it. */
export interface DecisionGround {
  readonly application: UserTable;
  readonly directory: UserTable;
  readonly match: MatchResult;
  readonly risks: Pick<Risks, 'lockout'>;
}

/** A decision and the application row that it is about. */
export interface LocatedDecision {
  readonly decision: Decision;
  readonly row: number;
}

/** Whom decisions are about. */
export interface LocatedDecisions {
  /** Those whose user is what it was. */
  readonly current: readonly LocatedDecision[];
  /** Those whose fingerprint is one user's and whose key another's: rows were sorted without all of their cells. */
  readonly misplaced: readonly (LocatedDecision & { readonly namedRow: number })[];
  /** Those of a user that only its key tells: it has changed since. */
  readonly changed: readonly LocatedDecision[];
  readonly ofNobody: readonly Decision[];
}

/**
 * Joins decisions to application rows: by fingerprint, as `rowOf` says; where that is gone, the key says whose it
 * was, as `rowNamed` does.
 */
export function locateDecisions(
  decisions: readonly Decision[],
  rowOf: ReadonlyMap<string, number>,
  rowNamed: (applicationKey: string) => number,
  key: Column,
): LocatedDecisions {
  const found = decisions.flatMap((decision) => {
    const row = rowOf.get(decision.fingerprint);
    return row === undefined ? [] : [{ decision, row, namedRow: rowNamed(decision.applicationKey) }];
  });
  // A spreadsheet makes 123 of 00123, which may be another user's key.
  const isMisplaced = ({ decision, row, namedRow }: (typeof found)[number]): boolean =>
    namedRow >= 0 &&
    namedRow !== row &&
    withoutZeros(valueText(key, row)) !== withoutZeros(decision.applicationKey);
  const located = decisions
    .filter(({ fingerprint }) => !rowOf.has(fingerprint))
    .map((decision) => ({ decision, row: rowNamed(decision.applicationKey) }));
  return {
    current: found.filter((one) => !isMisplaced(one)),
    misplaced: found.filter(isMisplaced),
    changed: located.filter(({ row }) => row >= 0),
    ofNobody: located.filter(({ row }) => row < 0).map(({ decision }) => decision),
  };
}

/** Tells the row that a key names, also one from which a spreadsheet took the zeros; -1 for none. */
export function rowsNamed(key: Column, texts: readonly string[]): (text: string) => number {
  const byKey = findRows(key, texts);
  const byNumber = findRowsWithoutZeros(
    key,
    texts.filter((text) => !byKey.has(text)),
  );
  return (text) => byKey.get(text) ?? byNumber.get(text) ?? -1;
}

/** The rows about which anything can be decided, by those fingerprints that are asked for. */
export function rowsByFingerprint(
  wanted: ReadonlySet<string>,
  { application, directory, match, risks }: DecisionGround,
  hash: HashText,
): Map<string, number> {
  const { outcome } = match.application;
  const rowOf = new Map<string, number>();
  const fingerprintOf = fingerprinter(match.rules, application.key, directory.key, hash);
  for (let row = 0; wanted.size > 0 && row < application.rows; row += 1) {
    if (outcome[row] === matched && risks.lockout[row] !== yes) continue;
    const found = fingerprintOf(row, outcomes[outcome[row]]);
    if (wanted.has(found)) rowOf.set(found, row);
  }
  return rowOf;
}

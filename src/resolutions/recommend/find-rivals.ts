import type { Candidate, Candidates } from '../../model/candidates.ts';
import { isTrusted } from './candidate-facts.ts';

/** Accounts that nobody claims and whose best candidate is the same directory user. */
export type RivalsOf = (row: number) => readonly number[];

/**
 * Tells of a row the others that may as well be the account of its best candidate: only one of them can have the
 * value of that person. `isInQuestion` tells which rows somebody may still link to a person.
 */
export function findRivals(candidates: Candidates, isInQuestion: (row: number) => boolean): RivalsOf {
  const rowsOf = new Map<number, number[]>();
  for (const [row, [best]] of candidates) {
    if (best === undefined) continue;
    const rows = rowsOf.get(best.person);
    if (rows === undefined) rowsOf.set(best.person, [row]);
    else rows.push(row);
  }
  return (row) => {
    const best = candidates.get(row)?.at(0);
    const rows = best === undefined ? [] : (rowsOf.get(best.person) ?? []);
    if (best === undefined || rows.length < 2 || !isInQuestion(row)) return [];
    return rows.filter(
      (other) => other !== row && isAsSure(candidates.get(other)?.at(0), best) && isInQuestion(other),
    );
  };
}

/** A guess is no rival of what is most likely so. */
function isAsSure(other: Candidate | undefined, best: Candidate): boolean {
  return other !== undefined && (isTrusted(other) || other.confidence >= best.confidence);
}

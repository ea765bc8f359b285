import { codesOf } from '../../model/codes.ts';
import type { MatchProblem, PlannedUser } from '../../model/creation.ts';
import type { MatchResult } from '../../model/match-result.ts';
import { holds, outcomes } from '../../model/outcomes.ts';
import type { MatchedUsers } from '../../model/reconciliation.ts';
import { claimedBy } from '../../tables/claims.ts';
import { rowValues, valueText } from '../../tables/column.ts';
import { compareText } from '../../tables/compare-text.ts';
import { skeletonsOf } from '../../tables/skeleton.ts';

const outcomeCode = codesOf(outcomes);

/**
 * By the place of the user, what is wrong with the match that they would make; `match` has the planned users as
 * the last rows of the directory, `before` is without them.
 */
export function findMatchProblems(
  planned: readonly PlannedUser[],
  before: Pick<MatchedUsers, 'application' | 'match' | 'basis'>,
  match: MatchResult,
): (MatchProblem | null)[] {
  const firstPlanned = match.directory.rank.length - planned.length;
  const keyOf = (row: number): string => valueText(before.application.table.key, row);
  const changed = changedRows(before, match, new Set(planned.map(({ row }) => row)));
  const blamed = changed.map((row) => ({
    key: keyOf(row),
    places: placesToBlame(row, match, firstPlanned, planned.length),
  }));
  return planned.map(({ row }, place) => {
    const keys = blamed.filter(({ places }) => places.includes(place)).map(({ key }) => key);
    return (
      problemOfMatch(row, firstPlanned + place, match, keyOf) ??
      (keys.length === 0 ? null : { kind: 'changes-others', keys: keys.toSorted(compareText) })
    );
  });
}

function problemOfMatch(
  row: number,
  directoryRow: number,
  match: MatchResult,
  keyOf: (row: number) => string,
): MatchProblem | null {
  const { outcome, claimant, holds: holdBits } = match.application;
  const claimed = [...claimedBy(match, directoryRow)];
  if (claimed.length === 0) return { kind: 'claims-nobody' };
  const others = claimed.filter((other) => other !== row);
  if (others.length > 0) return { kind: 'claims-others', keys: others.map(keyOf).toSorted(compareText) };
  if (claimant[row] !== directoryRow) return { kind: 'not-alone' };
  if (outcome[row] === outcomeCode.held) {
    return { kind: 'held', holds: holds.filter((_, bit) => (holdBits[row] & (1 << bit)) !== 0) };
  }
  return outcome[row] === outcomeCode.matched ? null : { kind: 'not-alone' };
}

/** Rows of others that come out otherwise, exclusions and decisions aside: they are not laid over `after`. */
function changedRows(
  { match: { application: one }, basis: { outcomeBefore } }: Pick<MatchedUsers, 'match' | 'basis'>,
  { application: other }: MatchResult,
  own: ReadonlySet<number>,
): number[] {
  const rows: number[] = [];
  for (let row = 0; row < outcomeBefore.length; row += 1) {
    const isSame =
      outcomeBefore[row] === other.outcome[row] &&
      one.holds[row] === other.holds[row] &&
      one.claimant[row] === other.claimant[row] &&
      one.rule[row] === other.rule[row];
    if (!isSame && !own.has(row)) rows.push(row);
  }
  return rows;
}

/**
 * The planned users who may have changed the outcome of a row: they have a value that is equal to one of its
 * values, or looks like it. All of them, should nobody have.
 */
function placesToBlame(row: number, { rules }: MatchResult, firstPlanned: number, count: number): number[] {
  const places = Array.from({ length: count }, (_, place) => place);
  const blamed = new Set<number>();
  for (const { application, directory } of rules) {
    const seen = new Set(rowValues(application, row).flatMap(skeletonsOf));
    for (const place of places) {
      if (skeletonsOf(valueText(directory, firstPlanned + place)).some((form) => seen.has(form)))
        blamed.add(place);
    }
  }
  return blamed.size > 0 ? [...blamed] : places;
}

import type { Candidates } from '../../model/candidates.ts';
import { refuses, type Decision } from '../../model/decisions.ts';
import type { Column } from '../../model/users.ts';
import { valueText } from '../../tables/column.ts';

/** The candidates but for those of whom somebody decided that the account is not theirs; the same where nobody did. */
export function withoutRefused(
  candidates: Candidates,
  refusals: ReadonlyMap<number, readonly Decision[]>,
  directoryKey: Column,
): Candidates {
  const about = [...refusals].filter(([row]) => candidates.has(row));
  if (about.length === 0) return candidates;
  const left = new Map(candidates);
  for (const [row, nos] of about) {
    const others = (candidates.get(row) ?? []).filter(
      ({ person }) => !nos.some((no) => refuses(no, valueText(directoryKey, person))),
    );
    if (others.length > 0) left.set(row, others);
    else left.delete(row);
  }
  return left;
}

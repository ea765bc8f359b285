import type { Candidates } from '../../model/candidates.ts';
import { refuses, type Decision } from '../../model/decisions.ts';
import type { Column } from '../../model/users.ts';
import { valueText } from '../../tables/column.ts';

/** The candidates but for those of whom somebody decided that the account is not theirs; the same where nobody did. */
export function withoutRefused(
  candidates: Candidates,
  inForce: ReadonlyMap<number, Decision>,
  directoryKey: Column,
): Candidates {
  const refusals = [...inForce].filter(
    ([row, { kind }]) => kind === 'not-same-person' && candidates.has(row),
  );
  if (refusals.length === 0) return candidates;
  const left = new Map(candidates);
  for (const [row, decision] of refusals) {
    const others = (candidates.get(row) ?? []).filter(
      ({ person }) => !refuses(decision, valueText(directoryKey, person)),
    );
    if (others.length > 0) left.set(row, others);
    else left.delete(row);
  }
  return left;
}

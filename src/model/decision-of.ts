import type { Decision } from './decisions.ts';
import type { Decided } from './reconciliation.ts';

/** The decision in force about an application row, null for none. */
export function decisionOf({ decisions, decisionOf: places }: Decided, row: number): Decision | null {
  const place = places[row];
  return place < 0 ? null : decisions[place];
}

/** All that was decided about an application row and counts. */
export function decisionsAbout(decided: Decided, row: number): Decision[] {
  const inForce = decisionOf(decided, row);
  const refusals = (decided.refusals.get(row) ?? []).filter((no) => no !== inForce);
  return inForce === null ? refusals : [inForce, ...refusals];
}

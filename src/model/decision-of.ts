import { refuses, type Decision } from './decisions.ts';
import type { Decided } from './reconciliation.ts';

/** The decision in force about an application row, null for none. */
export function decisionOf({ decisions, decisionOf: places }: Decided, row: number): Decision | null {
  const place = places[row];
  return place < 0 ? null : decisions[place];
}

/** The decision that an account is not that of this directory user, null for none. */
export function refusalOf({ refusals }: Decided, row: number, directoryId: string): Decision | null {
  return refusals.get(row)?.find((no) => refuses(no, directoryId)) ?? null;
}

/** All that was decided about an application row and counts. */
export function decisionsAbout(decided: Decided, row: number): Decision[] {
  const inForce = decisionOf(decided, row);
  const refusals = (decided.refusals.get(row) ?? []).filter((no) => no !== inForce);
  return inForce === null ? refusals : [inForce, ...refusals];
}

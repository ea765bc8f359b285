import type { Decision } from './decisions.ts';
import type { Decided } from './reconciliation.ts';

/** The decision in force about an application row, null for none. */
export function decisionOf({ decisions, decisionOf: places }: Decided, row: number): Decision | null {
  const place = places[row];
  return place < 0 ? null : decisions[place];
}

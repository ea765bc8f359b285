import { codesOf } from './codes.ts';
import { outcomes } from './outcomes.ts';
import { answers } from './roles.ts';

const { matched, excluded } = codesOf(outcomes);

/**
 * Whether an application user has to be decided about, by the codes of its outcome and of whether it will be locked
 * out: everybody who is not matched cleanly, and whoever is matched with somebody who cannot sign in.
 */
export function awaitsDecision(outcome: number, lockout: number): boolean {
  return outcome === matched ? answers[lockout] === 'yes' : outcome !== excluded;
}

import type { CreationPlan } from './creation.ts';
import type { TrippedSafeguard } from './safeguards.ts';
import type { Side } from './users.ts';

/** Where the pack that creates users is, in the folder of a report. */
export const creationPackFolder = 'packs/create-disabled-users';

/** What a run generates to carry changes out. */
export interface Packs {
  /** null where nobody is to be created, or no packs are made. */
  readonly creation: CreationPlan | null;
  /** How many users are to be created for whom the configuration does not say how. */
  readonly undeclared: number;
  readonly tripped: readonly TrippedSafeguard[];
  /** Whether a safeguard that nobody accepted keeps them back. */
  readonly areWithheld: boolean;
  /** Users of each side that the next run of the same folder is held against. */
  readonly baseline: Readonly<Record<Side, number>>;
}

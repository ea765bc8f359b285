import type { Hold } from './outcomes.ts';
import type { Side } from './users.ts';

/** One thing that both sides say of a user, and say differently. */
export interface Disagreement {
  readonly what: string;
  readonly application: string;
  readonly directory: string;
}

/** A key of another user that looks like the one at hand. */
export interface LookAlike {
  readonly key: string;
  readonly side: Side;
  /** By which its user is found on that side. */
  readonly owner: string;
}

/** What a hold goes by, with the facts that a person has to check. */
export type HoldGrounds =
  | { readonly kind: 'privileged'; readonly sides: readonly Side[] }
  | {
      readonly kind: 'recycled';
      /** Days in UTC. */
      readonly accountCreated: string;
      readonly userCreated: string;
      /** Strong identifiers that differ; where none is on both sides, the names. */
      readonly disagreements: readonly Disagreement[];
    }
  | { readonly kind: 'contradiction'; readonly disagreements: readonly Disagreement[] }
  | {
      readonly kind: 'look-alike';
      readonly attribute: string;
      readonly key: string;
      readonly lookAlikes: readonly LookAlike[];
      /** How many there are beside those. */
      readonly more: number;
    }
  | {
      readonly kind: 'second-claimant';
      readonly claimants: readonly string[];
      readonly more: number;
    };

export type GroundsOf<Kind extends Hold> = Extract<HoldGrounds, { kind: Kind }>;

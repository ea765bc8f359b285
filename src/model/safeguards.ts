import type { Side } from './users.ts';

/** Limits on mass effects: a tripped one withholds the packs, never a report. */
export const safeguardNames = ['unmatched-share', 'creates', 'shrink'] as const;

export type SafeguardName = (typeof safeguardNames)[number];

export interface SafeguardSettings {
  /** Per cent for `unmatched-share` and `shrink`, users for `creates`; null: the default. */
  readonly limits: Readonly<Record<SafeguardName, number | 'unlimited' | null>>;
  /** Numbers that somebody accepted for this run, each for one trip. */
  readonly accepted: readonly AcceptedNumber[];
}

export interface AcceptedNumber {
  readonly name: SafeguardName;
  readonly number: number;
}

/** A limit that the run went over; `number` is what has to be accepted, to the last digit. */
export type TrippedSafeguard = { readonly number: number; readonly isAccepted: boolean } & (
  | { readonly name: 'unmatched-share'; readonly users: number; readonly limit: number }
  | { readonly name: 'creates'; readonly limit: number }
  | {
      readonly name: 'shrink';
      readonly side: Side;
      /** Users of the last run that was accepted, and of this one. */
      readonly before: number;
      readonly now: number;
      readonly limit: number;
    }
);

/** Users of each side that the last accepted run had; null where there was none. */
export type Baseline = Readonly<Record<Side, number | null>>;

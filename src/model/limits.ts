/** What the gate can hold a run to. */
export const limitNames = [
  'unmatched',
  'no-match-value',
  'held',
  'ambiguous',
  'contested',
  'excluded',
  'duplicate',
  'second-account',
  'lockout',
  'disabled',
  'not-assigned',
  'out-of-scope',
  'rejected',
  'create',
] as const;

export type LimitName = (typeof limitNames)[number];

/** `set` says that a person chose it, so that a figure which was not computed fails it. */
export interface Limit {
  readonly limit: number | 'unlimited';
  readonly set: boolean;
}

export type Limits = Readonly<Record<LimitName, Limit>>;

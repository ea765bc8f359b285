/** Exactly one per application user. */
export const outcomes = [
  'matched',
  'held',
  'ambiguous',
  'contested',
  'unmatched',
  'no-match-value',
  'excluded',
] as const;

export type Outcome = (typeof outcomes)[number];

/** Why the outcome is what it is; `matched` needs none, `held` has its holds. */
export const outcomeReasons = [
  'none',
  'several-directory-users',
  'several-accounts',
  'second-account',
  'shadowed',
  'not-in-directory',
  'empty',
  'placeholder',
  'configuration',
  'decision',
] as const;

export type OutcomeReason = (typeof outcomeReasons)[number];

/** Checks that want a person before a clean claim counts as a match, in the order in which they are told. */
export const holds = ['privileged', 'recycled', 'contradiction', 'look-alike', 'second-claimant'] as const;

export type Hold = (typeof holds)[number];

/** Of a matched user: what still stands between the match and a working account; the first that fits. */
export const readinesses = ['ready', 'not-assigned', 'out-of-scope', 'disabled', 'unknown'] as const;

export type Readiness = (typeof readinesses)[number];

/** Exactly one per directory user in scope: what provisioning would do. */
export const forecasts = ['update', 'create', 'skip', 'fail'] as const;

export type Forecast = (typeof forecasts)[number];

/** The provisioning log's own codes, and `create-off` where the target may not create. */
export const forecastReasons = [
  'none',
  'NotEffectivelyEntitled',
  'DuplicateTargetEntries',
  'DuplicateSourceEntries',
  'EntryJoiningPropertyValueIsMissing',
  'create-off',
  'MandatoryFieldsMissing',
] as const;

export type ForecastReason = (typeof forecastReasons)[number];

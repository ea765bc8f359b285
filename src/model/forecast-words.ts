import type { Forecast, ForecastReason } from './outcomes.ts';

/** What provisioning would do, in a word or two. */
export const forecastWords = {
  update: 'links the account and updates it',
  create: 'creates an account',
  skip: 'skips this user',
  fail: 'fails for this user',
} as const satisfies Record<Forecast, string>;

/** And why, where there is a reason. */
export const forecastReasonWords = {
  none: '',
  NotEffectivelyEntitled: 'the directory user is disabled',
  DuplicateTargetEntries: 'several accounts have the value',
  DuplicateSourceEntries:
    'another directory user in scope claims the same account: whoever comes first gets it',
  EntryJoiningPropertyValueIsMissing: 'no matching rule has a value',
  'create-off': 'nobody has the value, and the application takes no new users (target.create)',
  MandatoryFieldsMissing:
    'nobody has the value, and an attribute that the application requires is empty (target.required)',
} as const satisfies Record<ForecastReason, string>;

import type { Readiness } from './outcomes.ts';

/** What stands between a match and a working account: "rule 1 links it …". */
export const readinessWords = {
  ready: '; provisioning will update the account',
  'not-assigned':
    ', but the directory user is not assigned to the application, so that provisioning leaves the account alone',
  'out-of-scope':
    ', but no scoping filter takes the directory user in, so that provisioning leaves the account alone',
  disabled: ', but the directory user is disabled, so that provisioning skips it',
  unknown: ', though the directory export does not say whether the directory user is enabled',
} as const satisfies Record<Readiness, string>;

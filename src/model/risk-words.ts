import type { Summary } from './summary.ts';

/** What is true of each account that a risk counts. */
export const riskWords = {
  duplicate: 'nobody claims the account, and its likely owner would get a new one',
  'second-account': 'nobody claims the account, and its owner already claims another one',
  lockout: 'in use, and nobody who is enabled claims it: locked out when sign-in moves to Entra ID',
} as const satisfies Record<keyof Summary['risks'], string>;

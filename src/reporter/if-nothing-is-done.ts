import type { Outcome } from '../model/outcomes.ts';
import { optionWords, type ResolutionOption } from '../model/resolution-options.ts';

/** What provisioning does with an account that somebody claims, whatever is advised. */
const claimedWords: Partial<Record<Outcome, string>> = {
  matched:
    'Provisioning skips people who are disabled: the account stays as it is, and nobody can sign in to it once sign-in moves to Entra ID.',
  held: 'Provisioning links the account to the one who claims it all the same, even if it is another person’s.',
  ambiguous: 'Whoever of them provisioning comes to first gets the account; for the others it fails.',
  contested:
    'Provisioning stops with an error for the person who claims it, and keeps none of these accounts up to date.',
};

/** What becomes of an account of this outcome about which nobody does anything; the locked out ones are at risk. */
export function ifNothingIsDone(outcome: Outcome, isLockedOut: boolean, option: ResolutionOption): string {
  const isReady = outcome === 'matched' && !isLockedOut;
  return (isReady ? undefined : claimedWords[outcome]) ?? optionWords[option].ifNothingIsDone;
}

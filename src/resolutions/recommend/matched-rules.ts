import { claimantName, claimedAttribute, claimedValue, namesakeName } from './claimed-words.ts';
import { purposeWords } from './change-words.ts';
import type { RecommendationRule } from './recommendation-rule.ts';

/** What to do about accounts that the service would link to somebody refused, or disabled; the first that fits. */
export const matchedRules: readonly RecommendationRule[] = [
  {
    name: 'claimed-by-somebody-refused',
    advise: (facts) =>
      !facts.isClaimantRefused
        ? null
        : {
            option: 'update-in-application',
            others: ['update-in-entra', 'delete-leaver'],
            change: () => `${claimedValue(facts)} → the value of its own person, or none.`,
            evidence: () =>
              `${claimantName(facts)} claims it by ${claimedAttribute(facts)}, and it was decided that the account is somebody else's.`,
          },
  },
  {
    name: 'matched-with-new-user',
    advise: (facts) =>
      facts.outcome !== 'matched' || !facts.isClaimantNewer || facts.isDormant
        ? null
        : {
            option: 'update-in-entra',
            others: ['delete-leaver', 'update-in-application'],
            change: () =>
              `Have ${claimantName(facts)} enabled once the person can sign in; or delete the account, where the person has left.`,
            evidence: () =>
              `The account is active. ${claimantName(facts)}, who claims it, is disabled and was created after it, perhaps for its person.`,
          },
  },
  {
    name: 'matched-while-a-namesake-is-enabled',
    advise: (facts) =>
      facts.outcome !== 'matched' || facts.namesake === null
        ? null
        : {
            option: 'update-in-application',
            others: ['delete-leaver', 'update-in-entra'],
            change: () =>
              `Find out whether the account is that of ${namesakeName(facts)}: then ${claimedValue(facts)} → the value of that person. If not, delete the account, or have ${claimantName(facts)} enabled where the person is still there.`,
            evidence: () =>
              `The account is active, and ${claimantName(facts)}, who claims it, is disabled. ${namesakeName(facts)} is enabled, has the name of the account and claims none.`,
          },
  },
  {
    name: 'matched-of-a-purpose-with-disabled',
    advise: (facts) => {
      const { purpose } = facts;
      return facts.outcome !== 'matched' || purpose === null || purpose.purpose === 'test'
        ? null
        : {
            option: 'update-in-application',
            others: ['update-in-entra', 'delete-leaver'],
            change: () =>
              `Take ${claimedValue(facts)} away from the account, so that provisioning does not link it; or have ${claimantName(facts)} enabled.`,
            evidence: () =>
              `The account is active, and ${claimantName(facts)}, who claims it, is disabled. ${purposeWords(purpose)}: others may use the account.`,
          };
    },
  },
  {
    name: 'matched-with-disabled',
    advise: (facts) =>
      facts.outcome !== 'matched'
        ? null
        : {
            option: 'delete-leaver',
            others: ['update-in-application', 'update-in-entra'],
            change: () =>
              `Delete the account, or have ${claimantName(facts)} enabled where the person is still there.`,
            evidence: () => `The account is active, and ${claimantName(facts)}, who claims it, is disabled.`,
          },
  },
];

import { listed, nameOf, quoted } from './change-words.ts';
import {
  claimantName,
  claimedAttribute,
  claimedValue,
  claimedValues,
  otherAccounts,
  whatIsOfOthers,
} from './claimed-words.ts';
import type { RecommendationRule } from './recommendation-rule.ts';

/** What to do about ambiguous and contested accounts; the first that fits. */
export const conflictRules: readonly RecommendationRule[] = [
  {
    name: 'ambiguous-by-several-values',
    advise: (facts) =>
      facts.outcome !== 'ambiguous' || claimedValues(facts).length < 2
        ? null
        : {
            option: 'update-in-application',
            others: ['update-in-entra', 'change-rule'],
            change: () => `Take away ${whatIsOfOthers(facts)}`,
            evidence: () => `${facts.claimants.length} directory users claim it, by different values.`,
          },
  },
  {
    name: 'ambiguous',
    advise: (facts) =>
      facts.outcome !== 'ambiguous'
        ? null
        : {
            option: 'update-in-entra',
            others: ['update-in-application', 'change-rule'],
            change: () =>
              `Leave the value of this account to one of ${listed(facts.claimants.map(nameOf))}, and give the others values of their own.`,
            evidence: () =>
              `${facts.claimants.length} directory users claim it; the first by ${claimedValue(facts)} = ${claimedAttribute(facts)}.`,
          },
  },
  {
    name: 'contested-test',
    advise: (facts) => {
      const { purpose: told } = facts;
      return facts.outcome !== 'contested' || told?.purpose !== 'test'
        ? null
        : {
            option: 'delete-test-user',
            others: ['update-in-application'],
            change: () => `Delete ${quoted(facts.key)} and keep ${otherAccounts(facts)}.`,
            evidence: () => `Login or name has the word "${told.word}".`,
          };
    },
  },
  {
    name: 'contested',
    advise: (facts) =>
      facts.outcome !== 'contested'
        ? null
        : {
            option: 'update-in-application',
            others: ['delete-and-recreate'],
            change: () =>
              `Leave the value to one of the accounts ${listed(facts.claimants[0].claims.map(quoted))}; in the others, ${claimedValue(facts)} → (empty), or a value of its own.`,
            evidence: () =>
              `${claimantName(facts)} claims ${facts.claimants[0].claims.length} accounts by ${claimedAttribute(facts)}: provisioning stops with an error${facts.claimants[0].enabled === 'no' ? ' once this person is enabled' : ''}.`,
          },
  },
];

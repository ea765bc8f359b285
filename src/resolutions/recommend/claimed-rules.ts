import { whatToCheck, whyHeldInShort } from '../../model/hold-words.ts';
import type { Hold } from '../../model/outcomes.ts';
import type { ResolutionOption } from '../../model/resolution-options.ts';
import { directoryText } from '../../model/rules.ts';
import { foldAscii } from '../../tables/fold-ascii.ts';
import { listed, nameOf, quoted } from './change-words.ts';
import type { RecommendationRule } from './recommendation-rule.ts';
import type { ClaimedValue, ResolutionFacts } from './resolution-facts.ts';

/** Several people claim it, each by another value of the account: it has values that are not of its person. */
const heldBySeveralValues: RecommendationRule = {
  ...heldRule(
    'second-claimant',
    'update-in-application',
    ['update-in-entra', 'delete-leaver'],
    (facts) => `If not, take away ${whatIsOfOthers(facts)}`,
    (facts) => valuesOf(facts).length > 1,
  ),
  name: 'held-second-claimant-by-another-value',
};

/** Somebody used it after the directory user was created: it is nobody's who has left before that. */
const heldButInUse: RecommendationRule = {
  ...heldRule(
    'recycled',
    'update-in-application',
    ['delete-leaver', 'delete-and-recreate'],
    (facts) =>
      `If not, ${claimedValue(facts)} → the value of its own person, for the account was used on ${facts.lastSignIn}, when ${claimantName(facts)} was there.`,
    (facts) => facts.isUsedSince,
  ),
  name: 'held-recycled-in-use',
};

/** What to do about accounts that somebody claims; the first that fits. */
export const claimedRules: readonly RecommendationRule[] = [
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
              `The account is active, and ${claimantName(facts)}, who claims it, is disabled. Login or name has the word "${purpose.word}": others may use the account.`,
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
  heldButInUse,
  heldRule(
    'recycled',
    'delete-leaver',
    ['update-in-application', 'delete-and-recreate'],
    (facts) =>
      `If not, the account is that of somebody who has left: delete it, so that provisioning creates one for ${claimantName(facts)}.`,
  ),
  heldRule(
    'contradiction',
    'update-in-application',
    ['update-in-entra', 'delete-leaver'],
    (facts) => `If not: ${claimedValue(facts)} → the value of its own person.`,
  ),
  heldBySeveralValues,
  heldRule(
    'second-claimant',
    'update-in-entra',
    ['update-in-application', 'delete-leaver'],
    (facts) =>
      `If not, ${claimedValue(facts)} belongs to one of ${listed(facts.claimants.map(nameOf))}: take it from the others.`,
  ),
  heldRule(
    'look-alike',
    'update-in-application',
    ['update-in-entra', 'delete-leaver'],
    (facts) => `If not: ${claimedValue(facts)} → the value of its own person.`,
  ),
  heldRule(
    'privileged',
    'update-in-application',
    ['delete-and-recreate', 'update-in-entra'],
    (facts) => `If not: ${claimedValue(facts)} → a value that nobody in the directory has.`,
  ),
  {
    name: 'ambiguous-by-several-values',
    advise: (facts) =>
      facts.outcome !== 'ambiguous' || valuesOf(facts).length < 2
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

/** What follows if the check of a hold finds two people; that it finds one is said by the decision same-person. */
function heldRule(
  hold: Hold,
  option: ResolutionOption,
  others: readonly ResolutionOption[],
  ifNot: (facts: ResolutionFacts) => string,
  fits: (facts: ResolutionFacts) => boolean = () => true,
): RecommendationRule {
  return {
    name: `held-${hold}`,
    advise: (facts) =>
      facts.outcome !== 'held' || !facts.holds.includes(hold) || !fits(facts)
        ? null
        : {
            option,
            others,
            change: () =>
              `${facts.holds.map(whatToCheck).join(' ')} If it is the same person, decide same-person with ${quoted(facts.claimants[0].id)} as directory_id. ${ifNot(facts)}`,
            evidence: () =>
              `${claimantName(facts)} claims it by ${claimedAttribute(facts)}, but ${facts.holds.map(whyHeldInShort).join('; ')}.`,
          },
  };
}

function claimantName({ claimants: [first] }: ResolutionFacts): string {
  return first === undefined ? '' : nameOf(first);
}

/** A value of the application: ``login `alice` ``. */
function valueWords({ rule, value }: ClaimedValue): string {
  return `${rule.application} ${quoted(value)}`;
}

/** That by which the first claims it. */
function claimedValue({ claimed }: ResolutionFacts): string {
  return claimed.length === 0 ? '' : valueWords(claimed[0]);
}

function claimedAttribute({ claimed }: ResolutionFacts): string {
  return claimed.length === 0 ? '' : directoryText(claimed[0].rule.directory);
}

function othersOf({ key, claimants: [first] }: ResolutionFacts): string[] {
  return (first?.claims ?? []).filter((other) => other !== key);
}

function otherAccounts(facts: ResolutionFacts): string {
  return listed(othersOf(facts).map(quoted));
}

function whatIsOfOthers(facts: ResolutionFacts): string {
  return `from the account what is not of its person: ${listed(valuesOf(facts))} are of ${listed(facts.claimants.map(nameOf))}.`;
}

/** The values by which it is claimed, of equal ones the first. */
function valuesOf({ claimed }: ResolutionFacts): string[] {
  const texts = claimed.map(({ value }) => foldAscii(value));
  return claimed.filter((_, at) => texts.indexOf(texts[at]) === at).map(valueWords);
}

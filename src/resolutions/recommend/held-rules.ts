import { whatToCheck, whyHeldInShort } from '../../model/hold-words.ts';
import type { Hold } from '../../model/outcomes.ts';
import type { ResolutionOption } from '../../model/resolution-options.ts';
import { lastUse, listed, nameOf, quoted } from './change-words.ts';
import {
  claimantName,
  claimedAttribute,
  claimedValue,
  claimedValues,
  namesakeName,
  whatIsOfOthers,
} from './claimed-words.ts';
import type { RecommendationRule } from './recommendation-rule.ts';
import type { ResolutionFacts } from './resolution-facts.ts';

/** Several people claim it, each by another value of the account: it has values that are not of its person. */
const heldBySeveralValues: RecommendationRule = {
  ...heldRule(
    'second-claimant',
    'update-in-application',
    ['update-in-entra', 'delete-leaver'],
    (facts) => `If not, take away ${whatIsOfOthers(facts)}`,
    (facts) => claimedValues(facts).length > 1,
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
      `If not, ${claimedValue(facts)} → the value of its own person, for the account was used on ${lastUse(facts)}, when ${claimantName(facts)} was there.`,
    (facts) => facts.isUsedSince,
  ),
  name: 'held-recycled-in-use',
};

/** What may be said where the name is missing that would tell: nothing speaks for a deletion but the days. */
const heldWithoutName: RecommendationRule = {
  ...heldRule(
    'recycled',
    'update-in-application',
    ['delete-leaver', 'delete-and-recreate'],
    (facts) => `If not: ${claimedValue(facts)} → the value of its own person.`,
    ({ displayName, claimants: [first] }) => displayName === '' || first.displayName === '',
  ),
  name: 'held-recycled-nameless',
};

/** Somebody without an account is called as the account is: it is most likely that one's. */
const heldOfNamesake: readonly RecommendationRule[] = (
  ['recycled', 'contradiction', 'look-alike', 'second-claimant'] as const
).map((hold) => ({
  ...heldRule(
    hold,
    'update-in-application',
    ['update-in-entra', 'delete-leaver'],
    (facts) =>
      `If not, it is most likely that of ${namesakeName(facts)}, who claims none: ${claimedValue(facts)} → the value of that person.`,
    ({ namesake }) => namesake !== null,
  ),
  name: `held-${hold}-of-namesake`,
}));

/** What to do about held accounts; the first that fits. */
export const heldRules: readonly RecommendationRule[] = [
  ...heldOfNamesake,
  heldButInUse,
  heldWithoutName,
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

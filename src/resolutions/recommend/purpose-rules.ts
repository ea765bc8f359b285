import { trustedProposal } from './candidate-facts.ts';
import { keptApart, purposeWords } from './change-words.ts';
import type { ResolutionFacts } from './resolution-facts.ts';
import type { Advised, RecommendationRule } from './recommendation-rule.ts';
import { hasWord, type Purpose, type ToldPurpose } from './telling-words.ts';

/** What to do about accounts that nobody claims and that are no ordinary person's, as their names tell. */
export const purposeRules: readonly RecommendationRule[] = [
  {
    name: 'named-as-test',
    advise: (facts) => namedAs('test', facts, 'delete-test-user', ['keep-separate'], 'Delete the account.'),
  },
  {
    name: 'named-as-service',
    advise: (facts) => namedAs('service', facts, 'keep-separate', ['delete-test-user'], keptApart),
  },
  {
    name: 'named-as-administration',
    advise: (facts) => namedAs('administration', facts, 'keep-separate', ['delete-leaver'], keptApart),
  },
  {
    name: 'named-as-function',
    advise: (facts) =>
      namedAs('function', facts, 'keep-separate', ['delete-leaver', 'create-in-entra'], keptApart),
  },
];

function namedAs(
  purpose: Purpose,
  facts: ResolutionFacts,
  option: Advised['option'],
  others: Advised['others'],
  change: string,
): Advised | null {
  const { purpose: told } = facts;
  return told?.purpose !== purpose || isOwnName(facts, told)
    ? null
    : { option, others, change: () => change, evidence: () => `${purposeWords(told)}.` };
}

/** Whether the word is in the name of the person, too, whose account it most likely is: people are called Demo and Bot. */
function isOwnName(facts: ResolutionFacts, { word }: ToldPurpose): boolean {
  const person = trustedProposal(facts)?.person;
  return person !== undefined && [person.upn, person.displayName].some((text) => hasWord(text, word));
}

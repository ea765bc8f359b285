import type { ResolutionFacts } from './resolution-facts.ts';
import type { Advised, RecommendationRule } from './recommendation-rule.ts';
import type { Purpose } from './telling-words.ts';

const keptApart = 'Nothing, once it is decided that the account stays apart.';

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
];

function namedAs(
  purpose: Purpose,
  { purpose: told }: ResolutionFacts,
  option: Advised['option'],
  others: Advised['others'],
  change: string,
): Advised | null {
  return told?.purpose !== purpose
    ? null
    : { option, others, change: () => change, evidence: () => `Login or name has the word "${told.word}".` };
}

import { outcomes } from '../../model/outcomes.ts';
import type { Advice } from '../../model/recommendations.ts';
import type { ProposedUsers } from '../../model/reconciliation.ts';
import { fingerprinter, type HashText } from '../decisions/fingerprint.ts';
import { factsGatherer } from './gather-facts.ts';
import { recommend, recommendedOption } from './recommend.ts';

/** Advice on the users of a result, worked out for each when a list asks. */
export function adviser(result: ProposedUsers, hash: HashText): Advice {
  const { application, directory, match, basis } = result;
  const factsOf = factsGatherer(result);
  const fingerprintOf = fingerprinter(match.rules, application.table.key, directory.table.key, hash);
  return {
    fingerprintOf: (row) => fingerprintOf(row, outcomes[basis.outcomeBefore[row]]),
    optionFor: (row) => recommendedOption(factsOf(row)),
    recommendationFor: (row) => recommend(factsOf(row)),
  };
}

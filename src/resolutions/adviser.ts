import { outcomes } from '../model/outcomes.ts';
import type { Advice } from '../model/recommendations.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import { fingerprintOfRow, type HashText } from './fingerprint.ts';
import { factsGatherer } from './gather-facts.ts';
import { recommend, recommendedOption } from './recommend.ts';

/** Advice on the users of a result, worked out for each when a list asks. */
export function adviser(result: Reconciliation, hash: HashText): Advice {
  const { application, directory, match, basis } = result;
  const factsOf = factsGatherer(result);
  return {
    fingerprintOf: (row) =>
      fingerprintOfRow(
        match.rules,
        application.table.key,
        directory.table.key,
        row,
        outcomes[basis.outcomeBefore[row]],
        hash,
      ),
    optionFor: (row) => recommendedOption(factsOf(row)),
    recommendationFor: (row) => recommend(factsOf(row)),
  };
}

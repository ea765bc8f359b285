import { codesOf } from '../../model/codes.ts';
import { outcomes } from '../../model/outcomes.ts';
import { resolutionOptions } from '../../model/resolution-options.ts';
import type { Advice } from '../../model/recommendations.ts';
import type { ProposedUsers } from '../../model/reconciliation.ts';
import { fingerprinter, type HashText } from '../decisions/fingerprint.ts';
import { factsGatherer } from './gather-facts.ts';
import { recommend, recommendedOption } from './recommend.ts';

const optionCode = codesOf(resolutionOptions);
/** Of a row that nobody has asked about. */
const unasked = 255;

/** Advice on the users of a result, worked out for each when a list asks. */
export function adviser(result: ProposedUsers, hash: HashText): Advice {
  const { application, directory, match, basis } = result;
  const factsOf = factsGatherer(result);
  const fingerprintOf = fingerprinter(match.rules, application.table.key, directory.table.key, hash);
  // What one list was told in full is kept for the one that asks for the option alone.
  const advised = new Uint8Array(application.table.rows).fill(unasked);
  return {
    fingerprintOf: (row) => fingerprintOf(row, outcomes[basis.outcomeBefore[row]]),
    optionFor: (row) =>
      advised[row] === unasked ? recommendedOption(factsOf(row)) : resolutionOptions[advised[row]],
    recommendationFor: (row) => {
      const recommendation = recommend(factsOf(row));
      advised[row] = optionCode[recommendation.option];
      return recommendation;
    },
  };
}

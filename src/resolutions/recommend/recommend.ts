import type { Recommendation } from '../../model/recommendations.ts';
import type { ResolutionOption } from '../../model/resolution-options.ts';
import { accountRules } from './account-rules.ts';
import { conflictRules } from './conflict-rules.ts';
import { heldRules } from './held-rules.ts';
import { matchedRules } from './matched-rules.ts';
import { personRules } from './person-rules.ts';
import { purposeRules } from './purpose-rules.ts';
import type { Advised, RecommendationRule } from './recommendation-rule.ts';
import type { ResolutionFacts } from './resolution-facts.ts';

/** In this order: the first rule that fits decides. */
export const recommendationRules: readonly RecommendationRule[] = [
  ...matchedRules,
  ...heldRules,
  ...conflictRules,
  ...purposeRules,
  ...personRules,
  ...accountRules,
];

/** What to do about a user, and why. */
export function recommend(facts: ResolutionFacts): Recommendation {
  const { option, others, change, evidence } = advise(facts).advised;
  return { option, others, change: change(), evidence: evidence() };
}

/** The option alone, without its words. */
export function recommendedOption(facts: ResolutionFacts): ResolutionOption {
  return advise(facts).advised.option;
}

/** The rule that decides, by its name. */
export function decidingRule(facts: ResolutionFacts): string {
  return advise(facts).rule.name;
}

function advise(facts: ResolutionFacts): { readonly rule: RecommendationRule; readonly advised: Advised } {
  for (const rule of recommendationRules) {
    const advised = rule.advise(facts);
    if (advised !== null) return { rule, advised };
  }
  throw new Error('no rule of recommendation fits');
}

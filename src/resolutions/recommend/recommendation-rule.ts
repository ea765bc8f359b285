import type { ResolutionOption } from '../../model/resolution-options.ts';
import type { ResolutionFacts } from './resolution-facts.ts';

/** One rule of recommendation; words are made only where it is the one that fits. */
export interface RecommendationRule {
  readonly name: string;
  /** What the rule has seen in the facts, for its words; null where it does not fit. */
  readonly advise: (facts: ResolutionFacts) => Advised | null;
}

/** What to do, and the words for it. */
export interface Advised {
  readonly option: ResolutionOption;
  readonly others: readonly ResolutionOption[];
  readonly change: () => string;
  readonly evidence: () => string;
}

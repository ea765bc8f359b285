import type { ResolutionOption } from './resolution-options.ts';

/** What to do about one application user, and why. */
export interface Recommendation {
  readonly option: ResolutionOption;
  /** What else may fit, the likelier first. */
  readonly others: readonly ResolutionOption[];
  /** What exactly is changed, from what to what. */
  readonly change: string;
  /** What speaks for the option. */
  readonly evidence: string;
}

/** An attribute of the directory that most unmatched users agree with, though no rule compares it. */
export interface CommonCause {
  readonly application: string;
  readonly directory: string;
  /** How many agree, of how many whom nobody claims. */
  readonly count: number;
  readonly of: number;
}

/** What a list asks for while it is written: it is worked out for the users of that list only. */
export interface Advice {
  /** Of an application user: `fp1-` and 16 hex digits. */
  readonly fingerprintOf: (row: number) => string;
  readonly optionFor: (row: number) => ResolutionOption;
  readonly recommendationFor: (row: number) => Recommendation;
}

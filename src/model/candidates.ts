/**
 * Why a directory user may be the person of an account: what the two have in common once it is folded (case,
 * accents, blanks, invisible characters, leading zeros). A reason proposes, it never matches.
 */
export const candidateReasonKinds = [
  'same-identifier',
  'same-address',
  'same-login',
  'same-alias',
  'same-local-part',
  'same-name',
] as const;

export type CandidateReasonKind = (typeof candidateReasonKinds)[number];

export interface CandidateReason {
  readonly kind: CandidateReasonKind;
  /** Names of the attributes that were compared, and their texts as they are stored. */
  readonly application: { readonly attribute: string; readonly value: string };
  readonly directory: { readonly attribute: string; readonly value: string };
}

/** A directory user proposed for an account that nobody claims. */
export interface Candidate {
  /** Row of the directory's table. */
  readonly person: number;
  /** Above 0, at most 1. */
  readonly confidence: number;
  /** The strongest first; never empty. */
  readonly reasons: readonly CandidateReason[];
}

/** Candidates by row of the application's table, best first; rows without any are not there. */
export type Candidates = ReadonlyMap<number, readonly Candidate[]>;

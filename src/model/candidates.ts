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

/** A value of one side: the attribute's name, and its text as it is stored. */
export interface ComparedValue {
  readonly attribute: string;
  readonly value: string;
}

export interface CandidateReason {
  readonly kind: CandidateReasonKind;
  /** Names of the attributes that were compared, and their texts as they are stored. */
  readonly application: ComparedValue;
  readonly directory: ComparedValue;
}

/** What speaks against a candidate, the stronger first. */
export const contradictionKinds = ['other-identifier', 'other-name'] as const;

export type ContradictionKind = (typeof contradictionKinds)[number];

export interface Contradiction {
  readonly kind: ContradictionKind;
  readonly application: ComparedValue;
  readonly directory: ComparedValue;
}

/** A directory user proposed for an account that nobody claims. */
export interface Candidate {
  /** Row of the directory's table. */
  readonly person: number;
  /** Above 0, at most 1. */
  readonly confidence: number;
  /** The strongest first; never empty. */
  readonly reasons: readonly CandidateReason[];
  /** The strongest that there is, null for none. */
  readonly contradiction: Contradiction | null;
}

/** Candidates by row of the application's table, best first; rows without any are not there. */
export type Candidates = ReadonlyMap<number, readonly Candidate[]>;

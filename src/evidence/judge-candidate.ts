import {
  candidateReasonKinds,
  type Candidate,
  type CandidateReasonKind,
  type CandidateReason,
  type Contradiction,
} from '../model/candidates.ts';
import { candidateReasonWords, contradictionWords } from '../model/candidate-words.ts';
import { functionNames } from './common-words.ts';

/** One thing that two users have in common. */
export interface Likeness {
  readonly kind: CandidateReasonKind;
  /** What was found equal. Likenesses of one stem, or of one value of the account, are one piece of evidence. */
  readonly stem: string;
  /** How many directory users have it, in this or a stronger way. */
  readonly sharing: number;
  /** In the order of attributes, of which the first is told. */
  readonly reason: CandidateReason;
}

/** What all of these follow from is a person's name, which a namesake has as well. */
const fromNames: readonly CandidateReasonKind[] = ['same-login', 'same-local-part', 'same-name'];
const mostFromNames = 0.9;
const mostOfAll = 0.99;
/** What a login is worth that names a function. */
const mostOfFunction = 0.1;

/**
 * How sure the likenesses make: 1 less the product of what each leaves in doubt. A value that several directory
 * users share is divided among them, of one piece of evidence the strongest likeness counts, and what speaks
 * against it takes it down. Rounded to hundredths.
 */
export function judgeCandidate(
  person: number,
  likenesses: readonly Likeness[],
  contradictions: readonly Contradiction[],
): Candidate {
  const counted = independent(likenesses);
  const doubt = counted.reduce((product, likeness) => product * (1 - worthOf(likeness)), 1);
  const kinds = counted.map(({ kind }) => kind);
  const most = kinds.every((kind) => fromNames.includes(kind)) ? mostFromNames : mostOfAll;
  const contradiction = contradictions.find((one) => !isRefuted(one, kinds)) ?? null;
  const cap = contradiction === null ? most : contradictionWords[contradiction.kind].mostConfidence;
  return {
    person,
    confidence: Math.max(0.01, Math.round(100 * Math.min(1 - doubt, most, cap)) / 100),
    reasons: counted.map(({ reason }) => reason),
    contradiction,
  };
}

function isRefuted({ kind }: Contradiction, kinds: readonly CandidateReasonKind[]): boolean {
  return kinds.includes(kind === 'other-name' ? 'same-name' : 'same-identifier');
}

/** The strongest likeness of each piece of evidence, the strongest first. */
function independent(likenesses: readonly Likeness[]): Likeness[] {
  const known = new Set<string>();
  return likenesses
    .toSorted(
      (one, other) =>
        worthOf(other) - worthOf(one) ||
        candidateReasonKinds.indexOf(one.kind) - candidateReasonKinds.indexOf(other.kind),
    )
    .filter(({ stem, reason: { application } }) => {
      const pieces = [`stem ${stem}`, `value ${application.value}`];
      const isFirst = !pieces.some((piece) => known.has(piece));
      for (const piece of pieces) known.add(piece);
      return isFirst;
    });
}

function worthOf({ kind, stem, sharing }: Likeness): number {
  const { confidence } = candidateReasonWords[kind];
  const isLogin = kind === 'same-login' || kind === 'same-local-part';
  return (isLogin && functionNames.has(stem) ? Math.min(confidence, mostOfFunction) : confidence) / sharing;
}

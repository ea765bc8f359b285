import {
  candidateReasonKinds,
  contradictionKinds,
  type CandidateReasonKind,
  type Contradiction,
  type ContradictionKind,
} from '../model/candidates.ts';
import { candidateReasonWords, contradictionWords } from '../model/candidate-words.ts';
import { functionNames } from '../model/function-names.ts';
import type { Key } from './key-cutter.ts';

/** A value by the place of its column in the list of evidence columns. */
export interface ValuePlace {
  readonly column: number;
  readonly value: number;
}

/** One thing that two users have in common. */
export interface Likeness {
  readonly kind: CandidateReasonKind;
  readonly application: ValuePlace;
  readonly directory: ValuePlace;
  /** What was found equal. */
  readonly key: Key;
  /** Likenesses of one stem, or of one value of the account, are one piece of evidence. */
  readonly stem: string;
  /** How many directory users have it, in this or a stronger way. */
  readonly sharing: number;
}

/** What a candidate comes to; of the likenesses those that count, the strongest first. */
export interface Judgement {
  readonly confidence: number;
  readonly likenesses: readonly Likeness[];
  readonly contradiction: Contradiction | null;
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
 * against it takes it down. Rounded to hundredths. `find` is asked for a contradiction only where nothing refutes it.
 */
export function judgeCandidate(
  likenesses: readonly Likeness[],
  find: (kind: ContradictionKind) => Contradiction | null,
): Judgement {
  const counted = independent(likenesses);
  const doubt = counted.reduce((product, likeness) => product * (1 - worthOf(likeness)), 1);
  const kinds = counted.map(({ kind }) => kind);
  const most = kinds.every((kind) => fromNames.includes(kind)) ? mostFromNames : mostOfAll;
  const confidence = Math.max(0.01, Math.round(100 * Math.min(1 - doubt, most)) / 100);
  for (const kind of contradictionKinds) {
    const { mostConfidence, refutedBy } = contradictionWords[kind];
    const contradiction = kinds.includes(refutedBy) ? null : find(kind);
    if (contradiction === null) continue;
    return { confidence: Math.min(confidence, mostConfidence), likenesses: counted, contradiction };
  }
  return { confidence, likenesses: counted, contradiction: null };
}

/** The strongest likeness of each piece of evidence, the strongest first. */
function independent(likenesses: readonly Likeness[]): readonly Likeness[] {
  if (likenesses.length === 1) return likenesses;
  const known = new Set<string>();
  return likenesses
    .toSorted(
      (one, other) =>
        worthOf(other) - worthOf(one) ||
        candidateReasonKinds.indexOf(one.kind) - candidateReasonKinds.indexOf(other.kind),
    )
    .filter(({ stem, application: { column, value } }) => {
      const pieces = [`stem ${stem}`, `value ${column} ${value}`];
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

import type { Candidate, CandidateReason, Candidates, ContradictionKind } from '../model/candidates.ts';
import type { RuleClaims } from '../model/match-result.ts';
import type { Column } from '../model/users.ts';
import { compareValues } from '../tables/equality.ts';
import { shownValue } from './evidence-columns.ts';
import {
  identifierContradictions,
  nameContradictions,
  type FindContradiction,
} from './find-contradictions.ts';
import { findLikenesses, type ComparedColumns, type SearchResult } from './find-likenesses.ts';
import { judgeCandidate, type Judgement, type Likeness } from './judge-candidate.ts';
import { KeyCutter } from './key-cutter.ts';
import { mostSharing } from './search-directory.ts';
import { hasManyAccounts, numberOfHash } from './seek-keys.ts';
import { shownAlias } from './shown-alias.ts';

/** Who is worth showing to a person; the rest is noise. */
const mostCandidates = 10;

/** What candidates are judged by beside what the search found. */
export interface Standards {
  readonly rules: readonly RuleClaims[];
  readonly directoryKey: Column;
}

/**
 * Who the seekers may be: at most ten candidates each, best first, of equal ones the lower key first.
 */
export function proposeCandidates(result: SearchResult, { rules, directoryKey }: Standards): Candidates {
  const { columns, seekers } = result;
  const cutter = new KeyCutter();
  const contradictions = {
    'other-identifier': identifierContradictions(rules),
    'other-name': nameContradictions(columns, cutter, (hash) => {
      const number = numberOfHash(seekers.sought, hash);
      return number >= 0 && hasManyAccounts(seekers, number, mostSharing);
    }),
  } as const satisfies Record<ContradictionKind, FindContradiction>;
  const candidates = new Map<number, readonly Candidate[]>();
  for (const [row, people] of findLikenesses(result, cutter)) {
    const judged: (Judgement & { readonly person: number })[] = [];
    for (const [person, likenesses] of people) {
      judged.push({ person, ...judgeCandidate(likenesses, (kind) => contradictions[kind](row, person)) });
    }
    judged.sort(
      (one, other) =>
        other.confidence - one.confidence ||
        compareValues(directoryKey, one.person, directoryKey, other.person),
    );
    const best = judged.slice(0, mostCandidates);
    candidates.set(
      row,
      best.map(({ person, confidence, likenesses, contradiction }) => {
        const reasons = likenesses.map((likeness) => reasonOf(likeness, columns));
        return { person, confidence, reasons, contradiction };
      }),
    );
  }
  return candidates;
}

function reasonOf(
  { kind, key, application, directory }: Likeness,
  columns: ComparedColumns,
): CandidateReason {
  const theirs = columns.directory[directory.column];
  const shown = shownValue(theirs, directory.value);
  return {
    kind,
    application: shownValue(columns.application[application.column], application.value),
    directory: theirs.use === 'alias' ? { ...shown, value: shownAlias(shown.value, key) } : shown,
  };
}

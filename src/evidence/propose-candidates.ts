import type { Candidate, CandidateReason, Candidates, Contradiction } from '../model/candidates.ts';
import type { RuleClaims } from '../model/match-result.ts';
import type { Column } from '../model/users.ts';
import { compareValues } from '../tables/equality.ts';
import { shownValue } from './evidence-columns.ts';
import { identifierContradictions, nameContradictions } from './find-contradictions.ts';
import { LikenessFinder, type ComparedColumns } from './find-likenesses.ts';
import { judgeCandidate, type Judgement, type Likeness } from './judge-candidate.ts';
import { KeyCutter } from './key-cutter.ts';
import type { DirectoryHits } from './search-directory.ts';
import type { Seekers } from './seek-keys.ts';
import { shownAlias } from './shown-alias.ts';

/** Who is worth showing to a person; the rest is noise. */
const mostCandidates = 10;

/** What was searched for, and what it is judged by. */
export interface EvidenceSearch {
  readonly columns: ComparedColumns;
  readonly seekers: Seekers;
  readonly rules: readonly RuleClaims[];
  readonly directoryKey: Column;
}

/**
 * Who the seekers may be: at most ten candidates each, best first, of equal ones the lower key first. `hits` are
 * those of all parts of the directory.
 */
export function proposeCandidates(
  { columns, seekers, rules, directoryKey }: EvidenceSearch,
  hits: readonly DirectoryHits[],
): Candidates {
  const cutter = new KeyCutter();
  const finder = new LikenessFinder(columns, seekers, cutter);
  const byIdentifier = identifierContradictions(rules);
  const byName = nameContradictions(columns, cutter, (hash) => finder.isCommon(hash));
  const contradictions = function* (row: number, person: number): Generator<Contradiction> {
    for (const find of [byIdentifier, byName]) {
      const found = find(row, person);
      if (found !== null) yield found;
    }
  };
  const candidates = new Map<number, readonly Candidate[]>();
  for (const [row, people] of finder.find(hits)) {
    const judged: (Judgement & { readonly person: number })[] = [];
    for (const [person, likenesses] of people) {
      judged.push({ person, ...judgeCandidate(likenesses, () => contradictions(row, person)) });
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

import type { Candidate, Candidates } from '../model/candidates.ts';
import type { MatchResult } from '../model/match-result.ts';
import type { Column } from '../model/users.ts';
import { compareValues } from '../tables/equality.ts';
import { identifierContradictions, nameContradictions, type ComparedColumns } from './find-contradictions.ts';
import { LikenessFinder } from './find-likenesses.ts';
import { judgeCandidate } from './judge-candidate.ts';
import { KeyCutter } from './key-cutter.ts';
import type { DirectoryHits } from './search-directory.ts';
import type { Seekers } from './seek-keys.ts';

/** Who is worth showing to a person; the rest is noise. */
const mostCandidates = 10;

/** What was searched for, by whom, and in which columns. */
export interface EvidenceSearch {
  readonly columns: ComparedColumns;
  readonly seekers: Seekers;
}

/**
 * Who the seekers may be: at most ten candidates each, best first, of equal ones the lower key first. `hits` are
 * those of all parts of the directory.
 */
export function proposeCandidates(
  { columns, seekers }: EvidenceSearch,
  hits: readonly DirectoryHits[],
  { rules }: Pick<MatchResult, 'rules'>,
  directoryKey: Column,
): Candidates {
  const cutter = new KeyCutter();
  const finder = new LikenessFinder(columns, seekers, cutter);
  for (const part of hits) finder.add(part);
  const byIdentifier = identifierContradictions(rules);
  const byName = nameContradictions(columns, cutter, (hash) => finder.isCommon(hash));
  const candidates = new Map<number, readonly Candidate[]>();
  for (const [row, people] of finder.likenesses()) {
    const proposed = [...people].map(([person, likenesses]) =>
      judgeCandidate(
        person,
        likenesses,
        [byIdentifier(row, person), byName(row, person)].filter((found) => found !== null),
      ),
    );
    proposed.sort(
      (one, other) =>
        other.confidence - one.confidence ||
        compareValues(directoryKey, one.person, directoryKey, other.person),
    );
    candidates.set(row, proposed.slice(0, mostCandidates));
  }
  return candidates;
}

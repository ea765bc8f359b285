import { applicationColumns, directoryColumns } from '../evidence/evidence-columns.ts';
import { proposeCandidates } from '../evidence/propose-candidates.ts';
import { seekKeys } from '../evidence/seek-keys.ts';
import type { Candidates } from '../model/candidates.ts';
import type { MatchResult } from '../model/match-result.ts';
import type { SideResult } from '../model/reconciliation.ts';
import { splitRows } from '../tables/row-ranges.ts';
import type { Crew } from './crew.ts';

/** Who the accounts may belong to that nobody claims: all hands search the directory, each a part of it. */
export async function gatherEvidence(
  application: SideResult,
  directory: SideResult,
  match: MatchResult,
  crew: Crew,
): Promise<Candidates> {
  const columns = {
    application: applicationColumns(application, match.rules),
    directory: directoryColumns(directory, match.rules),
  };
  const seekers = seekKeys(columns.application, unclaimedRows(match));
  const parts = splitRows(directory.table.rows, crew.isParallel ? crew.hands.length : 1);
  const { sought } = seekers;
  const hits = await crew.askAll(
    parts.map(
      (part) => ({ kind: 'search', search: { sought, columns: columns.directory, ...part } }) as const,
    ),
  );
  const search = { columns, seekers, rules: match.rules, directoryKey: directory.table.key };
  return proposeCandidates(search, hits);
}

function* unclaimedRows({ application: { rule } }: MatchResult): Generator<number> {
  for (let row = 0; row < rule.length; row += 1) if (rule[row] === 0) yield row;
}

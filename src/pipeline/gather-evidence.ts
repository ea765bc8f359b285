import { applicationColumns, directoryColumns } from '../evidence/evidence-columns.ts';
import { proposeCandidates } from '../evidence/propose-candidates.ts';
import { joinHits } from '../evidence/search-directory.ts';
import { seekKeys } from '../evidence/seek-keys.ts';
import type { Candidates } from '../model/candidates.ts';
import type { Finding } from '../model/findings.ts';
import type { MatchResult } from '../model/match-result.ts';
import type { SideResult } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import { splitRows } from '../tables/row-ranges.ts';
import type { Crew } from './crew.ts';

/** Accounts that nobody claims, beyond which no candidates are sought: each costs memory, and nobody reads so many. */
const mostSeekers = 200_000;

/** Who the accounts may belong to that nobody claims; `candidates` is null where they are not to be sought. */
export interface GatheredEvidence {
  readonly candidates: Candidates | null;
  readonly findings: readonly Finding[];
}

/** All hands search the directory, each a part of it. */
export async function gatherEvidence(
  application: SideResult,
  directory: SideResult,
  match: MatchResult,
  { evidence }: Pick<CheckSettings<unknown>, 'evidence'>,
  crew: Crew,
): Promise<GatheredEvidence> {
  if (evidence === null) return { candidates: null, findings: [] };
  const rows = unclaimedRows(match);
  if (rows.length > mostSeekers) {
    const { source } = application;
    const finding = {
      kind: 'evidence-left-out',
      source,
      line: null,
      count: rows.length,
      most: mostSeekers,
    } as const;
    return { candidates: null, findings: [finding] };
  }
  const columns = {
    application: applicationColumns(application, match.rules),
    directory: directoryColumns(directory, match.rules),
  };
  const seekers = seekKeys(columns.application, rows);
  const parts = splitRows(directory.table.rows, crew.isParallel ? crew.hands.length : 1);
  const search = { sought: seekers.sought, columns: columns.directory };
  const found = await crew.askAll(
    parts.map((part) => ({ kind: 'search', search: { ...search, ...part } }) as const),
  );
  const result = { columns, seekers, hits: joinHits(found) };
  const standards = { rules: match.rules, directoryKey: directory.table.key };
  return { candidates: proposeCandidates(result, standards), findings: [] };
}

function unclaimedRows({ application: { rule } }: MatchResult): Uint32Array {
  const rows: number[] = [];
  rule.forEach((precedence, row) => {
    if (precedence === 0) rows.push(row);
  });
  return Uint32Array.from(rows);
}

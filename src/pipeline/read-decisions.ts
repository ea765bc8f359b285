import { findColumn, findColumnIfThere } from '../importers/find-column.ts';
import type { ImportedUsers } from '../importers/importer.ts';
import { openSource } from '../importers/registry.ts';
import type { SourceOptions } from '../importers/source-options.ts';
import type { Io } from '../io/io.ts';
import { unguardedCell } from '../reporter/csv-cell.ts';
import type { DecisionRow } from '../resolutions/decisions/parse-decision.ts';
import { rowText } from '../tables/column.ts';

export interface DecisionFile {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  readonly rows: number;
}

export interface ReadDecisions {
  readonly file: DecisionFile;
  readonly imported: ImportedUsers;
  readonly rows: readonly DecisionRow[];
}

const key = 'fingerprint';

/** The columns that are read beside the key, and the part of a row that each fills; the others may be missing. */
const columns = {
  applicationKey: 'application_key',
  decision: 'decision',
  candidateId: 'candidate_id',
  directoryId: 'directory_id',
  decidedBy: 'decided_by',
  reason: 'reason',
  expiresOn: 'expires_on',
} as const satisfies Partial<Record<keyof DecisionRow, string>>;

/** Reads an edited resolution-options.csv as a spreadsheet saved it, row by row and unjudged. */
export async function readDecisions(
  { source: options, base }: { readonly source: SourceOptions; readonly base: string },
  io: Pick<Io, 'signal'>,
): Promise<ReadDecisions> {
  const source = await openSource(options, base, io);
  try {
    findColumn(source, [columns.decision], 'decisions');
    const wanted = Object.values(columns).flatMap((name) => {
      const found = findColumnIfThere(source, [name]);
      return found === null ? [] : [[name, found] as const];
    });
    const imported = await source.readUsers({
      side: 'application',
      key: findColumn(source, [key], 'decisions are joined by it'),
      columns: new Map(wanted),
      multiValued: new Set(),
      shown: new Set(),
      forEvidence: new Set(),
      repeatedKeys: 'keep',
    });
    const { table } = imported;
    const cell = (name: keyof typeof columns, row: number): string =>
      unguardedCell(rowText(table.columns.get(columns[name]), row));
    const rows = Array.from(table.lines, (line, row): DecisionRow => ({
      source: source.name,
      line,
      fingerprint: unguardedCell(rowText(table.key, row)),
      applicationKey: cell('applicationKey', row),
      decision: cell('decision', row),
      candidateId: cell('candidateId', row),
      directoryId: cell('directoryId', row),
      decidedBy: cell('decidedBy', row),
      reason: cell('reason', row),
      expiresOn: cell('expiresOn', row),
    }));
    const file = { file: source.name, size: source.size, sha256: imported.sha256, rows: imported.read };
    return { file, imported, rows };
  } finally {
    await source.close();
  }
}

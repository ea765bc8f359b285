import type { Completeness } from '../model/completeness.ts';
import type { Finding } from '../model/findings.ts';
import type { Side } from '../model/users.ts';

/** An export as a file, whatever is in it. */
export interface ExportFile {
  readonly side: Side;
  readonly source: string;
  /** When it was last written to. */
  readonly modified: Date;
  /** Whether its last line has an end; null where it has no lines. */
  readonly endsItsLines: boolean | null;
  readonly completeness: Completeness;
}

/** What looks wrong with files from the outside. `now` is null where the clock is stopped: a file then has no age. */
export function findInFiles(files: readonly ExportFile[], now: Date | null): Finding[] {
  return files.flatMap((file) => [...findOldExport(file, now), ...findUnendedLine(file)]);
}

const day = 86_400_000;
const mostDays = 7;

/** Packers give files a time of long ago in place of their own (npm: 1985, zip: 1980). */
const firstTime = Date.UTC(2000, 0);

function findOldExport({ side, source, modified }: ExportFile, now: Date | null): Finding[] {
  if (now === null || modified.getTime() < firstTime) return [];
  const days = Math.floor((now.getTime() - modified.getTime()) / day);
  if (days < mostDays) return [];
  return [
    { kind: 'old-export', source, line: null, side, days, written: modified.toISOString().slice(0, 10) },
  ];
}

function findUnendedLine({ side, source, endsItsLines, completeness }: ExportFile): Finding[] {
  return endsItsLines === false && completeness === 'unproven'
    ? [{ kind: 'unended-line', source, line: null, side }]
    : [];
}

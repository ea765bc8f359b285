import type { ImportedUsers } from '../importers/importer.ts';
import type { Completeness } from '../model/completeness.ts';
import type { Finding } from '../model/findings.ts';
import { reasonsThatEndReading } from '../model/rejections.ts';
import type { Side } from '../model/users.ts';

/** What was read of a file, under the name that the user gave it. */
export interface Import {
  readonly source: string;
  readonly imported: ImportedUsers;
}

/** How complete each side is; a directory of which anything is missing makes "unmatched" a guess. */
export interface JudgedCompleteness {
  readonly completeness: Readonly<Record<Side, Completeness>>;
  readonly findings: readonly Finding[];
  /** The sentence that every report bears, null where no source is incomplete. */
  readonly banner: string | null;
}

export function judgeCompleteness(
  application: Import,
  directory: Import,
  assigned: Import | null,
): JudgedCompleteness {
  const findings: Finding[] = [
    ...incompleteImport('application', application),
    ...incompleteImport('directory', directory),
    ...rejectedRow('directory-row-rejected', directory),
    ...(assigned === null
      ? []
      : [...incompleteImport('directory', assigned), ...rejectedRow('assigned-row-rejected', assigned)]),
  ];
  const judged = (side: Side, { imported }: Import): Completeness =>
    findings.some((finding) => finding.kind === 'incomplete-source' && finding.side === side)
      ? 'incomplete'
      : imported.completeness;
  const sources = [...new Set(findings.map(({ source }) => source))];
  return {
    completeness: {
      application: judged('application', application),
      directory: judged('directory', directory),
    },
    findings,
    banner:
      sources.length === 0
        ? null
        : `INCOMPLETE: ${sources.join(' and ')} did not give all users. Do not act on this report; see findings.csv.`,
  };
}

function incompleteImport(side: Side, { source, imported: { incomplete } }: Import): Finding[] {
  return incomplete === null
    ? []
    : [{ kind: 'incomplete-source', source, side, line: incomplete.line, why: incomplete.why }];
}

function rejectedRow(
  why: 'directory-row-rejected' | 'assigned-row-rejected',
  { source, imported }: Import,
): Finding[] {
  const [first] = imported.rejections.filter(({ reason }) => !reasonsThatEndReading.includes(reason));
  return first === undefined
    ? []
    : [{ kind: 'incomplete-source', source, side: 'directory', line: first.line, why }];
}

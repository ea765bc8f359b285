import type { ImportedUsers } from '../importers/importer.ts';
import type { Completeness } from '../model/completeness.ts';
import type { Finding, IncompleteReason } from '../model/findings.ts';
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

/** What makes a side incomplete. */
type IncompleteFinding = Extract<Finding, { readonly kind: 'incomplete-source' | 'unexpected-count' }>;

/** `expected` is how many users each side must have by somebody who counted them elsewhere: that many prove it complete. */
export function judgeCompleteness(
  application: Import,
  directory: Import,
  assigned: Import | null,
  decisions: readonly Import[],
  expected: Readonly<Record<Side, number | null>>,
): JudgedCompleteness {
  const findings: IncompleteFinding[] = [
    ...incompleteImport('application', application),
    ...incompleteImport('directory', directory),
    ...rejectedRow('directory-row-rejected', directory),
    ...unexpectedCount('application', application, expected),
    ...unexpectedCount('directory', directory, expected),
    ...(assigned === null
      ? []
      : [...incompleteImport('directory', assigned), ...rejectedRow('assigned-row-rejected', assigned)]),
    // What was decided is a part of what is known of the application's users.
    ...decisions.flatMap((file) => [
      ...incompleteImport('application', file),
      ...rejectedRow('decision-row-rejected', file),
    ]),
  ];
  const judged = (side: Side, { imported }: Import): Completeness => {
    if (findings.some((finding) => finding.side === side)) return 'incomplete';
    return expected[side] === null ? imported.completeness : 'proven';
  };
  return {
    completeness: {
      application: judged('application', application),
      directory: judged('directory', directory),
    },
    findings,
    banner: bannerOf(findings, decisions),
  };
}

function incompleteImport(side: Side, { imported: { incomplete } }: Import): IncompleteFinding[] {
  return incomplete === null ? [] : [{ kind: 'incomplete-source', side, ...incomplete }];
}

const sideOfRejected = {
  'directory-row-rejected': 'directory',
  'assigned-row-rejected': 'directory',
  'decision-row-rejected': 'application',
} as const satisfies Partial<Record<IncompleteReason, Side>>;

function rejectedRow(why: keyof typeof sideOfRejected, { imported }: Import): IncompleteFinding[] {
  const [first] = imported.rejections.filter(({ reason }) => !reasonsThatEndReading.includes(reason));
  return first === undefined
    ? []
    : [{ kind: 'incomplete-source', source: first.source, side: sideOfRejected[why], line: first.line, why }];
}

/** A user is counted once, whatever number of rows it has, and also where its row was rejected. */
function unexpectedCount(
  side: Side,
  { source, imported: { read, merged } }: Import,
  { [side]: expected }: Readonly<Record<Side, number | null>>,
): IncompleteFinding[] {
  const actual = read - merged;
  return expected === null || expected === actual
    ? []
    : [{ kind: 'unexpected-count', source, line: null, side, expected, actual }];
}

/** Which sources did not give what they should have; null where all did. */
function bannerOf(findings: readonly IncompleteFinding[], decisions: readonly Import[]): string | null {
  if (findings.length === 0) return null;
  const wrongs = findings.map((finding) => ({
    source: finding.source,
    what: whatIsWrong(finding, decisions),
  }));
  const parts = [...new Set(wrongs.map(({ what }) => what))].map((wrong) => {
    const names = wrongs.filter(({ what }) => what === wrong).map(({ source }) => source);
    return `${[...new Set(names)].join(' and ')} ${wrong}`;
  });
  return `INCOMPLETE: ${parts.join(', ')}. Do not act on this report; see findings.csv.`;
}

function whatIsWrong(finding: IncompleteFinding, decisions: readonly Import[]): string {
  if (finding.kind === 'unexpected-count' && finding.actual > finding.expected) {
    return 'gave more users than there should be';
  }
  return decisions.some(({ source }) => source === finding.source)
    ? 'did not give all decisions'
    : 'did not give all users';
}

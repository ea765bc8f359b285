import type { Completeness } from '../model/completeness.ts';
import type { AttributeSurvey, SideSurvey } from '../model/export-health.ts';
import type { Finding } from '../model/findings.ts';
import type { SurveyedSide } from './find-lost-zeros.ts';

/** What is known of how the file of one side was read. */
export interface ReadExport extends SurveyedSide {
  readonly read: number;
  readonly completeness: Completeness;
}

/** What looks wrong with one export by itself. */
export function findInExport({ source, table, survey, read, completeness }: ReadExport): Finding[] {
  const { side } = table;
  return [
    ...survey.damaged.map(({ damage, ...damaged }): Finding => ({ kind: damage, source, side, ...damaged })),
    ...[...survey.attributes.values()]
      .flatMap((attribute) => findInAttribute(source, table, attribute))
      .filter((finding) => !isDamaged(finding, survey)),
    ...survey.copies.map((copied): Finding => ({
      kind: 'copied-attribute',
      source,
      line: null,
      side,
      ...copied,
    })),
    ...(completeness === 'unproven' && limits.includes(read)
      ? [{ kind: 'suspicious-count', source, line: null, side, count: read } as const]
      : []),
  ];
}

/**
 * Where servers and programs stop: the page sizes and size limits of directories and APIs (Active Directory 1000,
 * OpenLDAP 500), and the rows of a sheet of Excel without its header, in its old and its new form.
 */
const limits: readonly number[] = [500, 1000, 1500, 2000, 5000, 10_000, 65_535, 1_048_575];

/** Of fewer users a part without a value is no sign of anything. */
const leastUsers = 20;

/** Per cent of the users that should have a value. */
const leastFilled = 90;

function findInAttribute(
  source: string,
  { side, rows }: SurveyedSide['table'],
  { attribute, filled, shared }: AttributeSurvey,
): Finding[] {
  const about = { source, side, attribute } as const;
  const found = shared.map((value): Finding => ({ kind: 'shared-value', ...about, ...value }));
  if (rows === 0) return found;
  if (filled === 0) return [...found, { kind: 'empty-attribute', line: null, ...about }];
  if (rows < leastUsers || filled * 100 >= rows * leastFilled) return found;
  return [...found, { kind: 'sparse-attribute', line: null, ...about, count: rows - filled, users: rows }];
}

/** What is shared because something else is the matter with it has been told. */
function isDamaged(finding: Finding, { damaged }: SideSurvey): boolean {
  return (
    finding.kind === 'shared-value' &&
    damaged.some(({ attribute, value }) => attribute === finding.attribute && value === finding.value)
  );
}

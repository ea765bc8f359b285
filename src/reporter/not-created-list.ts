import type { CreationPlan } from '../model/creation.ts';
import type { SideResult } from '../model/reconciliation.ts';
import { explanationOfRefusal } from '../model/refusal-words.ts';
import { csvList } from './csv-list.ts';
import type { ReportPart } from './report.ts';
import { userCells } from './user-cells.ts';

const header = ['application_key', 'source_line', 'display_name', 'email', 'reason', 'explanation'];

/** Who was to be created and is not, by key. */
export function notCreatedList({ notCreated }: CreationPlan, application: SideResult): Iterable<ReportPart> {
  const cells = userCells(application);
  const rows = notCreated.map(({ row, refusal }) => [
    cells.key(row),
    cells.line(row),
    cells.role('displayName', row),
    cells.role('email', row),
    refusal.kind,
    explanationOfRefusal(refusal),
  ]);
  return csvList(header, rows, null);
}

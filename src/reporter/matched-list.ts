import { codesOf } from '../model/codes.ts';
import { outcomes, readinesses } from '../model/outcomes.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import { valueText } from '../tables/column.ts';
import { csvList } from './csv-list.ts';
import type { Report } from './report.ts';
import { passedThrough, userCells } from './user-cells.ts';

const header = [
  'application_key', 'source_line', 'display_name', 'rule', 'match_value', 'case_only', 'directory_id',
  'directory_upn', 'directory_display_name', 'readiness', 'lockout_risk',
]; // prettier-ignore

const matched = codesOf(outcomes).matched;

/** Matched application users, in the order of the export. */
export const matchedList: Report = {
  file: 'matched.csv',
  write: (result, banner) => {
    const through = passedThrough(result);
    return csvList([...header, ...through.header], matchedRows(result, through.cells), banner);
  },
};

function* matchedRows(result: Reconciliation, through: (row: number) => string[]): Generator<string[]> {
  const { match } = result;
  const cells = userCells(result.application);
  const people = userCells(result.directory);
  const { outcome, rule, matchValue, caseOnly, claimant, readiness } = match.application;
  for (let row = 0; row < outcome.length; row += 1) {
    if (outcome[row] !== matched) continue;
    yield [
      cells.key(row),
      cells.line(row),
      cells.role('displayName', row),
      String(rule[row]),
      valueText(match.rules[rule[row] - 1].application, matchValue[row]),
      caseOnly[row] === 1 ? 'yes' : 'no',
      people.key(claimant[row]),
      people.role('login', claimant[row]),
      people.role('displayName', claimant[row]),
      readinesses[readiness[row]],
      'unknown',
      ...through(row),
    ];
  }
}

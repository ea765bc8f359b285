import { codesOf } from '../model/codes.ts';
import { outcomes, readinesses } from '../model/outcomes.ts';
import type { Decided } from '../model/reconciliation.ts';
import { answers } from '../model/roles.ts';
import { lineText } from '../tables/row-place.ts';
import { encodeCells, type EncodedCells } from './csv-bytes.ts';
import { longCsvList } from './csv-list.ts';
import { decidedText } from './decision-cells.ts';
import { rowsWith } from './order-rows.ts';
import type { UserList } from './report.ts';
import { passedThrough } from './user-cells.ts';

const header = [
  'application_key', 'source_line', 'display_name', 'rule', 'match_value', 'case_only', 'directory_id',
  'directory_upn', 'directory_display_name', 'readiness', 'lockout_risk',
]; // prettier-ignore

/** By `caseOnly`. */
const caseOnlyCells = [encodeCells('no'), encodeCells('yes')];
/** By code of readiness, then by that of the lockout risk. */
const readinessCells = readinesses.map((readiness) => answers.map((risk) => encodeCells(readiness, risk)));
const noDecision = encodeCells('');
const matched = codesOf(outcomes).matched;

/** Matched application users, in the order of the export. */
export const matchedList: UserList = {
  file: 'matched.csv',
  write: (result, banner) => {
    const { application, directory, match, risks, decided, reportColumns } = result;
    const { outcome, rule, matchValue, caseOnly, claimant, readiness } = match.application;
    const people = directory.table.columns;
    const hasFiles = application.table.files.length > 0;
    return longCsvList(
      [
        ...header,
        ...(decided.isGiven ? ['decision'] : []),
        ...passedThrough(result, [...header, 'decision']).header,
      ],
      rowsWith(matched, outcome),
      (out, row) => {
        out.lookAt(directory.table.key, claimant[row]);
      },
      (out, row) => {
        out.value(application.table.key, row);
        if (hasFiles) out.text(lineText(application.table, row));
        else out.number(application.table.lines[row]);
        out.cell(application.roles.get('displayName'), row);
        out.number(rule[row]);
        out.value(match.rules[rule[row] - 1].application, matchValue[row]);
        out.cells(caseOnlyCells[caseOnly[row]]);
        out.value(directory.table.key, claimant[row]);
        out.cell(people.get('userprincipalname'), claimant[row]);
        out.cell(directory.roles.get('displayName'), claimant[row]);
        out.cells(readinessCells[readiness[row]][risks.lockout[row]]);
        if (decided.isGiven) out.cells(decisionCell(decided, row));
        for (const column of reportColumns) out.cell(column, row);
      },
      banner,
    );
  },
};

/** Few of the matched have a decision: it lifted a hold, is about a person who is disabled, or says that it is another. */
function decisionCell(decided: Decided, row: number): EncodedCells {
  const text = decidedText(decided, row);
  return text === '' ? noDecision : encodeCells(text);
}

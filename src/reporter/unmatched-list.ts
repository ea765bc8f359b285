import { codesOf } from '../model/codes.ts';
import { outcomeReasons, outcomes, type Outcome } from '../model/outcomes.ts';
import type { Advice } from '../model/recommendations.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import { answers } from '../model/roles.ts';
import { joinKeys } from './account-keys.ts';
import { csvList } from './csv-list.ts';
import { shownOption } from './decision-cells.ts';
import { rowsByKey } from './order-rows.ts';
import type { Report } from './report.ts';
import { unclaimedWords } from './unclaimed-words.ts';
import { accountStatus, matchValues, passedThrough, userCells } from './user-cells.ts';

const header = [
  'application_key', 'source_line', 'display_name', 'login', 'email', 'department', 'account_status',
  'last_sign_in', 'outcome', 'reason', 'match_values', 'privileged', 'lockout_risk', 'duplicate_risk',
  'recommended_option', 'explanation',
]; // prettier-ignore

const listed: readonly Outcome[] = ['unmatched', 'no-match-value', 'excluded'];

/** Application users that nobody was matched with, and why. */
export const unmatchedList: Report = {
  file: 'unmatched.csv',
  write: (result, banner, advice) => {
    const through = passedThrough(result, header);
    return csvList([...header, ...through.header], unmatchedRows(result, advice, through.cells), banner);
  },
};

function* unmatchedRows(
  result: Reconciliation,
  advice: Advice,
  through: (row: number) => string[],
): Generator<string[]> {
  const { application, match, risks } = result;
  const cells = userCells(application);
  const explain = unclaimedWords(result);
  const { outcome, reason } = match.application;
  const codes = codesOf(outcomes);
  const wanted = new Set(listed.map((name) => codes[name]));
  for (const row of rowsByKey(application.table.key, (candidate) => wanted.has(outcome[candidate]))) {
    yield [
      cells.key(row),
      cells.line(row),
      cells.role('displayName', row),
      cells.role('login', row),
      cells.role('email', row),
      cells.role('department', row),
      accountStatus(application, row),
      cells.date('lastSignIn', row),
      outcomes[outcome[row]],
      outcomeReasons[reason[row]],
      joinKeys(matchValues(result, row).map(({ value }) => value)),
      cells.isPrivileged(row),
      answers[risks.lockout[row]],
      answers[risks.duplicate[row]],
      shownOption(result, row, () => advice.optionFor(row)) ?? '',
      explain(row),
      ...through(row),
    ];
  }
}

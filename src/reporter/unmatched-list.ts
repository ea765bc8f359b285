import { codesOf } from '../model/codes.ts';
import { terminalText } from '../model/terminal-text.ts';
import { outcomeReasons, outcomes, type Outcome, type OutcomeReason } from '../model/outcomes.ts';
import type { MatchedUsers, Reconciliation } from '../model/reconciliation.ts';
import type { Advice } from '../model/recommendations.ts';
import { answers } from '../model/roles.ts';
import { directoryText } from '../model/rules.ts';
import { claimedBy } from '../tables/claims.ts';
import { compareText } from '../tables/compare-text.ts';
import { csvList } from './csv-list.ts';
import { decisionOf, decisionText, shownOption, withDecision } from './decision-cells.ts';
import { rowsByKey } from './order-rows.ts';
import type { Report } from './report.ts';
import { accountStatus, joinKeys, matchValues, passedThrough, userCells } from './user-cells.ts';

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
    const through = passedThrough(result);
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
  const { outcome, reason } = match.application;
  const codes = codesOf(outcomes);
  const wanted = new Set(listed.map((name) => codes[name]));
  for (const row of rowsByKey(application.table.key, (candidate) => wanted.has(outcome[candidate]))) {
    const why = outcomeReasons[reason[row]];
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
      why,
      joinKeys(matchValues(result, row).map(({ value }) => value)),
      cells.isPrivileged(row),
      answers[risks.lockout[row]],
      'unknown',
      shownOption(result, row, () => advice.optionFor(row)) ?? '',
      explanationOf(why, result, row),
      ...through(row),
    ];
  }
}

type ListedReason = Exclude<OutcomeReason, 'none' | 'several-directory-users' | 'several-accounts'>;

function explanationOf(reason: OutcomeReason, result: Reconciliation, row: number): string {
  if (!isListedReason(reason)) return '';
  const explanation = explanations[reason](result, row);
  return reason === 'decision' ? explanation : withDecision(explanation, result, row);
}

function isListedReason(reason: OutcomeReason): reason is ListedReason {
  return Object.hasOwn(explanations, reason);
}

const explanations = {
  'not-in-directory': (result, row) =>
    `No directory user has ${matchValues(result, row)
      .filter(({ isPlaceholder }) => !isPlaceholder)
      .map(({ attribute, value }) => `the ${attribute} "${value}"${remark(value)}`)
      .join(' or ')}.`,
  'second-account': (result, row) => {
    const { person, rule, others } = otherPerson(result, row);
    return `${person} has the same value (rule ${rule}), but already claims the account ${others}. After go-live this account belongs to nobody: decide which of the two is kept.`;
  },
  shadowed: (result, row) => {
    const { person, rule, others } = otherPerson(result, row);
    return `${person} has the same value (rule ${rule}), but claims several other accounts before that rule is asked: ${others}.`;
  },
  empty: ({ match }) =>
    `Nothing to match by: ${attributeNames(match)} ${match.rules.length > 1 ? 'are all' : 'is'} empty.`,
  placeholder: (result, row) =>
    `Nothing to match by: ${matchValues(result, row)
      .map(({ attribute, value }) => `the ${attribute} "${value}"`)
      .join(' and ')} only ${matchValues(result, row).length > 1 ? 'say' : 'says'} that there is none.`,
  configuration: ({ exclusions, exclusionOf }, row) => {
    const { reason, expires } = exclusions[exclusionOf[row]];
    return `Set aside by the configuration: ${reason}${expires === null ? '' : ` (until ${expires})`}.`;
  },
  decision: ({ decided }, row) => {
    const decision = decisionOf(decided, row);
    return decision === null ? '' : `Set aside by a decision: ${decisionText(decision)}.`;
  },
} as const satisfies Record<ListedReason, (result: MatchedUsers, row: number) => string>;

/** What cannot be seen of a value, and may be why it is not found. */
function remark(value: string): string {
  if (terminalText(value) !== value) return ' (with characters that do not show)';
  return /^\s|\s$/.test(value) ? ' (with a blank at its end or beginning)' : '';
}

function attributeNames(match: MatchedUsers['match']): string {
  return [...new Set(match.rules.map(({ application }) => application.name))].join(', ');
}

/** The directory user that stopped at an earlier rule, with the accounts claimed there. */
function otherPerson(
  { application, directory, match }: MatchedUsers,
  row: number,
): { readonly person: string; readonly rule: string; readonly others: string } {
  const directoryRow = match.application.otherWay[row];
  const { rule } = match.rules[match.application.otherRule[row] - 1];
  const person = userCells(directory);
  const keys = [...claimedBy(match, directoryRow)].map((claimed) => userCells(application).key(claimed));
  const name = person.role('displayName', directoryRow);
  return {
    person: `${name}${name === '' ? '' : ' '}(${person.upn(directoryRow) || person.key(directoryRow)})`,
    rule: `${rule.precedence}: ${rule.application} = ${directoryText(rule.directory)}`,
    others: joinKeys(keys.toSorted(compareText)),
  };
}

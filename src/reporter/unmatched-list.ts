import { codesOf } from '../model/codes.ts';
import { outcomeReasons, outcomes, type Outcome, type OutcomeReason } from '../model/outcomes.ts';
import type { Advice } from '../model/recommendations.ts';
import type { MatchedUsers, ProposedUsers, Reconciliation } from '../model/reconciliation.ts';
import { answers } from '../model/roles.ts';
import { directoryText } from '../model/rules.ts';
import { shownValue } from '../model/shown-value.ts';
import { candidateEvidence, candidateStanding, claimedKeys, personName } from './candidate-words.ts';
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
      explainUnclaimed(result, row),
      ...through(row),
    ];
  }
}

/** Why nobody claims an application user, and who its owner may be; empty for whoever is claimed. */
export function explainUnclaimed(result: ProposedUsers, row: number): string {
  const why = outcomeReasons[result.match.application.reason[row]];
  return isListedReason(why) ? explanationOf(why, result, row) + bestCandidate(result, row) : '';
}

type ListedReason = Exclude<OutcomeReason, 'none' | 'several-directory-users' | 'several-accounts'>;

function explanationOf(reason: ListedReason, result: MatchedUsers, row: number): string {
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
      .map(({ attribute, value }) => `the ${shownValue(attribute, value)}`)
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

function attributeNames(match: MatchedUsers['match']): string {
  return [...new Set(match.rules.map(({ application }) => application.name))].join(', ');
}

/** The directory user that stopped at an earlier rule, with the accounts claimed there. */
function otherPerson(
  result: MatchedUsers,
  row: number,
): { readonly person: string; readonly rule: string; readonly others: string } {
  const { otherWay, otherRule } = result.match.application;
  const { rule } = result.match.rules[otherRule[row] - 1];
  return {
    person: personName(result, otherWay[row]),
    rule: `${rule.precedence}: ${rule.application} = ${directoryText(rule.directory)}`,
    others: claimedKeys(result, otherWay[row]),
  };
}

/** Who the owner may be, where the reason has not named that person. */
function bestCandidate(result: ProposedUsers, row: number): string {
  const best = result.candidates?.get(row)?.[0];
  const { otherWay, reason } = result.match.application;
  const isNamed = outcomeReasons[reason[row]] !== 'configuration' && best?.person === otherWay[row];
  if (best === undefined || isNamed) return '';
  const sure = best.confidence.toFixed(2);
  return ` Its owner may be ${personName(result, best.person)}, confidence ${sure}: ${candidateEvidence(best)}. ${candidateStanding(result, best)}`;
}

import { decisionOf } from '../model/decision-of.ts';
import { outcomeReasons, type OutcomeReason } from '../model/outcomes.ts';
import type { MatchedUsers, ProposedUsers } from '../model/reconciliation.ts';
import { directoryText } from '../model/rules.ts';
import { shownValue } from '../model/shown-value.ts';
import { accountKeys, type AccountKeys } from './account-keys.ts';
import { candidateEvidence, candidateStanding, claimedKeys, personName } from './candidate-words.ts';
import { decisionText, withDecision } from './decision-cells.ts';
import { matchValues } from './user-cells.ts';

/** Why nobody claims an application row, and who its owner may be, in words; empty for whoever is claimed. */
export function unclaimedWords(result: ProposedUsers): (row: number) => string {
  const keysOf = accountKeys(result);
  return (row) => {
    const why = outcomeReasons[result.match.application.reason[row]];
    return isListedReason(why)
      ? explanationOf(why, result, row, keysOf) + bestCandidate(result, row, keysOf)
      : '';
  };
}

type ListedReason = Exclude<OutcomeReason, 'none' | 'several-directory-users' | 'several-accounts'>;

function explanationOf(reason: ListedReason, result: MatchedUsers, row: number, keysOf: AccountKeys): string {
  const explanation = explanations[reason](result, row, keysOf);
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
  'second-account': (result, row, keysOf) => {
    const { person, rule, others } = otherPerson(result, row, keysOf);
    return `${person} has the same value (rule ${rule}), but already claims the account ${others}. After go-live this account belongs to nobody: decide which of the two is kept.`;
  },
  shadowed: (result, row, keysOf) => {
    const { person, rule, others } = otherPerson(result, row, keysOf);
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
} as const satisfies Record<ListedReason, (result: MatchedUsers, row: number, keysOf: AccountKeys) => string>;

function attributeNames(match: MatchedUsers['match']): string {
  return [...new Set(match.rules.map(({ application }) => application.name))].join(', ');
}

/** The directory user that stopped at an earlier rule, with the accounts claimed there. */
function otherPerson(
  result: MatchedUsers,
  row: number,
  keysOf: AccountKeys,
): { readonly person: string; readonly rule: string; readonly others: string } {
  const { otherWay, otherRule } = result.match.application;
  const { rule } = result.match.rules[otherRule[row] - 1];
  return {
    person: personName(result, otherWay[row]),
    rule: `${rule.precedence}: ${rule.application} = ${directoryText(rule.directory)}`,
    others: claimedKeys(result.match, otherWay[row], keysOf),
  };
}

/** Who the owner may be, where the reason has not named that person. */
function bestCandidate(result: ProposedUsers, row: number, keysOf: AccountKeys): string {
  const best = result.candidates?.get(row)?.[0];
  const { otherWay, reason } = result.match.application;
  const isNamed = outcomeReasons[reason[row]] !== 'configuration' && best?.person === otherWay[row];
  if (best === undefined || isNamed) return '';
  const sure = best.confidence.toFixed(2);
  return ` Its owner may be ${personName(result, best.person)}, confidence ${sure}: ${candidateEvidence(best)}. ${candidateStanding(result.match, best, keysOf)}`;
}

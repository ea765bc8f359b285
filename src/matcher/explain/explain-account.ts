import type { AccountByRule, AccountExplanation, AccountValue, FoundBy } from '../../model/explanation.ts';
import type { RuleClaims } from '../../model/match-result.ts';
import { holds, outcomeReasons, outcomes, readinesses } from '../../model/outcomes.ts';
import type { MatchedUsers } from '../../model/reconciliation.ts';
import { directoryText } from '../../model/rules.ts';
import type { Column } from '../../model/users.ts';
import { claimedBy, matchingValue } from '../../tables/claims.ts';
import { firstValueOf, lastValueOf, valueLength, valueText } from '../../tables/column.ts';
import { rowsOfGroup } from '../../tables/row-groups.ts';
import { equalRows } from './equal-rows.ts';
import { mostNamed, nameUser, nameUsers } from './name-users.ts';

/** Why an account came to its outcome: rule by rule what it holds, who claims it and who passed by. */
export function explainAccount(result: MatchedUsers, row: number, foundBy: FoundBy): AccountExplanation {
  const { application, directory, match } = result;
  const verdicts = match.application;
  const outcome = outcomes[verdicts.outcome[row]];
  const claimant = verdicts.claimant[row];
  return {
    row,
    user: nameUser(application, row),
    foundBy,
    outcome,
    reason: outcomeReasons[verdicts.reason[row]],
    holds: holds.filter((_, bit) => (verdicts.holds[row] & (1 << bit)) !== 0),
    rule: verdicts.rule[row] === 0 ? null : verdicts.rule[row],
    claimant: claimant < 0 ? null : nameUser(directory, claimant),
    readiness: outcome === 'matched' ? readinesses[verdicts.readiness[row]] : null,
    rules: match.rules.map((claims) => accountByRule(result, claims, row)),
  };
}

function accountByRule(result: MatchedUsers, claims: RuleClaims, row: number): AccountByRule {
  const { rule, application } = claims;
  return {
    precedence: rule.precedence,
    application: application.name,
    directory: directoryText(rule.directory),
    values: filledValues(application, row).map((value) => accountValue(result, claims, row, value)),
  };
}

function filledValues(column: Column, row: number): number[] {
  const values: number[] = [];
  for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1) {
    if (valueLength(column, value) > 0) values.push(value);
  }
  return values;
}

function accountValue(result: MatchedUsers, claims: RuleClaims, row: number, value: number): AccountValue {
  const { application, directory, match } = result;
  const group = claims.groupOfValue[value];
  const isPlaceholder = group < 0;
  const others = isPlaceholder
    ? new Uint32Array()
    : rowsOfGroup(claims.accounts, group).filter((other) => other !== row);
  const claimants = isPlaceholder ? new Uint32Array() : rowsOfGroup(claims.claimants, group);
  const passers = isPlaceholder ? [] : passersBy(result, claims, value);
  return {
    text: valueText(claims.application, value),
    isPlaceholder,
    sharedWith: nameUsers(application, others),
    claimants: {
      count: claimants.length,
      first: Array.from(claimants.subarray(0, mostNamed), (claimant) => ({
        user: nameUser(directory, claimant),
        rank: match.directory.rank[claimant],
        caseOnly: !matchingValue(claims, row, group, claimant).isExact,
        accounts: claimedBy(match, claimant).length,
      })),
    },
    passedBy: {
      count: passers.length,
      first: passers.slice(0, mostNamed).map((passer) => ({
        user: nameUser(directory, passer),
        stoppedAt: match.directory.claimRule[passer],
      })),
    },
  };
}

/** The directory rows that have the value, but did not get to this rule. */
function passersBy({ directory, match }: MatchedUsers, claims: RuleClaims, value: number): number[] {
  const { rule } = claims;
  if (rule.precedence === 1) return [];
  const { claimRule } = match.directory;
  return equalRows(claims.directory, directory.table.rows, rule.caseExact, claims.application, value).filter(
    (user) => claimRule[user] > 0 && claimRule[user] < rule.precedence,
  );
}

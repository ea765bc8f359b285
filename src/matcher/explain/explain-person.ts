import { compileScopeClause } from '../../expressions/compile-scope-clause.ts';
import type {
  FoundBy,
  Lookup,
  PersonByRule,
  PersonExplanation,
  PersonScope,
} from '../../model/explanation.ts';
import type { RuleClaims } from '../../model/match-result.ts';
import { forecastReasons, forecasts } from '../../model/outcomes.ts';
import type { MatchedUsers } from '../../model/reconciliation.ts';
import { answers } from '../../model/roles.ts';
import { attributesOf, directoryText } from '../../model/rules.ts';
import { clauseText, type ScopeFilter } from '../../model/scope.ts';
import type { UserTable } from '../../model/users.ts';
import { claimedBy } from '../../tables/claims.ts';
import { rowText, rowValues, valueLength, valueText } from '../../tables/column.ts';
import { saysSomething } from '../../tables/telling-values.ts';
import { equalRows } from './equal-rows.ts';
import { nameUser, nameUsers } from './name-users.ts';
import { attributeValues, ruleFailure, storedAttribute } from '../rule-values.ts';

/** What decides who is in scope: the list of assigned users, null where there is none, and the filters. */
export interface ScopeFacts {
  readonly isAssigned: Uint8Array | null;
  readonly filters: readonly ScopeFilter[];
}

/** What provisioning would do with a directory user: rule by rule what it asks for, and what comes of it. */
export function explainPerson(
  result: MatchedUsers,
  scope: ScopeFacts,
  row: number,
  foundBy: FoundBy,
): PersonExplanation {
  const { directory, match } = result;
  const { enabled, rank, inScope, forecast, forecastReason } = match.directory;
  return {
    user: nameUser(directory, row),
    foundBy,
    enabled: answers[enabled[row]],
    rank: rank[row],
    scope: {
      inScope: inScope[row] === 1,
      isAssigned: scope.isAssigned === null ? null : scope.isAssigned[row] === 1,
      filters: scope.filters.map((filter) => askFilter(directory.table, filter, row)),
    },
    rules: match.rules.map((claims) => personByRule(result, claims, row)),
    forecast:
      inScope[row] === 1
        ? { action: forecasts[forecast[row]], reason: forecastReasons[forecastReason[row]] }
        : null,
  };
}

function askFilter(directory: UserTable, filter: ScopeFilter, row: number): PersonScope['filters'][number] {
  const clauses = filter.map((clause) => {
    const value = rowText(attributeValues(directory, clause.attribute.toLowerCase()), row);
    return { clause: clauseText(clause), value, holds: compileScopeClause(clause)(value) };
  });
  return { takesIn: clauses.every(({ holds }) => holds), clauses };
}

function personByRule(result: MatchedUsers, claims: RuleClaims, row: number): PersonByRule {
  const { application, directory, match } = result;
  const { rule } = claims;
  const failure = ruleFailure(directory.table, rule.directory, row);
  const lookup = lookupOf(result, claims, row, failure !== null);
  const accounts =
    lookup === 'claims'
      ? claimedBy(match, row)
      : lookup === 'not-asked' && saysSomething(claims.directory, row)
        ? equalRows(claims.application, application.table.rows, rule.caseExact, claims.directory, row)
        : [];
  return {
    precedence: rule.precedence,
    application: claims.application.name,
    directory: directoryText(rule.directory),
    computedFrom: attributesOf(rule.directory).map((attribute) => ({
      attribute,
      values: rowValues(storedAttribute(directory.table, attribute.toLowerCase()), row),
    })),
    value: valueText(claims.directory, row),
    lookup,
    failure: failure ?? '',
    accounts: nameUsers(application, accounts),
  };
}

function lookupOf({ match }: MatchedUsers, claims: RuleClaims, row: number, failed: boolean): Lookup {
  const claimRule = match.directory.claimRule[row];
  if (claimRule === claims.rule.precedence) return 'claims';
  if (claimRule > 0 && claimRule < claims.rule.precedence) return 'not-asked';
  if (failed) return 'failed';
  if (valueLength(claims.directory, row) === 0) return 'empty';
  return saysSomething(claims.directory, row) ? 'nobody' : 'placeholder';
}

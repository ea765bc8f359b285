import { parseDirectoryValue } from '../src/expressions/parse-directory-value.ts';
import { parseScopeClause } from '../src/expressions/parse-scope-clause.ts';
import { filterScope } from '../src/matcher/filter-scope.ts';
import type { MatchInput } from '../src/matcher/match-users.ts';
import type { MatchResult } from '../src/model/match-result.ts';
import {
  forecastReasons,
  forecasts,
  holds,
  outcomeReasons,
  outcomes,
  readinesses,
} from '../src/model/outcomes.ts';
import { answers } from '../src/model/roles.ts';
import { attributesOf, type DirectoryValue, type MatchingRule } from '../src/model/rules.ts';
import type { ScopeClause, ScopeFilter } from '../src/model/scope.ts';
import type { Column, Side, UserTable } from '../src/model/users.ts';
import { claimedBy } from '../src/tables/claims.ts';
import { valueText } from '../src/tables/column.ts';
import { textDay } from '../src/tables/dates.ts';
import { narrowScope } from '../src/pipeline/narrow-scope.ts';
import { buildColumn, buildPlainColumn } from './build-column.ts';
import { writeExpression } from './oracle/naive-expressions.ts';
import type {
  ApplicationUser,
  DirectoryUser,
  NaiveForecast,
  NaiveResult,
  NaiveRule,
  NaiveVerdict,
  World,
} from './oracle/naive-reconciliation.ts';

/** A world as the matcher takes it: the rows are its users in their order. */
export function matchInput(world: World): MatchInput {
  const directory = directoryTable(world);
  const isAssigned = Uint8Array.from(world.directory, ({ id }) =>
    Number(world.assigned?.includes(id) ?? true),
  );
  const { scope } = narrowScope({ text: '', isAssigned }, directory, '', scopeFilters(world));
  const { inScope, passesFilters } = scope;
  return {
    application: applicationTable(world),
    directory,
    rules: matchingRules(world),
    enabled: Uint8Array.from(world.directory, ({ enabled }) =>
      answers.indexOf(enabled === null ? 'unknown' : enabled ? 'yes' : 'no'),
    ),
    inScope,
    passesFilters,
    holds: {
      application: holdFacts(world.application),
      directory: holdFacts(world.directory),
      off: world.holdsOff ?? [],
    },
    target: {
      create: world.target.create,
      required: world.target.required.map((name) => directory.columns.get(storedName(name).toLowerCase())!),
    },
  };
}

function holdFacts(users: readonly (ApplicationUser | DirectoryUser)[]): MatchInput['holds']['application'] {
  return {
    privileged: Uint8Array.from(users, ({ privileged }) =>
      answers.indexOf(privileged === true ? 'yes' : 'no'),
    ),
    createdAt: Int32Array.from(users, ({ created }) => textDay(created ?? '')),
    displayName: buildPlainColumn(
      'name',
      users.map(({ displayName }) => displayName),
    ),
  };
}

function matchingRules({ rules }: World): MatchingRule[] {
  return rules.map(({ application, directory, caseExact, strong }, index) => ({
    precedence: index + 1,
    application,
    directory: directorySide(directory),
    caseExact,
    strong,
  }));
}

function directorySide(directory: NaiveRule['directory']): DirectoryValue {
  const parsed = parseDirectoryValue(typeof directory === 'string' ? directory : writeExpression(directory));
  if (parsed.kind === 'refused') throw new Error(parsed.why);
  return parsed.value;
}

function scopeFilters({ filters = [] }: World): readonly ScopeFilter[] {
  return filters.map((filter) =>
    filter.map(({ attribute, operator, value }): ScopeClause => {
      const parsed = parseScopeClause({ attribute, operator, value: value === '' ? undefined : value });
      if (parsed.kind === 'refused') throw new Error(parsed.why);
      return parsed.clause;
    }),
  );
}

function applicationTable({ rules, application }: World): UserTable {
  const names = rules.map((rule) => rule.application);
  return table(
    'application',
    application.map(({ key }) => key),
    names.map((name) =>
      buildColumn(
        name,
        application.map(({ values }) => values[name] ?? []),
      ),
    ),
  );
}

function directoryTable(world: World): UserTable {
  const { directory, target, filters = [] } = world;
  const names = [
    'userPrincipalName',
    ...matchingRules(world).flatMap((rule) => attributesOf(rule.directory)),
    ...filters.flat().map((clause) => clause.attribute),
    ...target.required,
  ];
  const columns = [...new Set(names.map(storedName))].map((name) =>
    buildPlainColumn(
      name,
      directory.map(({ attributes }) => attributes[name] ?? ''),
    ),
  );
  return table(
    'directory',
    directory.map(({ id }) => id),
    [
      ...columns,
      buildPlainColumn(
        'displayName',
        directory.map(({ displayName }) => displayName),
      ),
    ],
  );
}

function table(side: Side, keys: readonly string[], columns: readonly Column[]): UserTable {
  return {
    side,
    rows: keys.length,
    lines: Uint32Array.from(keys, (_, row) => row + 2),
    files: [],
    key: buildPlainColumn('key', keys),
    columns: new Map(columns.map((column) => [column.name.toLowerCase(), column])),
  };
}

function storedName(attribute: string): string {
  return attribute === 'originalUserPrincipalName' ? 'userPrincipalName' : attribute;
}

/** What the matcher found, in the oracle's form; `result` is of `matchInput(world)`. */
export function plainResult(world: World, result: MatchResult): NaiveResult {
  const { inScope } = result.directory;
  return {
    application: new Map(world.application.map(({ key }, row) => [key, verdictAt(world, result, row)])),
    directory: new Map(
      world.directory.flatMap(({ id }, row) =>
        inScope[row] === 1 ? [[id, forecastAt(world, result, row)] as const] : [],
      ),
    ),
    ranks: new Map(world.directory.map(({ id }, row) => [id, result.directory.rank[row]] as const)),
    failed: result.rules.map(({ failures }) => failures.reduce((sum, { count }) => sum + count, 0)),
    putOut: filterScope(directoryTable(world), scopeFilters(world)).putOut,
    sharedClaims: result.sharedClaims.map(
      ({ applicationRow, decidedBy, also }) =>
        [
          world.application[applicationRow].key,
          world.directory[decidedBy].id,
          world.directory[also].id,
        ] as const,
    ),
  };
}

function verdictAt(world: World, { rules, application }: MatchResult, row: number): NaiveVerdict {
  const outcome = outcomes[application.outcome[row]];
  const reason = outcomeReasons[application.reason[row]];
  if (outcome === 'excluded' || reason === 'configuration' || reason === 'decision')
    throw new Error('the matcher excludes nobody');
  const rule = application.rule[row];
  const matchValue = application.matchValue[row];
  const readiness = readinesses[application.readiness[row]];
  const idOf = (directoryRow: number): string | null =>
    directoryRow === -1 ? null : world.directory[directoryRow].id;
  return {
    outcome,
    reason,
    holds: holds.filter((_, bit) => (application.holds[row] & (1 << bit)) !== 0),
    rule,
    claimant: idOf(application.claimant[row]),
    matchValue: matchValue === -1 ? null : valueText(rules[rule - 1].application, matchValue),
    caseOnly: application.caseOnly[row] === 1,
    readiness: outcome === 'matched' ? readiness : null,
    otherWay: idOf(application.otherWay[row]),
    otherRule: application.otherRule[row],
  };
}

function forecastAt(world: World, result: MatchResult, row: number): NaiveForecast {
  const { directory } = result;
  const forecast = forecasts[directory.forecast[row]];
  const reason = forecastReasons[directory.forecastReason[row]];
  const isOneHit = forecast === 'update' || reason === 'DuplicateSourceEntries';
  return {
    forecast,
    reason,
    rule: directory.claimRule[row],
    application: isOneHit ? world.application[claimedBy(result, row)[0]].key : null,
  };
}

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
import type { MatchingRule } from '../src/model/rules.ts';
import type { Column, Side, UserTable } from '../src/model/users.ts';
import { claimedBy } from '../src/tables/claims.ts';
import { valueText } from '../src/tables/column.ts';
import { buildColumn, buildPlainColumn } from './build-column.ts';
import type {
  ApplicationUser,
  DirectoryUser,
  NaiveForecast,
  NaiveResult,
  NaiveVerdict,
  World,
} from './oracle/naive-reconciliation.ts';

/** A world as the matcher takes it: the rows are its users in their order. */
export function matchInput(world: World): MatchInput {
  const directory = directoryTable(world);
  return {
    application: applicationTable(world),
    directory,
    rules: matchingRules(world),
    enabled: Uint8Array.from(world.directory, ({ enabled }) =>
      answers.indexOf(enabled === null ? 'unknown' : enabled ? 'yes' : 'no'),
    ),
    inScope: Uint8Array.from(world.directory, ({ id }) => Number(world.assigned?.includes(id) ?? true)),
    passesFilters: Uint8Array.from(world.directory, () => 1),
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
    createdAt: buildPlainColumn(
      'created',
      users.map(({ created }) => created ?? ''),
    ),
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
    directory: { kind: 'attribute', name: directory },
    caseExact,
    strong,
  }));
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

function directoryTable({ rules, directory, target }: World): UserTable {
  const names = new Set(['userPrincipalName', ...rules.map((rule) => rule.directory), ...target.required]);
  const columns = [...new Set([...names].map(storedName))].map((name) =>
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
  if (readiness === 'out-of-scope') throw new Error('a world has no scope filters');
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

import { compileExpression } from '../../src/expressions/compile-expression.ts';
import { parseDirectoryValue } from '../../src/expressions/parse-directory-value.ts';
import { judgeRisks } from '../../src/findings/judge-risks.ts';
import { matchUsers } from '../../src/matcher/match-users.ts';
import type { CreateSettings, CreationPlan, RowToCreate } from '../../src/model/creation.ts';
import type { Decision } from '../../src/model/decisions.ts';
import type { MatchedUsers, ScopeResult, SideResult } from '../../src/model/reconciliation.ts';
import { answers, type Role } from '../../src/model/roles.ts';
import type { MatchingRule } from '../../src/model/rules.ts';
import type { Exclusion } from '../../src/model/settings.ts';
import type { Side } from '../../src/model/users.ts';
import { resolve } from '../../src/pipeline/resolve.ts';
import { matchInput } from '../../src/pipeline/match-input.ts';
import { planUsersToCreate } from '../../src/pipeline/plan-users-to-create.ts';
import { daysOf } from '../../src/pipeline/read-side.ts';
import { layDecisions } from '../../src/resolutions/decisions/lay-decisions.ts';
import { buildColumn, buildPlainColumn } from '../build-column.ts';

/** Users by attribute; several values of one are joined by `|` on the application's side. */
export type Rows = readonly Readonly<Record<string, string>>[];

export interface CreationWorld {
  /** Each has a `key`. */
  readonly application: Rows;
  /** Each has an `id`; `enabled: no` disables one. */
  readonly directory: Rows;
  /** In order of precedence, as on the command line: `login=userPrincipalName`; a `!` in front makes one strong. */
  readonly rules: readonly string[];
  readonly exclusions?: readonly Exclusion[];
  /** Keys of held accounts that somebody decided to be the same person's as their claimant. */
  readonly samePerson?: readonly string[];
  /** Columns of the directory that are there although nobody has a value. */
  readonly alsoThere?: readonly string[];
}

export const usual = {
  userPrincipalName: 'Append([login], "@contoso.com")',
  mailNickname: '[login]',
  displayName: '[name]',
} as const;

function createSettings(attributes: Readonly<Record<string, string>>): CreateSettings {
  return {
    tenant: null,
    attributes: Object.entries(attributes).map(([name, text]) => {
      const compiled = compileExpression(text);
      if (compiled.kind === 'refused') throw new Error(compiled.why);
      return { name, expression: compiled.text, reads: compiled.attributes.map((read) => read.name) };
    }),
  };
}

const settings = { target: { create: true, required: [] }, holdsOff: [] };
const now = new Date('2026-11-22T08:00:00Z');

/** A world as it comes out of reading and matching. */
export function matched(world: CreationWorld): { readonly users: MatchedUsers; readonly scope: ScopeResult } {
  const application = side('application', 'key', world.application, []);
  const directory = side('directory', 'id', world.directory, world.alsoThere ?? []);
  const all = new Uint8Array(world.directory.length).fill(1);
  const scope: ScopeResult = { text: 'all', inScope: all, isAssigned: null, passesFilters: all };
  const rules = matchingRules(world);
  const match = matchUsers(matchInput({ ...settings, rules }, application, directory, scope));
  const exclusions = world.exclusions ?? [];
  const risks = judgeRisks({ application, directory, match, candidates: null }, null);
  const resolved = resolve(
    { exclusions, rules, dormantDays: 180 },
    { application, directory, decisions: [] },
    match,
    { candidates: null, risks },
    [],
    '2026-11-22',
  );
  return {
    scope,
    users: {
      application,
      directory,
      match: layDecisions(resolved.match, resolved.basis.outcomeBefore, confirmed(world)),
      risks,
      basis: resolved.basis,
      decided: resolved.decided,
      exclusions,
      exclusionOf: resolved.exclusions.exclusionOf,
      reportColumns: [],
    },
  };
}

function confirmed({ application, samePerson = [] }: CreationWorld): Map<number, Decision> {
  const texts = { source: 'decided.csv', fingerprint: '', directoryId: '', decidedBy: '', reason: '' };
  return new Map(
    samePerson.map((applicationKey) => [
      application.findIndex(({ key }) => key === applicationKey),
      { ...texts, kind: 'same-person', line: 2, applicationKey, expires: null },
    ]),
  );
}

/** The plan for these application rows, each decided unless it says otherwise. */
export function planOf(
  world: CreationWorld,
  wanted: readonly (number | Partial<RowToCreate>)[],
  attributes: Readonly<Record<string, string>> = usual,
  verifiedDomains: readonly string[] = ['contoso.com'],
): CreationPlan {
  const { users, scope } = matched(world);
  const rows = wanted.map((entry) => ({
    row: 0,
    isDecided: true,
    hasCandidate: false,
    ...(typeof entry === 'number' ? { row: entry } : entry),
  }));
  const choices = {
    ...settings,
    rules: matchingRules(world),
    verifiedDomains,
    create: createSettings(attributes),
  };
  return planUsersToCreate(rows, users, scope, choices, now);
}

/** A plan in short: who is created as whom, and who is not and why. */
export function inShort(world: CreationWorld, plan: CreationPlan): Record<string, string> {
  const key = (row: number): string => world.application[row]['key'];
  return Object.fromEntries([
    ...plan.users.map((user) => [user.applicationKey, user.userPrincipalName] as const),
    ...plan.notCreated.map(({ row, refusal }) => [key(row), refusal.kind] as const),
  ]);
}

function matchingRules({ rules }: CreationWorld): MatchingRule[] {
  return rules.map((text, index) => {
    const strong = text.startsWith('!');
    const [application, ...value] = text.slice(strong ? 1 : 0).split('=');
    const parsed = parseDirectoryValue(value.join('='));
    if (parsed.kind === 'refused') throw new Error(parsed.why);
    return { precedence: index + 1, application, directory: parsed.value, caseExact: false, strong };
  });
}

const roleNames: Readonly<Record<Side, readonly (readonly [Role, string])[]>> = {
  application: [
    ['displayName', 'name'],
    ['email', 'email'],
    ['createdAt', 'created'],
  ],
  directory: [
    ['displayName', 'displayName'],
    ['createdAt', 'createdDateTime'],
  ],
};

function side(which: Side, key: string, rows: Rows, alsoThere: readonly string[]): SideResult {
  const names = new Set([...rows.flatMap(Object.keys), ...alsoThere]);
  const columns = new Map(
    [...names].map((name) => {
      const texts = rows.map((row) => row[name] ?? '');
      const column = texts.some((text) => which === 'application' && text.includes('|'))
        ? buildColumn(
            name,
            texts.map((text) => text.split('|')),
          )
        : buildPlainColumn(name, texts);
      return [name.toLowerCase(), column] as const;
    }),
  );
  const said = (name: string, yes: string, no: string): Uint8Array =>
    Uint8Array.from(rows, (row) =>
      answers.indexOf(row[name] === yes ? 'yes' : row[name] === no ? 'no' : 'unknown'),
    );
  const roles = new Map(
    roleNames[which].flatMap(([role, name]) => {
      const column = columns.get(name.toLowerCase());
      return column === undefined ? [] : [[role, column] as const];
    }),
  );
  if (names.has('privileged')) roles.set('privileged', columns.get('privileged')!);
  return {
    source: `${which}.csv`,
    size: 1,
    sha256: '',
    encoding: 'utf-8',
    delimiter: ',',
    table: {
      side: which,
      rows: rows.length,
      lines: Uint32Array.from(rows, (_, row) => row + 2),
      files: [],
      key: buildPlainColumn(
        key,
        rows.map((row) => row[key]),
      ),
      columns,
    },
    read: rows.length,
    merged: 0,
    rejected: 0,
    completeness: 'unproven',
    roles,
    days: daysOf(roles, rows.length),
    enabled: said('enabled', 'yes', 'no'),
    privileged: said('privileged', 'yes', 'no'),
  };
}

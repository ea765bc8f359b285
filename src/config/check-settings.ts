import { parseDirectoryValue } from '../expressions/parse-directory-value.ts';
import { parseScopeClause, type WrittenClause } from '../expressions/parse-scope-clause.ts';
import {
  csvOptions,
  sourceOptions,
  unnamedOptions,
  type CsvOptions,
  type SourceOptions,
} from '../importers/source-options.ts';
import { limitNames, type Limit, type LimitName, type Limits } from '../model/limits.ts';
import { holds } from '../model/outcomes.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import type { MatchingRule } from '../model/rules.ts';
import type { ScopeClause } from '../model/scope.ts';
import type { CheckSettings, SideSettings } from '../model/settings.ts';
import {
  readAcceptFlags,
  readExpectCountFlags,
  readLimitFlags,
  readRoleFlags,
  readRuleFlags,
  type CheckFlags,
} from './check-flags.ts';
import { createSettings } from './create-settings.ts';
import { roleSettings, withRoleFlags } from './role-settings.ts';
import type { WrittenConfig } from './written-config.ts';

/** A configuration file, read. */
export interface ConfigFile {
  readonly name: string;
  readonly text: string;
  readonly written: WrittenConfig;
  /** The folder that its relative file names start from. */
  readonly folder: string;
}

/**
 * Joins configuration and flags, a flag going before the file, and fills in what neither says.
 * @throws RollcallError for a flag that cannot be read, or where a source or a rule is missing.
 */
export function checkSettings(
  file: ConfigFile | null,
  flags: CheckFlags,
  cwd: string,
): CheckSettings<SourceOptions> {
  const config = file?.written ?? {};
  const folder = file?.folder ?? cwd;
  const rules = flags.rule === undefined ? configRules(config) : readRuleFlags(flags.rule);
  const application = side(config.application, flags.app, folder, cwd);
  const directory = side(config.directory, flags.directory, folder, cwd);
  if (application === null)
    throw missing('the application’s users are', 'application.source', '--app users.csv');
  if (directory === null)
    throw missing('the directory’s users are', 'directory.source', '--directory entra-users.csv');
  if (rules.length === 0)
    throw missing('a matching rule is', 'matching.rules', '--rule login=userPrincipalName');
  const assigned = config.scope?.assigned;
  const expected = readExpectCountFlags(flags.expectCount ?? []);
  return {
    configuration: file === null ? null : { name: file.name, text: file.text },
    applicationName: config.application?.name ?? application.source.file,
    application: {
      ...application,
      key: flags.key ?? config.application?.key ?? null,
      roles: withRoleFlags(roleSettings(config.application?.roles), readRoleFlags(flags.as ?? [])),
      expectCount: expected.get('application') ?? config.application?.expectCount ?? null,
    },
    directory: {
      ...directory,
      key: flags.directoryKey ?? config.directory?.key ?? null,
      roles: roleSettings(config.directory?.roles),
      expectCount: expected.get('directory') ?? config.directory?.expectCount ?? null,
    },
    rules,
    holdsOff: holds.flatMap((hold) => {
      const reason = config.matching?.holdsOff?.[hold];
      return reason === undefined ? [] : [{ hold, reason }];
    }),
    assigned: assigned === undefined ? null : { source: unnamedOptions(assigned), base: folder },
    scopeFilters: (config.scope?.filters ?? []).map((filter) => filter.map(readClause)),
    target: { create: config.target?.create ?? true, required: config.target?.required ?? [] },
    exclusions: (config.exclude ?? []).map((exclusion) => ({
      ...exclusion,
      expires: exclusion.expires ?? null,
    })),
    signIn: config.signIn ?? 'unchanged',
    evidence:
      flags.evidence === false
        ? null
        : { duplicateFrom: config.evidence?.duplicateFrom ?? defaultDuplicateFrom },
    decisions: decisionFiles(config, flags, folder, cwd),
    dormantDays: config.dormantDays ?? 180,
    limits: limits(config, readLimitFlags(flags.limit ?? []), assigned !== undefined),
    packs: flags.packs === false ? null : { createRecommended: flags.createRecommended ?? false },
    safeguards: {
      limits: {
        'unmatched-share': config.safeguards?.['unmatched-share'] ?? null,
        creates: config.safeguards?.creates ?? null,
        shrink: config.safeguards?.shrink ?? null,
      },
      accepted: readAcceptFlags(flags.accept ?? []),
    },
    verifiedDomains: config.verifiedDomains ?? [],
    create: config.create === undefined ? null : createSettings(config.create),
    reportColumns: config.report?.columns ?? [],
  };
}

function side(
  written: WrittenConfig['application'] | WrittenConfig['directory'],
  file: string | undefined,
  folder: string,
  cwd: string,
): Pick<SideSettings<SourceOptions>, 'source' | 'base' | 'repeatedKeys'> | null {
  const repeatedKeys = written?.repeatedKeys ?? 'error';
  if (file !== undefined) {
    return { source: unnamedOptions(file, written?.source), base: cwd, repeatedKeys };
  }
  const source = written?.source;
  return source === undefined ? null : { source: sourceOptions(source), base: folder, repeatedKeys };
}

function decisionFiles(
  config: WrittenConfig,
  flags: CheckFlags,
  folder: string,
  cwd: string,
): { readonly source: CsvOptions; readonly base: string }[] {
  const [files, base] =
    flags.decisions === undefined ? [config.decisions ?? [], folder] : [flags.decisions, cwd];
  return files.map((file) => ({ source: { ...csvOptions({ kind: 'csv', file }), isFilledIn: true }, base }));
}

function configRules(config: WrittenConfig): MatchingRule[] {
  return (config.matching?.rules ?? []).map((rule, index) => {
    const parsed = parseDirectoryValue(rule.directory);
    if (parsed.kind === 'refused') throw new Error(`a checked rule was refused: ${parsed.why}`);
    return {
      precedence: index + 1,
      application: rule.application,
      directory: parsed.value,
      caseExact: rule.caseExact ?? false,
      strong: rule.strong ?? false,
    };
  });
}

function readClause(written: WrittenClause): ScopeClause {
  const parsed = parseScopeClause(written);
  if (parsed.kind === 'refused') throw new Error(`a checked clause was refused: ${parsed.why}`);
  return parsed.clause;
}

/** A unique full name alone makes a risk, what stands before an @ alone does not. */
const defaultDuplicateFrom = 0.7;

/** Limits that nobody set: what would be wrong on the first day fails, the rest is told. */
function limits(config: WrittenConfig, flags: ReadonlyMap<LimitName, Limit>, hasAssigned: boolean): Limits {
  const zero: readonly LimitName[] = [
    'unmatched',
    'no-match-value',
    'held',
    'ambiguous',
    'contested',
    'duplicate',
    'rejected',
    ...(hasAssigned ? (['not-assigned'] as const) : []),
    ...(config.signIn === 'entra' ? (['lockout'] as const) : []),
  ];
  return Object.fromEntries(
    limitNames.map((name): [LimitName, Limit] => {
      const written = config.gate?.[name];
      if (written !== undefined) return [name, flags.get(name) ?? { limit: written, set: true }];
      return [name, flags.get(name) ?? { limit: zero.includes(name) ? 0 : 'unlimited', set: false }];
    }),
  ) as Record<LimitName, Limit>;
}

function missing(what: string, key: string, flag: string): RollcallError {
  return new RollcallError('usage', `${what} not given`, `Give ${flag}, or "${key}" in rollcall.yaml.`);
}

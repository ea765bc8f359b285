import { RE2JS } from 're2js';
import { parseDirectoryValue } from '../expressions/parse-directory-value.ts';
import { parseScopeClause } from '../expressions/parse-scope-clause.ts';
import { directoryKey } from '../model/rules.ts';
import { checkCreate, checkVerifiedDomains } from './check-create.ts';
import { checkDates } from './check-dates.ts';
import type { ConfigPath, ConfigProblem } from './problems.ts';
import { textsAt, valueAt } from './texts-at.ts';

/**
 * What the schema cannot see: whether rules and patterns can be carried out. Takes a configuration that the
 * schema may have complained about, so that every problem is told at once.
 */
export function checkMeaning(config: unknown): ConfigProblem[] {
  return [
    ...checkDates(config),
    ...checkRules(config),
    ...checkScope(config),
    ...checkExclusions(config),
    ...checkVerifiedDomains(config),
    ...checkCreate(config),
  ];
}

function* checkRules(config: unknown): Generator<ConfigProblem> {
  const seen = new Map<string, number>();
  for (const [index, rule] of textsAt(config, ['matching', 'rules']).entries()) {
    const { application, directory } = rule;
    if (directory === undefined) continue;
    const parsed = parseDirectoryValue(directory);
    if (parsed.kind === 'refused') {
      yield problem(['matching', 'rules', index, 'directory'], parsed.why, parsed.hint);
      continue;
    }
    if (application === undefined) continue;
    const same = JSON.stringify([application.toLowerCase(), directoryKey(parsed.value)]);
    const first = seen.get(same);
    if (first === undefined) seen.set(same, index);
    else {
      yield problem(
        ['matching', 'rules', index],
        `rule ${index + 1} compares the same attributes as rule ${first + 1}`,
        'the service would never get to it',
      );
    }
  }
}

function* checkScope(config: unknown): Generator<ConfigProblem> {
  const filters = valueAt(config, ['scope', 'filters']);
  for (const at of Array.isArray(filters) ? filters.keys() : []) {
    const path: ConfigPath = ['scope', 'filters', at];
    for (const [index, { attribute, operator }] of textsAt(config, path).entries()) {
      if (attribute === undefined || operator === undefined) continue;
      const value = valueAt(config, [...path, index, 'value']);
      const isText = typeof value === 'string' || typeof value === 'number';
      const parsed = parseScopeClause({ attribute, operator, value: isText ? value : undefined });
      if (parsed.kind === 'parsed' || (parsed.part === 'value' && value !== undefined && !isText)) continue;
      const isThere = valueAt(config, [...path, index, parsed.part]) !== undefined;
      yield problem([...path, index, ...(isThere ? [parsed.part] : [])], parsed.why, parsed.hint);
    }
  }
}

function* checkExclusions(config: unknown): Generator<ConfigProblem> {
  for (const [index, { matches }] of textsAt(config, ['exclude']).entries()) {
    if (matches === undefined) continue;
    try {
      RE2JS.compile(matches);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      yield problem(
        ['exclude', index, 'matches'],
        `the pattern cannot be used: ${why}`,
        'RE2 syntax, no look-around',
      );
    }
  }
}

function problem(path: ConfigPath, message: string, suggestion: string): ConfigProblem {
  return { path, isAboutKey: false, message, suggestion };
}

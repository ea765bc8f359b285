import { RE2JS } from 're2js';
import { parseDirectoryValue } from '../expressions/parse-directory-value.ts';
import type { ConfigPath, ConfigProblem } from './problems.ts';
import type { WrittenConfig } from './written-config.ts';

/** What the schema cannot see: whether rules and patterns can be carried out. */
export function checkMeaning(config: WrittenConfig): ConfigProblem[] {
  return [...checkRules(config), ...checkExclusions(config)];
}

function* checkRules(config: WrittenConfig): Generator<ConfigProblem> {
  const seen = new Map<string, number>();
  for (const [index, rule] of (config.matching?.rules ?? []).entries()) {
    const parsed = parseDirectoryValue(rule.directory);
    if (parsed.kind === 'refused') {
      yield problem(['matching', 'rules', index, 'directory'], parsed.why, parsed.hint);
      continue;
    }
    const same = JSON.stringify([rule.application.toLowerCase(), parsed.value.name.toLowerCase()]);
    const first = seen.get(same);
    if (first !== undefined) {
      yield problem(
        ['matching', 'rules', index],
        `rule ${index + 1} compares the same attributes as rule ${first + 1}`,
        'the service would never get to it',
      );
    }
    seen.set(same, first ?? index);
  }
}

function* checkExclusions(config: WrittenConfig): Generator<ConfigProblem> {
  for (const [index, { matches }] of (config.exclude ?? []).entries()) {
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

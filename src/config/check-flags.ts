import { parseDirectoryValue } from '../expressions/parse-directory-value.ts';
import { limitNames, type Limit, type LimitName } from '../model/limits.ts';
import { nearestName } from '../model/nearest-name.ts';
import { plainColumns, roles, type Role, type RoleColumn } from '../model/roles.ts';
import { safeguardNames, type AcceptedNumber } from '../model/safeguards.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import { directoryKey, type MatchingRule } from '../model/rules.ts';
import { sides, type Side } from '../model/users.ts';

/** The flags of `check` as they were typed. */
export interface CheckFlags {
  readonly app?: string;
  readonly directory?: string;
  readonly key?: string;
  readonly directoryKey?: string;
  readonly rule?: readonly string[];
  readonly as?: readonly string[];
  readonly limit?: readonly string[];
  readonly accept?: readonly string[];
  /** false for `--no-packs`. */
  readonly packs?: boolean;
  readonly createRecommended?: boolean;
  /** false for `--no-evidence`. */
  readonly evidence?: boolean;
  readonly decisions?: readonly string[];
  readonly expectCount?: readonly string[];
}

/** Reads `--rule login=userPrincipalName` flags; their order is the precedence. */
export function readRuleFlags(flags: readonly string[]): MatchingRule[] {
  const rules = flags.map((flag, index): MatchingRule => {
    const at = flag.indexOf('=');
    const application = flag.slice(0, at).trim();
    if (at < 0 || application === '') {
      throw new RollcallError(
        'invalid-rule',
        `--rule "${flag}" cannot be read`,
        'Write the application attribute, "=", the directory attribute: --rule login=userPrincipalName.',
      );
    }
    const parsed = parseDirectoryValue(flag.slice(at + 1));
    if (parsed.kind === 'refused')
      throw new RollcallError('invalid-rule', `--rule "${flag}": ${parsed.why}`, parsed.hint);
    return { precedence: index + 1, application, directory: parsed.value, caseExact: false, strong: false };
  });
  rules.forEach(({ application, directory, precedence }) => {
    const first = rules.find(
      (rule) =>
        rule.application.toLowerCase() === application.toLowerCase() &&
        directoryKey(rule.directory) === directoryKey(directory),
    );
    if (first === undefined || first.precedence === precedence) return;
    throw new RollcallError(
      'invalid-rule',
      `rule ${precedence} (--rule "${flags[precedence - 1]}") compares the same attributes as rule ${first.precedence}`,
      'The service would never get to it: leave it out.',
    );
  });
  return rules;
}

/** Reads `--as displayName=full_name` flags. */
export function readRoleFlags(flags: readonly string[]): Map<Role, RoleColumn> {
  return new Map(
    flags.map((flag) => {
      const { name, value } = nameAndValue('--as', flag, 'displayName=full_name');
      const role = oneOf('--as', name, roles);
      const parts = role === 'displayName' ? value.split('+').map((part) => part.trim()) : [value];
      if (parts.includes(''))
        throw new RollcallError(
          'usage',
          `--as "${flag}" names a column without a name`,
          'Write the parts of a name as displayName=first_name+last_name.',
        );
      return [role, plainColumns(...parts)];
    }),
  );
}

/** Reads `--limit unmatched=5` flags. */
export function readLimitFlags(flags: readonly string[]): Map<LimitName, Limit> {
  return new Map(
    flags.map((flag) => {
      const { name, value } = nameAndValue('--limit', flag, 'unmatched=5');
      if (value !== 'unlimited' && !/^\d{1,9}$/.test(value)) {
        throw new RollcallError(
          'usage',
          `--limit "${flag}" cannot be read`,
          'The limit is a whole number or "unlimited".',
        );
      }
      const limit = value === 'unlimited' ? value : Number(value);
      return [oneOf('--limit', name, limitNames), { limit, set: true }];
    }),
  );
}

/** Reads `--accept creates=612` flags. */
export function readAcceptFlags(flags: readonly string[]): AcceptedNumber[] {
  return flags.map((flag) => {
    const { name, value } = nameAndValue('--accept', flag, 'creates=612');
    if (!/^\d{1,9}$/.test(value)) {
      throw new RollcallError(
        'usage',
        `--accept "${flag}" cannot be read`,
        'Write the exact number that the safeguard named.',
      );
    }
    return { name: oneOf('--accept', name, safeguardNames), number: Number(value) };
  });
}

/** Reads `--expect-count application=1234` flags. */
export function readExpectCountFlags(flags: readonly string[]): Map<Side, number> {
  return new Map(
    flags.map((flag) => {
      const { name, value } = nameAndValue('--expect-count', flag, 'application=1234');
      if (!/^[1-9]\d{0,8}$/.test(value)) {
        throw new RollcallError(
          'usage',
          `--expect-count "${flag}" cannot be read`,
          'Write the number of users, as the application or the directory counts them itself.',
        );
      }
      return [oneOf('--expect-count', name, sides), Number(value)];
    }),
  );
}

function nameAndValue(
  option: string,
  flag: string,
  example: string,
): { readonly name: string; readonly value: string } {
  const at = flag.indexOf('=');
  const [name, value] = [flag.slice(0, at).trim(), flag.slice(at + 1).trim()];
  if (at < 0 || name === '' || value === '') {
    throw new RollcallError(
      'usage',
      `${option} "${flag}" cannot be read`,
      `Write it as ${option} ${example}.`,
    );
  }
  return { name, value };
}

function oneOf<Name extends string>(option: string, name: string, names: readonly Name[]): Name {
  const found = names.find((known) => known === name);
  if (found !== undefined) return found;
  const nearest = nearestName(name, names);
  throw new RollcallError(
    'usage',
    `${option}: "${name}" is not known`,
    `${nearest === null ? '' : `Did you mean "${nearest}"? `}Known are: ${names.join(', ')}.`,
  );
}

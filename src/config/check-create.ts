import { compileExpression } from '../expressions/compile-expression.ts';
import { refusalText } from '../expressions/refusal.ts';
import { nearestName } from '../model/nearest-name.ts';
import { longestValueOf, settableAttributes } from '../model/settable-attributes.ts';
import type { ConfigPath, ConfigProblem } from './problems.ts';
import { valueAt } from './texts-at.ts';

/** Each created user needs its own, so these cannot be the same text for all. */
const ofTheirOwn = ['userPrincipalName', 'mailNickname', 'displayName'] as const;

/** What a creation writes by itself, so that nobody can set it otherwise. */
const writtenAnyway: ReadonlyMap<string, string> = new Map([
  ...ofTheirOwn.map((name) => [name, `it is create.${name}`] as const),
  ['accountEnabled', 'users are always created disabled'],
  ['passwordProfile', 'the script draws a password for each user and forgets it'],
]);

const known = [
  ...settableAttributes.filter((name) => !name.startsWith('extensionAttribute')),
  'extensionAttribute1 to extensionAttribute15',
  'directory extensions by their full name',
].join(', ');

/** Whether users can be created as the configuration says: expressions that compile, attributes that can be written. */
export function* checkCreate(config: unknown): Generator<ConfigProblem> {
  for (const name of ofTheirOwn) {
    yield* checkExpression(config, ['create', name], true);
  }
  for (const name of namesAt(config, ['create', 'set'])) {
    const path: ConfigPath = ['create', 'set', name];
    const anyway = writtenAnyway.get(name);
    if (anyway !== undefined) {
      yield { path, isAboutKey: true, message: `"${name}" cannot be set`, suggestion: anyway };
    } else if (longestValueOf(name) === null) {
      const nearest = nearestName(name, settableAttributes);
      yield {
        path,
        isAboutKey: true,
        message: `"${name}" is no directory attribute that a new user can be given`,
        suggestion: nearest === null ? `known are: ${known}` : `did you mean "${nearest}"?`,
      };
    }
    yield* checkExpression(config, path, false);
  }
}

function* checkExpression(config: unknown, path: ConfigPath, isOfItsOwn: boolean): Generator<ConfigProblem> {
  const text = valueAt(config, path);
  if (typeof text !== 'string' || text === '') return;
  const compiled = compileExpression(text);
  if (compiled.kind === 'refused') {
    yield { path, isAboutKey: false, message: refusalText(compiled), suggestion: compiled.hint };
  } else if (isOfItsOwn && compiled.attributes.length === 0) {
    yield {
      path,
      isAboutKey: false,
      message: 'the expression reads no attribute, and so gives every user the same value',
      suggestion: 'write an application attribute in square brackets, such as [login]',
    };
  }
}

const domainName =
  /^(?=.{1,48}$)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

export function* checkVerifiedDomains(config: unknown): Generator<ConfigProblem> {
  const domains = valueAt(config, ['verifiedDomains']);
  if (!Array.isArray(domains)) return;
  for (const [index, domain] of domains.entries()) {
    if (typeof domain !== 'string' || domain === '' || domainName.test(domain)) continue;
    yield {
      path: ['verifiedDomains', index],
      isAboutKey: false,
      message: `"${domain}" is no domain`,
      suggestion: 'write it as contoso.com',
    };
  }
}

function namesAt(config: unknown, path: ConfigPath): string[] {
  const value = valueAt(config, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

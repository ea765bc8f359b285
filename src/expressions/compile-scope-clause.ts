import type { ScopeClause, ScopeOperator } from '../model/scope.ts';
import { readNetRegex } from './net-regex.ts';
import { integer } from './parse-scope-clause.ts';

/**
 * Makes a clause ready to be asked user by user. A user without a value passes no clause but `IS NULL`; texts are
 * compared with case (entra-docs, define-conditional-rules-for-provisioning-user-accounts.md). Whether the service
 * searches a pattern or wants it to cover the value is not documented; its samples need the search.
 */
export function compileScopeClause({ operator, value }: ScopeClause): (text: string) => boolean {
  const test = tests[operator](value);
  return operator === 'IS NULL' ? (text) => text === '' : (text) => text !== '' && test(text);
}

const tests: Readonly<Record<ScopeOperator, (value: string) => (text: string) => boolean>> = {
  EQUALS: (value) => (text) => text === value,
  'NOT EQUALS': (value) => (text) => text !== value,
  INCLUDES: (value) => (text) => text.includes(value),
  ENDS_WITH: (value) => (text) => text.endsWith(value),
  'REGEX MATCH': found,
  'NOT REGEX MATCH': (value) => {
    const isFound = found(value);
    return (text) => !isFound(text);
  },
  GREATER_THAN: (value) => {
    const least = BigInt(value);
    return (text) => integer.test(text) && BigInt(text) > least;
  },
  GREATER_THAN_OR_EQUALS: (value) => {
    const least = BigInt(value);
    return (text) => integer.test(text) && BigInt(text) >= least;
  },
  'IS NULL': () => () => false,
  'IS NOT NULL': () => () => true,
  'IS TRUE': () => (text) => text.toLowerCase() === 'true',
  'IS FALSE': () => (text) => text.toLowerCase() === 'false',
};

function found(pattern: string): (text: string) => boolean {
  const reading = readNetRegex(pattern);
  if (reading.kind === 'refused') throw new Error(`a checked pattern was refused: ${reading.what}`);
  return reading.regex.isFound;
}

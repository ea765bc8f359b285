import { isMultiValuedAttribute } from '../model/directory-attributes.ts';
import { nearestName } from '../model/nearest-name.ts';
import { scopeOperators, type ScopeClause, type ScopeOperator } from '../model/scope.ts';
import { readNetRegex } from './net-regex.ts';

/** A clause as it is written in the configuration. */
export interface WrittenClause {
  readonly attribute: string;
  readonly operator: string;
  readonly value?: string | number | undefined;
}

export type ParsedClause =
  | { readonly kind: 'parsed'; readonly clause: ScopeClause }
  | {
      readonly kind: 'refused';
      readonly part: 'attribute' | 'operator' | 'value';
      readonly why: string;
      readonly hint: string;
    };

/**
 * Reads a clause of a scoping filter. The portal, its documentation and Graph write operators differently:
 * case, blanks and underscores make no difference.
 */
export function parseScopeClause({
  attribute,
  operator: written,
  value: writtenValue,
}: WrittenClause): ParsedClause {
  const value = writtenValue === undefined ? undefined : String(writtenValue);
  const refuse = (part: 'attribute' | 'operator' | 'value', why: string, hint: string): ParsedClause => ({
    kind: 'refused',
    part,
    why,
    hint,
  });
  if (isMultiValuedAttribute(attribute) || unsupported.has(attribute.toLowerCase())) {
    return refuse(
      'attribute',
      `the service does not take ${attribute} in a scoping filter`,
      'Use an attribute with one text, such as department.',
    );
  }
  if (/^!?&$/.test(written.trim())) {
    return refuse(
      'operator',
      `what "${written.trim()}" compares is not documented`,
      'Write the condition with REGEX MATCH or EQUALS.',
    );
  }
  const operator = operatorByKey.get(keyOf(written));
  if (operator === undefined) {
    const nearest = nearestName(written.toUpperCase(), Object.keys(scopeOperators));
    return refuse(
      'operator',
      `there is no operator "${written}"`,
      nearest === null ? `There are ${Object.keys(scopeOperators).join(', ')}.` : `Did you mean ${nearest}?`,
    );
  }
  const needs = scopeOperators[operator];
  if (needs === 'nothing') {
    return value === undefined
      ? { kind: 'parsed', clause: { attribute, operator, value: '' } }
      : refuse('value', `${operator} takes no value`, 'Leave it out.');
  }
  if (value === undefined || value === '') {
    return refuse('value', `${operator} needs a value`, 'IS NULL asks for users without one.');
  }
  if (needs === 'integer' && !integer.test(value)) {
    return refuse('value', `${operator} compares whole numbers, not "${value}"`, 'Write a whole number.');
  }
  if (needs === 'pattern') {
    const reading = readNetRegex(value);
    if (reading.kind === 'refused') {
      return refuse(
        'value',
        `the regular expression cannot be carried over from .NET: ${reading.what}`,
        'Carried over are characters, classes, groups, |, ^, $ and quantifiers.',
      );
    }
  }
  return { kind: 'parsed', clause: { attribute, operator, value } };
}

/** A whole number as the service compares it. */
export const integer = /^[+-]?\d+$/;

/** Not taken in filters (entra-docs, define-conditional-rules-for-provisioning-user-accounts.md). */
const unsupported: ReadonlySet<string> = new Set(
  [
    'isMemberOf',
    'memberOf',
    'appRoleAssignments',
    'userType',
    'manager',
    'createdDateTime',
    'deletedDateTime',
    'employeeHireDate',
    'employeeLeaveDateTime',
    'lastPasswordChangeDateTime',
    'onPremisesLastSyncDateTime',
    'refreshTokensValidFromDateTime',
    'signInSessionsValidFromDateTime',
  ].map((name) => name.toLowerCase()),
);

function keyOf(operator: string): string {
  return operator.toLowerCase().replace(/[\s_]/g, '');
}

const operatorByKey: ReadonlyMap<string, ScopeOperator> = new Map(
  (Object.keys(scopeOperators) as ScopeOperator[]).map((operator) => [keyOf(operator), operator]),
);

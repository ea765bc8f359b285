import { describe, expect, it } from 'vitest';
import { compileScopeClause } from '../../src/expressions/compile-scope-clause.ts';
import { scopeOperators, type ScopeOperator } from '../../src/model/scope.ts';

const cases: readonly (readonly [ScopeOperator, string, string, boolean])[] = [
  ['EQUALS', 'Retail', 'Retail', true],
  ['EQUALS', 'Retail', 'retail', false],
  ['EQUALS', 'Retail', 'Retail ', false],
  ['NOT EQUALS', 'Retail', 'retail', true],
  ['NOT EQUALS', 'Retail', 'Retail', false],
  ['NOT EQUALS', 'Retail', '', false],
  ['INCLUDES', 'tai', 'Retail', true],
  ['INCLUDES', 'TAI', 'Retail', false],
  ['ENDS_WITH', '@contoso.com', 'kim@contoso.com', true],
  ['ENDS_WITH', '@contoso.com', 'kim@contoso.com.au', false],
  ['REGEX MATCH', '.*\\@contoso.com', 'kim@contoso.com', true],
  ['REGEX MATCH', '(1[0-9]{2})', 'floor 142', true],
  ['REGEX MATCH', '^CONTOSO', 'contoso', false],
  ['REGEX MATCH', 'x$', 'x\n', true],
  ['REGEX MATCH', '^É', 'Élodie', true],
  ['NOT REGEX MATCH', '^svc-', 'kim', true],
  ['NOT REGEX MATCH', '^svc-', 'svc-backup', false],
  ['NOT REGEX MATCH', '^svc-', '', false],
  ['GREATER_THAN', '10', '9', false],
  ['GREATER_THAN', '10', '10', false],
  ['GREATER_THAN', '10', '11', true],
  ['GREATER_THAN', '9007199254740992', '9007199254740993', true],
  ['GREATER_THAN', '10', '11.5', false],
  ['GREATER_THAN', '-3', '-2', true],
  ['GREATER_THAN_OR_EQUALS', '10', '010', true],
  ['GREATER_THAN_OR_EQUALS', '10', '9', false],
  ['GREATER_THAN_OR_EQUALS', '10', 'ten', false],
  ['IS NULL', '', '', true],
  ['IS NULL', '', ' ', false],
  ['IS NOT NULL', '', 'x', true],
  ['IS TRUE', '', 'True', true],
  ['IS TRUE', '', 'false', false],
  ['IS TRUE', '', 'yes', false],
  ['IS FALSE', '', 'FALSE', true],
  ['IS FALSE', '', '', false],
];

it.each(cases)('%s %j of %j is %s', (operator, value, text, expected) => {
  expect(compileScopeClause({ attribute: 'x', operator, value })(text)).toBe(expected);
});

describe('a user without a value', () => {
  it.each(Object.keys(scopeOperators) as ScopeOperator[])(
    'passes %s only where it asks for that',
    (operator) => {
      const value = { text: 'x', pattern: '', integer: '-1', nothing: '' }[scopeOperators[operator]];
      expect(compileScopeClause({ attribute: 'x', operator, value })('')).toBe(operator === 'IS NULL');
    },
  );
});

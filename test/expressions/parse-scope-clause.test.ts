import { describe, expect, it } from 'vitest';
import { parseScopeClause } from '../../src/expressions/parse-scope-clause.ts';

describe('an operator', () => {
  it.each([
    ['EQUALS', 'EQUALS'],
    ['equals', 'EQUALS'],
    ['Not Equals', 'NOT EQUALS'],
    ['NOT_EQUALS', 'NOT EQUALS'],
    ['Includes', 'INCLUDES'],
    ['ENDS_WITH', 'ENDS_WITH'],
    ['ends with', 'ENDS_WITH'],
    ['RegexMatch', 'REGEX MATCH'],
    ['NOT REGEX MATCH', 'NOT REGEX MATCH'],
  ])('%s is %s', (written, operator) => {
    const parsed = parseScopeClause({ attribute: 'department', operator: written, value: 'x' });
    expect(parsed).toEqual({ kind: 'parsed', clause: { attribute: 'department', operator, value: 'x' } });
  });

  it.each(['Is Null', 'IS NOT NULL', 'is_true', 'ISFALSE'])('%s takes no value', (operator) => {
    expect(parseScopeClause({ attribute: 'department', operator }).kind).toBe('parsed');
    expect(parseScopeClause({ attribute: 'department', operator, value: 'x' })).toMatchObject({
      kind: 'refused',
      part: 'value',
    });
  });

  it.each([
    ['Greater_Than', 5, '5'],
    ['Greater_Than_OR_EQUALS', '-12345678901234567890', '-12345678901234567890'],
  ])('%s takes a whole number', (operator, value, kept) => {
    expect(parseScopeClause({ attribute: 'employeeId', operator, value })).toMatchObject({
      clause: { value: kept },
    });
  });
});

describe('a clause is refused', () => {
  it.each([
    [{ attribute: 'department', operator: 'EQAULS', value: 'x' }, 'operator', 'Did you mean EQUALS?'],
    [{ attribute: 'department', operator: '!&', value: 'x' }, 'operator', 'REGEX MATCH'],
    [{ attribute: 'department', operator: 'EQUALS' }, 'value', 'IS NULL'],
    [{ attribute: 'department', operator: 'EQUALS', value: '' }, 'value', 'IS NULL'],
    [{ attribute: 'employeeId', operator: 'Greater_Than', value: '1.5' }, 'value', 'whole number'],
    [{ attribute: 'mail', operator: 'REGEX MATCH', value: '(?<=a)b' }, 'value', 'Carried over'],
    [{ attribute: 'proxyAddresses', operator: 'Includes', value: 'x' }, 'attribute', 'department'],
    [{ attribute: 'UserType', operator: 'EQUALS', value: 'Guest' }, 'attribute', 'department'],
    [{ attribute: 'createdDateTime', operator: 'IS NOT NULL' }, 'attribute', 'department'],
  ])('%j', (written, part, hint) => {
    const parsed = parseScopeClause(written);
    expect(parsed).toMatchObject({ kind: 'refused', part });
    expect(parsed.kind === 'refused' && parsed.hint).toContain(hint);
  });
});

import { describe, expect, it } from 'vitest';
import { failingClause, naiveOperators, passes, type NaiveClause } from './naive-scope.ts';

const clause = (operator: NaiveClause['operator'], value = '', attribute = 'a'): NaiveClause => ({
  attribute,
  operator,
  value,
});
const holds = (operator: NaiveClause['operator'], value: string, text: string): boolean =>
  passes([[clause(operator, value)]], () => text);

describe('a clause', () => {
  it.each(naiveOperators)('%s holds of a missing value only where that is asked', (operator) => {
    expect(holds(operator, '7', '')).toBe(operator === 'IS NULL');
  });

  it.each([
    ['EQUALS', 'Retail', 'Retail', true],
    ['EQUALS', 'Retail', 'retail', false],
    ['EQUALS', 'Retail', 'Retail ', false],
    ['NOT EQUALS', 'Retail', 'retail', true],
    ['NOT EQUALS', 'Retail', 'Retail', false],
    ['INCLUDES', 'tai', 'Retail', true],
    ['INCLUDES', 'Tai', 'Retail', false],
    ['ENDS_WITH', 'tail', 'Retail', true],
    ['ENDS_WITH', 'Tail', 'Retail', false],
    ['ENDS_WITH', 'Retail', 'tail', false],
    ['REGEX MATCH', '^R.t', 'Retail', true],
    ['REGEX MATCH', '^r.t', 'Retail', false],
    ['NOT REGEX MATCH', '^r.t', 'Retail', true],
    ['NOT REGEX MATCH', 'tail', 'Retail', false],
    ['GREATER_THAN', '7', '8', true],
    ['GREATER_THAN', '7', '07', false],
    ['GREATER_THAN', '7', '70', true],
    ['GREATER_THAN', '-8', '-7', true],
    ['GREATER_THAN', '7', '700000000000000000000', true],
    ['GREATER_THAN', '7', '8.0', false],
    ['GREATER_THAN', '7', 'eight', false],
    ['GREATER_THAN_OR_EQUALS', '7', '+7', true],
    ['GREATER_THAN_OR_EQUALS', '7', '6', false],
    ['GREATER_THAN_OR_EQUALS', '7', ' 7', false],
    ['IS NULL', '', 'x', false],
    ['IS NOT NULL', '', ' ', true],
    ['IS TRUE', '', 'True', true],
    ['IS TRUE', '', 'yes', false],
    ['IS FALSE', '', 'false', true],
    ['IS FALSE', '', 'no', false],
  ] as const)('%s "%s" of "%s": %s', (operator, value, text, expected) => {
    expect(holds(operator, value, text)).toBe(expected);
  });
});

describe('filters', () => {
  const [one, other] = [clause('EQUALS', '1', 'one'), clause('EQUALS', '2', 'other')];
  const valueOf = (values: Readonly<Record<string, string>>) => (attribute: string) =>
    values[attribute] ?? '';

  it('join clauses by and, filters by or', () => {
    const onlyOne = valueOf({ one: '1' });
    expect(passes([[one, other]], onlyOne)).toBe(false);
    expect(passes([[one], [other]], onlyOne)).toBe(true);
    expect(passes([[other], [one, other]], onlyOne)).toBe(false);
    expect(passes([], onlyOne)).toBe(true);
  });

  it('tell the first clause that fails', () => {
    expect(failingClause([one, other], valueOf({ one: '1' }))).toBe(1);
    expect(failingClause([one, other], valueOf({}))).toBe(0);
    expect(failingClause([one, other], valueOf({ one: '1', other: '2' }))).toBe(-1);
  });
});

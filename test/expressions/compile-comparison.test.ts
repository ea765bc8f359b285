import { describe, expect, it } from 'vitest';
import { evaluated, type Attributes, type Expected } from './evaluate.ts';

const holds = (comparison: string, attributes: Attributes): Expected =>
  evaluated(`IIF(${comparison}, "yes", "no")`, attributes);

describe('a comparison', () => {
  it.each<[string, Attributes, Expected]>([
    ['[a] = "x"', { a: 'x' }, 'yes'],
    ['[a] = "x"', { a: 'X' }, 'no'],
    ['[a] = "x"', { a: 'x ' }, 'no'],
    ['[a] = "é"', { a: 'e\u0301' }, 'no'],
    ['[a] <> "x"', { a: 'y' }, 'yes'],
    ['[a] = [b]', { a: 'x', b: 'x' }, 'yes'],
    ['[a] = 7', { a: '7' }, 'yes'],
    ['[a] = 7', { a: 'seven' }, 'no'],
    ['[a] <> 7', { a: 'seven' }, 'yes'],
    ['[a] = 7', { a: '07' }, { fails: 'not-told' }],
    ['[a] = 7', { a: '7.0' }, { fails: 'not-told' }],
    ['[a] > 5', { a: '10' }, 'yes'],
    ['[a] > 5', { a: '-10' }, 'no'],
    ['[a] >= 5', { a: '5' }, 'yes'],
    ['[a] < 5', { a: '5' }, 'no'],
    ['5 <= [a]', { a: '5' }, 'yes'],
    ['[a] > 5', { a: 'x' }, { fails: 'not-told' }],
    ['Count([a]) > 1', { a: ['x', 'y'] }, 'yes'],
    ['InStr([a], "@") > 0', { a: 'x@y' }, 'yes'],
    ['CDate([a]) < CDate([b])', { a: '2026-01-31', b: '2026-02-01' }, 'yes'],
    ['CDate([a]) = CDate([b])', { a: '2026-01-31T01:00:00+01:00', b: '2026-01-31' }, 'yes'],
    ['Not([a]) = "True"', { a: 'x' }, 'yes'],
    ['Not([a]) = Not([b])', { a: 'x', b: 'True' }, 'no'],
  ])('%s of %j: %j', (comparison, attributes, expected) => {
    expect(holds(comparison, attributes)).toEqual(expected);
  });

  it.each(['=', '<>', '>', '>=', '<', '<='])('with %s fails where a side is missing or empty', (operator) => {
    expect(holds(`Count(Split([a], ",")) ${operator} [b]`, {})).toBe('no');
    expect(holds(`[b] ${operator} 0`, {})).toBe('no');
  });

  it.each([
    ['[a] > "x"', '[a] > "x"'],
    ['[a] <= [b]', '[a] <= [b]'],
    ['[a] = ""', '""'],
    ['"" <> [a]', '""'],
    ['Split([a], ",") = "x"', 'Split([a], ",")'],
    ['CDate([a]) < "2026-01-31"', 'CDate([a]) < "2026-01-31"'],
    ['Not([a]) > 1', 'Not([a]) > 1'],
    ['[a] = True', 'True'],
  ])('%s is refused', (comparison, marked) => {
    expect(holds(comparison, {})).toEqual({ refused: marked });
  });

  it.each(['[a] = "x"', 'Append([a] = "x", "y")', 'IIF("x", [a] = [b], "y")'])(
    'stands nowhere else: %s',
    (written) => {
      expect(evaluated(written, {})).toHaveProperty('refused', expect.stringContaining(' = '));
    },
  );
});

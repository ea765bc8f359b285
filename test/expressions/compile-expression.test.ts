import { describe, expect, it } from 'vitest';
import { longestText, mostSteps, mostValues } from '../../src/expressions/expression-limits.ts';
import { parseExpression } from '../../src/expressions/parse-expression.ts';
import { compiled, evaluated, markedText, refused } from './evaluate.ts';

describe('a compiled expression', () => {
  it('lists the attributes it reads, once, as they were written first', () => {
    const { attributes } = compiled('Join(".", [givenName], [Surname], Coalesce([GIVENNAME], [urn:x:Y]))');
    expect(attributes).toEqual([
      { name: 'givenName', key: 'givenname' },
      { name: 'Surname', key: 'surname' },
      { name: 'urn:x:Y', key: 'urn:x:y' },
    ]);
    expect(compiled('Append("a", "b")').attributes).toEqual([]);
  });

  it('asks its reader by number, user after user', () => {
    const { evaluate } = compiled('Append([a], [b])');
    const users = [
      ['x', '1'],
      ['', '2'],
      ['z', ''],
    ];
    expect(users.map((user) => evaluate((attribute) => user[attribute]))).toEqual(['x1', '2', 'z']);
  });

  it('asks only for what is needed', () => {
    const asked: number[] = [];
    compiled('IIF([a] = "x", [b], [c])').evaluate((attribute) => {
      asked.push(attribute);
      return 'x';
    });
    expect(asked).toEqual([0, 1]);
  });

  it('has one written form', () => {
    expect(compiled(' ToLower( Left([ mail ],&HA) ) ').text).toBe('ToLower(Left([mail], 10))');
  });

  it('is compiled from what was read too', () => {
    const expression = parseExpression(' Append ([a],"b")');
    if (expression.kind === 'refused') throw new Error(expression.why);
    expect(compiled(expression).text).toBe('Append([a], "b")');
  });

  it('takes an attribute or a literal alone, for what is created', () => {
    expect(evaluated('[full name]', { 'full name': 'Ana Sá' })).toBe('Ana Sá');
    expect(evaluated('"Retail"', {})).toBe('Retail');
  });

  it('is the same for the next user after a failure', () => {
    const { evaluate } = compiled('CDate([d])');
    const failure = evaluate(() => 'soon');
    expect(failure).toMatchObject({ kind: 'failed', reason: 'no-date', position: 0 });
    expect(failure).toHaveProperty(
      'message',
      'CDate cannot be computed: it got a date in a form that the documentation does not name',
    );
    expect(evaluate(() => '2026-01-02')).toBe('1/2/2026 12:00:00 AM');
    expect(evaluate(() => 'later')).toBe(failure);
  });

  it('knows where it failed', () => {
    expect(compiled('Append("x", CDate([d]))').evaluate(() => 'soon')).toMatchObject({ position: 12 });
  });
});

describe('several values', () => {
  it('come from the attributes that are said to have them', () => {
    const { evaluate } = compiled('Join(";", [proxyAddresses])', {
      isMultiValued: (name) => name !== 'mail',
    });
    expect(evaluate(() => ['a', '', 'b'])).toBe('a;b');
    expect(evaluate(() => 'a')).toBe('a');
    expect(markedText(refused('ToLower([proxyAddresses])', { isMultiValued: () => true }))).toBe(
      '[proxyAddresses]',
    );
    expect(markedText(refused('[proxyAddresses]', { isMultiValued: () => true }))).toBe('[proxyAddresses]');
  });

  it('fail where they come as a surprise', () => {
    expect(compiled('ToLower([a])').evaluate(() => ['x', 'y'])).toMatchObject({ reason: 'several-values' });
    expect(compiled('[a]').evaluate(() => ['x', 'y'])).toMatchObject({ reason: 'several-values' });
    expect(compiled('Left("x", [a])').evaluate(() => ['1'])).toMatchObject({ reason: 'no-number' });
    expect(compiled('Switch([a], "d", "k", "v")').evaluate(() => [])).toBe('d');
  });
});

describe('names that mean something to the host', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])('%s is a name', (name) => {
    expect(compiled(`[${name}]`).attributes).toEqual([{ name, key: name.toLowerCase() }]);
    expect(compiled(`Append([${name}], "x")`).evaluate(() => 'mine')).toBe('minex');
    expect(evaluated(`Switch("${name}", "none", "x", "y")`, {})).toBe('none');
    expect(evaluated(`Replace("a", , "(?<${name}>a)", , "\${${name}}b", , )`, {})).toBe('ab');
    expect(evaluated(`Replace("a", , "(?<x>a)", "${name}", "b", , )`, {})).toHaveProperty('refused');
    expect(evaluated(`${name}([a])`, {})).toEqual({ refused: name });
    expect(evaluated(`ToLower([a], "${name}")`, {})).toHaveProperty('refused');
    expect(evaluated(`DateAdd("${name}", 1, CDate([a]))`, {})).toHaveProperty('refused');
  });
});

describe('limits', () => {
  const long = 'a'.repeat(longestText);

  it('a text', () => {
    expect(compiled('[a]').evaluate(() => long)).toBe(long);
    expect(compiled('[a]').evaluate(() => `${long}a`)).toMatchObject({ reason: 'text-too-long' });
    expect(compiled('Append([a], "a")').evaluate(() => long)).toMatchObject({ reason: 'text-too-long' });
    expect(compiled('Replace([a], "a", , , [a], , )').evaluate(() => long)).toMatchObject({
      reason: 'text-too-long',
    });
    expect(compiled('Replace([a], , "a", , [a], , )').evaluate(() => 'a'.repeat(200))).toMatchObject({
      reason: 'text-too-long',
    });
    expect(compiled('ConvertToUTF8Hex([a])').evaluate(() => long)).toMatchObject({ reason: 'text-too-long' });
  });

  it('values', () => {
    const many = Array.from({ length: mostValues + 1 }, () => 'x');
    const { evaluate } = compiled('Count([a])', { isMultiValued: () => true });
    expect(evaluate(() => many.slice(1))).toBe(String(mostValues));
    expect(evaluate(() => many)).toMatchObject({ reason: 'too-many-values' });
  });

  it('steps, of functions upon functions', () => {
    const many = Array.from({ length: 800 }, () => 'Left([a],1)').join(',');
    const { evaluate, stepsTaken } = compiled(`Join("",${many})`);
    expect(evaluate(() => long)).toMatchObject({ reason: 'too-many-steps' });
    expect(stepsTaken()).toBeLessThanOrEqual(mostSteps);
  });

  it.each(['InStr([a], [b])', 'Left(Replace([a], [b], , , "", , ), 1)', 'Word([a], 9, [b])'])(
    'steps, of the search in %s',
    (search) => {
      const { evaluate, stepsTaken } = compiled(
        `Join("", ${Array.from({ length: 200 }, () => search).join(', ')})`,
      );
      expect(evaluate((attribute) => (attribute === 0 ? long : `${'a'.repeat(8000)}b`))).toMatchObject({
        reason: 'too-many-steps',
      });
      expect(stepsTaken()).toBeLessThanOrEqual(mostSteps);
    },
  );

  it('each part is computed once, however deep', () => {
    const nested = Array.from({ length: 40 }, () => 0).reduce(
      (inner) => `Replace(${inner}, , "(?<x>a)", "x", "a", , )`,
      '[a]',
    );
    const { evaluate, stepsTaken } = compiled(nested);
    expect(evaluate(() => 'ab')).toBe('ab');
    expect(stepsTaken()).toBeLessThan(40 * 100);
  });

  it('blanks take no more steps than other characters', () => {
    const blanks = `x${' '.repeat(longestText - 2)}x`;
    expect(compiled('Item(Split([a], ","), 1)').evaluate(() => blanks)).toBe(blanks);
    expect(compiled('FormatDateTime([a], , "yyyy-MM", "yyyy")').evaluate(() => blanks)).toMatchObject({
      reason: 'no-date',
    });
  });

  it.each(['a.*b|a', '(?:a|aa){1,40}a{50}c', '[a-z]*', '(?:a|aa|aaa)*b', 'a{1,1000}b'])(
    'steps, of the regular expression %s',
    (pattern) => {
      const { evaluate, stepsTaken } = compiled(`Replace([a], , "${pattern}", , "", , )`);
      for (const size of [1, 100, 2000, longestText]) {
        const result = evaluate(() => 'a'.repeat(size));
        if (typeof result !== 'string') expect(result).toMatchObject({ reason: 'too-many-steps' });
        expect(stepsTaken()).toBeLessThanOrEqual(mostSteps);
      }
      expect(evaluate(() => 'a'.repeat(50))).toBeTypeOf('string');
    },
  );
});

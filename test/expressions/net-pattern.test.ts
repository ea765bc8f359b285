import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readNetRegex, type NetRegex } from '../../src/expressions/net-regex.ts';
import { runs, seed } from '../property-runs.ts';

function regex(pattern: string): NetRegex {
  const reading = readNetRegex(pattern);
  if (reading.kind === 'refused') throw new Error(reading.what);
  return reading.regex;
}

/** The text with each match in brackets. */
function marked(pattern: string, text: string): string {
  let result = '';
  const rest = regex(pattern).search(
    text,
    () => undefined,
    (before, match) => {
      result += `${before}<${match.group(0) ?? ''}>`;
    },
  );
  return result + rest;
}

describe('what .NET means by a class or character', () => {
  it.each([
    ['\\d', 'a1٣', 'a<1><٣>'],
    ['\\D', 'a1٣', '<a>1٣'],
    ['\\w', 'é_1-', '<é><_><1>-'],
    ['\\W', 'é_1-', 'é_1<->'],
    ['\\s', 'a\u00a0\u0085b\u2003', 'a<\u00a0><\u0085>b<\u2003>'],
    ['\\S+', 'a\u00a0b', '<a>\u00a0<b>'],
    ['[\\w.]+', 'ä.b-c', '<ä.b>-<c>'],
    ['[^\\w]', 'ä-', 'ä<->'],
    ['[\\D]', '1a', '1<a>'],
    ['.', 'a\nb\r', '<a>\n<b><\r>'],
    ['^a', 'aa\na', '<a>a\na'],
    ['a$', 'aa', 'a<a>'],
    ['\\Aa|a\\z', 'aaa', '<a>a<a>'],
    ['a\\Z', 'aa', 'a<a>'],
    ['\\p{Lu}', 'aÄ', 'a<Ä>'],
    ['[\\P{L}]', 'a1', 'a<1>'],
    ['\\x41\\u00e9', 'Aé', '<Aé>'],
    ['\\t\\n\\.\\-\\$', '\t\n.-$', '<\t\n.-$>'],
    ['[]a]', 'a]', '<a><]>'],
    ['[^]a]', 'a]b', 'a]<b>'],
    ['[a-]', 'a-', '<a><->'],
    ['[-a]', 'a-', '<a><->'],
    ['[[:alpha:]]', 'a]p]x', '<a]><p]>x'],
    ['[\\b]', '\b', '<\b>'],
    ['a{,2}', 'a{,2}', '<a{,2}>'],
    ['x{', 'x{', '<x{>'],
    [']}', ']}', '<]}>'],
    ['a{2}', 'aaaaa', '<aa><aa>a'],
    ['a{2,}', 'aaaaa', '<aaaaa>'],
    ['a{1,2}?', 'aa', '<a><a>'],
    ['a+?b', 'aab', '<aab>'],
    ['a|ab', 'ab', '<a>b'],
    ['', 'ab', '<>a<>b<>'],
    ['\u{1f9a6}', '\u{1f9a6}', '<\u{1f9a6}>'],
    ['[\u{1f9a6}]', '\u{1f9a6}', '<\ud83e><\udda6>'],
    ['^..$', '\u{1f9a6}', '<\u{1f9a6}>'],
    ['\\w', '\u{1d400}', '\u{1d400}'],
  ])('%s in %j: %j', (pattern, text, expected) => {
    expect(marked(pattern, text)).toBe(expected);
  });
});

describe('what is not carried over is refused, with its place', () => {
  it.each([
    ['a(?=b)', 'look-around at its character 2'],
    ['(?<!b)a', 'look-around at its character 1'],
    ['(?<=b)a', 'look-around at its character 1'],
    ['(?>a)', 'an atomic group at its character 1'],
    ['(?i)a', 'an option at its character 1'],
    ['(?s-i:a)', 'an option at its character 1'],
    ['(?#x)', 'a comment at its character 1'],
    ['(?(a)b|c)', 'a conditional group at its character 1'],
    ['(?<a-b>x)', 'this kind of group at its character 1'],
    ['(?<1>x)', 'this kind of group at its character 1'],
    ['(?<a>x)(?<a>y)', 'a second group "a" at its character 8'],
    ['(a)\\1', 'a back-reference at its character 4'],
    ['(?<a>a)\\k<a>', 'a back-reference at its character 8'],
    ['\\bx', 'a word boundary at its character 1'],
    ['\\G', '\\G at its character 1'],
    ['\\cA', '\\c at its character 1'],
    ['\\0', '\\0 at its character 1'],
    ['\\y', '\\y at its character 1'],
    ['\\_', '\\_ at its character 1'],
    ['\\p{IsGreek}', '\\p{IsGreek} at its character 1'],
    ['\\p{Cs}', '\\p{Cs} at its character 1'],
    ['[\\W]', '\\W in a class at its character 2'],
    ['[a-z-[aeiou]]', 'the subtraction of a class at its character 5'],
    ['[A-[B]]', 'the subtraction of a class at its character 3'],
    ['(a*)?', 'the repetition of what can be empty, which engines do differently, at its character 1'],
    ['[z-a]', 'a range that runs backwards at its character 5'],
    ['[\\w-z]', 'a range that begins with a class at its character 4'],
    ['[a-\\d]', '\\d in a class at its character 4'],
    ['[\u0000-\uffff]', 'a range across surrogates at its character 5'],
    ['[a', 'a class that is not closed at its character 1'],
    ['(a', 'a group that is not closed at its character 3'],
    ['a)', 'a ")" too many at its character 2'],
    ['*a', 'a quantifier behind nothing at its character 1'],
    ['{3}', 'a quantifier behind nothing at its character 1'],
    ['a**', 'a quantifier behind another at its character 3'],
    ['a*{2}', 'a quantifier behind nothing at its character 3'],
    ['a*+', 'a quantifier behind another at its character 3'],
    ['a{3,2}', '{3,2} at its character 7'],
    ['(a*)*', 'the repetition of what can be empty, which engines do differently, at its character 1'],
    ['(|a)+', 'the repetition of what can be empty, which engines do differently, at its character 1'],
    ['^*', 'the repetition of what can be empty, which engines do differently, at its character 1'],
    ['a\\', 'a "\\" at its end at its character 2'],
  ])('%s: %s', (pattern, what) => {
    expect(readNetRegex(pattern)).toEqual({ kind: 'refused', what });
  });

  test('a program that would be too large', () => {
    expect(readNetRegex('((a{100}){100}){100}').kind).toBe('refused');
    expect(readNetRegex('a{1001}').kind).toBe('refused');
  });
});

test('groups without a name are counted before those with one', () => {
  expect(regex('(?<year>y)(m)(?:x)(?<day>d)(h)').groups).toEqual(
    new Map([
      ['0', 0],
      ['1', 2],
      ['2', 4],
      ['3', 1],
      ['year', 1],
      ['4', 3],
      ['day', 3],
    ]),
  );
});

const atom = fc.oneof(
  fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '[a-c]', '\\.', '\\x61', '-'),
  fc.constantFrom('^', '$'),
);
const quantified = fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '*?', '+?', '??'));
const pattern = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 3 },
    fc
      .array(
        quantified.map(([one, sign]) => (/[$^]/.test(one) ? one : one + sign)),
        { minLength: 1, maxLength: 4 },
      )
      .map((list) => list.join('')),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `${one}|${other}`),
    fc.tuple(tie('pattern'), fc.constantFrom('', '?', '*', '{2}')).map(([one, sign]) => `(${one})${sign}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `(?:${one})${other}`),
  ),
})).pattern;

describe(`a carried pattern (FC_SEED=${seed})`, () => {
  it('matches where JavaScript, which agrees with .NET on these, does', () => {
    fc.assert(
      fc.property(pattern, fc.stringMatching(/^[abc.-]{0,12}$/), (written, text) => {
        const reading = readNetRegex(written);
        fc.pre(reading.kind === 'read');
        expect(marked(written, text)).toBe(text.replace(new RegExp(written, 'g'), (found) => `<${found}>`));
      }),
      runs(5000),
    );
  });

  it('is read or refused, whatever it is', () => {
    const wild = fc.array(
      fc.constantFrom(..."()[]{}|\\^$*+?.-<>:=!#abk1dwsWSDpPuxzZ,'".split(''), '(?<', '(?:', '\u{1f9a6}'),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(wild, fc.string(), (list, text) => {
        const reading = readNetRegex(list.join(''));
        if (reading.kind === 'read') {
          const unmarked = marked(list.join(''), text).length;
          expect(unmarked).toBeGreaterThanOrEqual(text.length);
        } else expect(reading.what).not.toBe('');
      }),
      runs(5000),
    );
  });
});

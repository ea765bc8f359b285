import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainForm, skeletonsOf } from '../../src/tables/skeleton.ts';
import { runs } from '../property-runs.ts';

const shareSkeleton = (one: string, other: string): boolean =>
  skeletonsOf(one).some((skeleton) => skeletonsOf(other).includes(skeleton));

describe('skeletons are the same', () => {
  it.each([
    ['a Cyrillic letter', 'p\u0430olo@contoso.com', 'paolo@contoso.com'],
    ['a Cyrillic capital', '\u0410lice', 'alice'],
    ['a Greek letter', 'n\u03BFra', 'nora'],
    ['a dotless i', 'm\u0131ke', 'mike'],
    ['a dotted capital I', 'M\u0130KE', 'mike'],
    ['the Kelvin sign', '\u212Aim', 'kim'],
    ['a long s', 'mi\u017Fs', 'miss'],
    ['full width', '\uFF4D\uFF49\uFF4B\uFF45\uFF20contoso.com', 'mike@contoso.com'],
    ['a mathematical letter', '\u{1D5BA}nna', 'anna'],
    ['composition', 'rene\u0301', 'rené'],
    ['a zero-width space', 'ali\u200Bce', 'alice'],
    ['a soft hyphen', 'ali\u00ADce', 'alice'],
    ['a variation selector', 'alice\uFE0F', 'alice'],
    ['a tag character', 'alice\u{E0041}', 'alice'],
    ['a no-break space behind', 'alice\u00A0', 'alice'],
    ['a line feed behind', 'alice\n', 'alice'],
    ['another hyphen', 'anna\u2011maria', 'anna-maria'],
    ['another apostrophe', 'o\u2019brien', "o'brien"],
    ['0 and O', 'E100', 'E1OO'],
    ['1 and l', 'mike1', 'mikel'],
    ['rn and m', 'arno', 'amo'],
    ['rn and m in capitals', 'ARNO', 'amo'],
    ['rn and m, an invisible character within', 'ar\u200Bno', 'amo'],
    ['vv and w', 'vvaller', 'waller'],
    ['one v more than w', 'xvvvx', 'xvwx'],
    ['a capital I behind a small letter', 'paypaI', 'paypal'],
    ['a small l between capitals', 'MlKE', 'mike'],
    ['a capital Cyrillic I, taken for an i', 'M\u0406KE', 'mike'],
    ['a capital Cyrillic I, taken for an l', 'paypa\u0406', 'paypal'],
    ['a bar', 'paypa|', 'paypal'],
    ['a small Cyrillic ka, which is lower', '\u043Aim', 'kim'],
  ])('with %s', (_what, one, other) => {
    expect(shareSkeleton(one, other)).toBe(true);
    expect(plainForm(one)).not.toBe(plainForm(other));
  });
});

describe('skeletons differ', () => {
  it.each([
    ['an accent', 'müller', 'muller'],
    ['i and l', 'ismith', 'lsmith'],
    ['I and l at the beginning', 'Ismith', 'lsmith'],
    ['0 and O in a number', '100', '1OO'],
    ['digits', '100417', '100471'],
    ['cl and d', 'clay', 'day'],
    ['a blank within', 'al ice', 'alice'],
    ['a plus-tag', 'a+x@contoso.com', 'a@contoso.com'],
    ['an o with a stroke', 'søren', 'soren'],
  ])('by %s', (_what, one, other) => {
    expect(shareSkeleton(one, other)).toBe(false);
  });
});

it('a blank around or another case of ASCII is no other text', () => {
  expect(plainForm(' Alice  ')).toBe('alice');
  expect(plainForm('\u212A')).toBe('\u212A');
});

const asciiText = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom(...'r n m v w l I 1 i O 0 | ` d c A 2 .'.split(' '), ' '), { maxLength: 12 })
    .map((all) => all.join('')),
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        ...'r n m v w l I 1 i O 0 | ` d c A \u0456 \u0406 \u00e9 \u200b \u0307'.split(' '),
        ' ',
      ),
      { maxLength: 12 },
    )
    .map((all) => all.join('')),
);

it('a skeleton is its own', () => {
  fc.assert(
    fc.property(text, (drawn) => {
      for (const skeleton of skeletonsOf(drawn)) expect(skeletonsOf(skeleton)).toEqual([skeleton]);
    }),
    runs(2000),
  );
});

it('neither blanks around a text nor capitals throughout change what it looks like', () => {
  fc.assert(
    fc.property(asciiText, (drawn) => {
      const small = plainForm(drawn);
      const capital = small.replace(/[a-z]/g, (letter) => letter.toUpperCase());
      expect(skeletonsOf(`  ${capital} `)).toEqual(skeletonsOf(small));
    }),
    runs(2000),
  );
});

it('a field of blanks takes no time', () => {
  const blanks = `\u0430${' '.repeat(1 << 20)}b`;
  expect(skeletonsOf(blanks)).toEqual([`a${blanks.slice(1)}`]);
});

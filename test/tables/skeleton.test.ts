import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainForm, skeletonOf } from '../../src/tables/skeleton.ts';

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
  ])('with %s', (_what, one, other) => {
    expect(skeletonOf(one)).toBe(skeletonOf(other));
    expect(plainForm(one)).not.toBe(plainForm(other));
  });
});

describe('skeletons differ', () => {
  it.each([
    ['an accent', 'müller', 'muller'],
    ['0 and O', 'E100', 'E1OO'],
    ['1 and l', 'mike1', 'mikel'],
    ['rn and m', 'arno', 'amo'],
    ['a blank within', 'al ice', 'alice'],
    ['a plus-tag', 'a+x@contoso.com', 'a@contoso.com'],
    ['an o with a stroke', 'søren', 'soren'],
  ])('by %s', (_what, one, other) => {
    expect(skeletonOf(one)).not.toBe(skeletonOf(other));
  });
});

it('a blank around or another case of ASCII is no other text', () => {
  expect(plainForm(' Alice  ')).toBe('alice');
  expect(plainForm('\u212A')).toBe('\u212A');
});

it('a skeleton is its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(skeletonOf(skeletonOf(text))).toBe(skeletonOf(text));
      expect(skeletonOf(plainForm(text))).toBe(skeletonOf(text));
    }),
  );
});

it('a field of blanks takes no time', () => {
  const text = `\u0430${' '.repeat(1 << 20)}b`;
  expect(skeletonOf(text)).toHaveLength(text.length);
});

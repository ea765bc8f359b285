import { expect, it } from 'vitest';
import { foldPoint } from '../../src/evidence/fold-point.ts';

const fold = (text: string, spelling: 'plain' | 'speltOut'): string =>
  Array.from(text, (character) => foldPoint(character.codePointAt(0)!)[spelling]).join('');

it.each([
  ['JOSÉ', 'jose'],
  ['Łukasz Świątek', 'lukasz swiatek'],
  ['İPEK ışıl', 'ipek isil'],
  ['Þóra Ægir', 'thora aegir'],
  ['Ｍｉｋｅ＠contoso.com', 'mike@contoso.com'],
  ['a\u200bb\u00adc\ufeffd', 'abcd'],
  ['a\u00a0b\tc', 'a b c'],
  ['ΧΡΉΣΤΟΣ', 'χρηστοσ'],
  ['Χρήστος', 'χρηστοσ'],
  ['Алёна', 'алена'],
  ['مُحَمَّد', 'محمد'],
  ['हिन्दी', 'हिन्दी'],
])('%s becomes %s', (text, folded) => {
  expect(fold(text, 'plain')).toBe(folded);
});

it('is the same however a letter is composed', () => {
  for (const text of ['é', 'ü', 'Å', 'が', '각', 'ǟ']) {
    expect(fold(text.normalize('NFD'), 'plain'), text).toBe(fold(text.normalize('NFC'), 'plain'));
  }
});

it.each([
  ['Müller', 'muller', 'mueller'],
  ['Groß', 'gross', 'gross'],
  ['Ørsted', 'orsted', 'oersted'],
  ['Åkesson', 'akesson', 'aakesson'],
  ['Mu\u0308ller', 'muller', 'mueller'],
  ['Zoé', 'zoe', 'zoe'],
])('%s is %s, and %s where it is spelt out', (text, plain, speltOut) => {
  expect([fold(text, 'plain'), fold(text, 'speltOut')]).toEqual([plain, speltOut]);
});

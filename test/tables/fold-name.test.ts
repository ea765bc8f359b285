import { expect, it } from 'vitest';
import { foldName } from '../../src/tables/fold-name.ts';

it.each([
  ['García, José', 'JOSE GARCIA'],
  ['Anna-Maria  Berg', 'berg anna maria'],
  ['Ｍｉｋｅ Ross', 'Ross, Mike'],
  ["O'Brien Pat", 'Pat O\u2019Brien'],
])('%s and %s are the same words', (one, other) => {
  expect(foldName(one)).toBe(foldName(other));
});

it.each([
  ['Jan Berg', 'Jonas Berg'],
  ['Jan Berg', 'Jan Jan Berg'],
  ['Jan Berg', 'Jan Berg (external)'],
  ['Müller', 'Mueller'],
  ['रीना शर्मा', 'रानी शर्मा'],
  ['カナ', 'ガナ'],
])('%s and %s are not', (one, other) => {
  expect(foldName(one)).not.toBe(foldName(other));
});

it('of punctuation nothing is left', () => {
  expect(foldName(' -- . ')).toBe('');
});

import { expect, it } from 'vitest';
import { compareText } from '../../src/tables/compare-text.ts';

it('orders by UTF-8 bytes', () => {
  const ordered = [
    '',
    ' ',
    '-',
    '1',
    '10',
    '2',
    'A',
    'Z',
    'a',
    'ab',
    'b',
    '\u00a0',
    'é',
    '\uff5e',
    '\u{1F9A6}',
  ];
  expect(ordered.toReversed().toSorted(compareText)).toEqual(ordered);
  expect(['\ue000', '\u{10000}'].toSorted()).not.toEqual(['\ue000', '\u{10000}'].toSorted(compareText));
});

it('tells equal texts', () => {
  expect(compareText('rené', 'rené')).toBe(0);
});

import { describe, expect, it } from 'vitest';
import {
  firstValueOf,
  lastValueOf,
  pickRows,
  rowText,
  rowValues,
  valueLength,
  valueText,
} from '../../src/tables/column.ts';
import { buildColumn, buildPlainColumn } from '../build-column.ts';

const plain = buildPlainColumn('login', ['kim', '', 'rené \u{1F9A6}']);
const several = buildColumn('email', [['kim@contoso.com', '', 'k@contoso.com'], [], ['mia@fabrikam.com']]);

describe('a column of one value per row', () => {
  it('has value and row of one number', () => {
    expect([0, 1, 2].map((row) => [firstValueOf(plain, row), lastValueOf(plain, row)])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect([0, 1, 2].map((value) => valueText(plain, value))).toEqual(['kim', '', 'rené \u{1F9A6}']);
    expect([0, 1, 2].map((value) => valueLength(plain, value))).toEqual([3, 0, 10]);
  });

  it('has no value where the cell is empty', () => {
    expect([0, 1, 2].map((row) => rowValues(plain, row))).toEqual([['kim'], [], ['rené \u{1F9A6}']]);
    expect([0, 1, 2].map((row) => rowText(plain, row))).toEqual(['kim', '', 'rené \u{1F9A6}']);
  });
});

describe('a column of several values per row', () => {
  it('knows which values are whose', () => {
    expect([0, 1, 2].map((row) => [firstValueOf(several, row), lastValueOf(several, row)])).toEqual([
      [0, 3],
      [3, 3],
      [3, 4],
    ]);
    expect([0, 1, 2].map((row) => rowValues(several, row))).toEqual([
      ['kim@contoso.com', 'k@contoso.com'],
      [],
      ['mia@fabrikam.com'],
    ]);
  });

  it('joins them for people', () => {
    expect([0, 1, 2].map((row) => rowText(several, row))).toEqual([
      'kim@contoso.com | k@contoso.com',
      '',
      'mia@fabrikam.com',
    ]);
  });
});

it('shows nothing for a column that is not there', () => {
  expect(rowText(undefined, 0)).toBe('');
});

describe('pickRows', () => {
  it.each([
    ['none', []],
    ['the last first', [2, 0]],
    ['one twice', [0, 0, 1]],
  ])('picks %s', (_which, rows) => {
    for (const column of [plain, several]) {
      const picked = pickRows(column, Uint32Array.from(rows));
      expect(picked.offsets[0]).toBe(0);
      expect(rows.map((_, at) => rowValues(picked, at))).toEqual(rows.map((row) => rowValues(column, row)));
    }
  });
});

import { describe, expect, it } from 'vitest';
import { rowOfValue } from '../../src/tables/column.ts';
import { findRows, findRowsWithoutZeros, findValues } from '../../src/tables/find-rows.ts';
import { buildColumn, buildPlainColumn } from '../build-column.ts';

const keys = buildPlainColumn('id', ['00123', 'b', 'B', '', '007', '0', 'ä']);

describe('the row of a text', () => {
  it('is told for exactly that text', () => {
    expect(findRows(keys, ['B', 'ä', '123', 'c', '00123'])).toEqual(
      new Map([
        ['B', 2],
        ['ä', 6],
        ['00123', 0],
      ]),
    );
  });

  it('is told of nothing where nothing is sought', () => {
    expect(findRows(keys, [])).toEqual(new Map());
  });
});

describe('a number that lost its zeros', () => {
  it('finds the row that has them', () => {
    expect(findRowsWithoutZeros(keys, ['123', '7', '0', 'b', '99'])).toEqual(
      new Map([
        ['123', 0],
        ['7', 4],
      ]),
    );
  });

  it('finds none where several rows are that number', () => {
    const several = buildPlainColumn('id', ['01', '001', '02']);
    expect(findRowsWithoutZeros(several, ['1', '2'])).toEqual(new Map([['2', 2]]));
  });
});

it('finds all values that equal a text but for ASCII case, and the rows that they are of', () => {
  const aliases = buildColumn('alias', [['x', 'Kim'], [], ['kim'], ['\u212Aim']]);
  const found = findValues(aliases, ['KIM', 'y']);
  expect(found).toEqual(new Map([['KIM', [1, 2]]]));
  expect(found.get('KIM')?.map((value) => rowOfValue(aliases, value))).toEqual([0, 2]);
  expect([0, 1, 2, 3].map((value) => rowOfValue(aliases, value))).toEqual([0, 0, 2, 3]);
});

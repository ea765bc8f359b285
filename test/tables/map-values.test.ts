import { expect, it } from 'vitest';
import { rowValues } from '../../src/tables/column.ts';
import { mapValues } from '../../src/tables/map-values.ts';
import { buildColumn } from '../build-column.ts';

it.each([
  ['one value each', [['a'], ['ü'], ['']], [['A'], ['Ü'], []]],
  ['several', [['a', 'ü'], [], ['b']], [['A', 'Ü'], [], ['B']]],
])('changes every value of its row: %s', (_, rows, changed) => {
  const column = mapValues(buildColumn('name', rows), rows.length, (text) => text.toUpperCase());
  expect(column.name).toBe('name');
  expect(rows.map((_values, row) => rowValues(column, row))).toEqual(changed);
});

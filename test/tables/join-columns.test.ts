import { expect, it } from 'vitest';
import { rowValues } from '../../src/tables/column.ts';
import { joinColumns } from '../../src/tables/join-columns.ts';
import { buildColumn, buildPlainColumn } from '../build-column.ts';

function joined(given: readonly string[][], family: readonly string[][]): string[][] {
  const column = joinColumns([buildColumn('given', given), buildColumn('family', family)], given.length);
  return given.map((_, row) => rowValues(column, row));
}

it('makes one text of the parts that say something', () => {
  const given = [['Jörg'], [''], ['Karla'], [' '], ['-'], ['n/a'], []];
  const family = [['Müller'], ['Weiß'], [''], [''], ['-'], ['Falk'], []];
  expect(joined(given, family)).toEqual([['Jörg Müller'], ['Weiß'], ['Karla'], [], [], ['Falk'], []]);
});

it('makes a text of each value of a part', () => {
  expect(joined([['Karla']], [['Falk', 'Dahl']])).toEqual([['Karla Falk', 'Karla Dahl']]);
  const many = Array.from({ length: 9 }, (_, index) => `name${index}`);
  expect(joined([many], [many])[0]).toHaveLength(16);
});

it('has one value to a row where its parts have', () => {
  const parts = ['Ada', '', 'n/a'].map((text) => text);
  const column = joinColumns([buildPlainColumn('a', parts), buildPlainColumn('b', parts)], parts.length);
  expect(column).toMatchObject({ name: 'a b', values: 3, firstValue: null });
});

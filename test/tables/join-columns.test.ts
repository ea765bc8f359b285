import { expect, it } from 'vitest';
import { rowText } from '../../src/tables/column.ts';
import { joinColumns } from '../../src/tables/join-columns.ts';
import { buildColumn, buildPlainColumn } from '../build-column.ts';

it('makes one text of the parts that are there', () => {
  const given = buildPlainColumn('Vorname', ['Jörg', '', 'Karla', ' ']);
  const family = buildColumn('Nachname', [['Müller'], ['Weiß'], ['Falk', 'Dahl'], []]);
  const column = joinColumns([given, family], 4);
  expect(column.name).toBe('Vorname Nachname');
  expect([0, 1, 2, 3].map((row) => rowText(column, row))).toEqual([
    'Jörg Müller',
    'Weiß',
    'Karla Falk | Dahl',
    '',
  ]);
});

import { expect, test } from 'vitest';
import { appendRows, textColumn } from '../../src/tables/append-rows.ts';
import { rowValues, valueText } from '../../src/tables/column.ts';
import { TableBuilder } from '../../src/tables/table-builder.ts';
import { sharedText } from '../../src/tables/shared-arrays.ts';
import { buildColumn } from '../build-column.ts';

test('texts make a column, one to a row', () => {
  const column = textColumn('name', ['Mia', '', 'Zo\u00eb \u{1f600}']);
  expect([0, 1, 2].map((row) => valueText(column, row))).toEqual(['Mia', '', 'Zo\u00eb \u{1f600}']);
  expect(column).toMatchObject({ name: 'name', values: 3, firstValue: null });
});

test('rows come behind those of a column', () => {
  const column = appendRows(textColumn('name', ['Mia', '\u00c5se']), ['', 'Lou']);
  expect([0, 1, 2, 3].map((row) => rowValues(column, row))).toEqual([['Mia'], ['\u00c5se'], [], ['Lou']]);
  expect(appendRows(textColumn('name', []), ['Lou'])).toMatchObject({ values: 1 });
});

test('and behind those that have several values or none', () => {
  const column = appendRows(buildColumn('alias', [['a', 'b'], [], ['c']]), ['d', '']);
  expect([0, 1, 2, 3, 4].map((row) => rowValues(column, row))).toEqual([['a', 'b'], [], ['c'], ['d'], []]);
});

test('a column that lies beside others is taken out of them', () => {
  const builder = new TableBuilder('a.csv', [
    { name: 'id', cell: 0 },
    { name: 'mail', cell: 1 },
  ]);
  for (const line of [2, 3]) {
    const text = sharedText(8);
    text.bytes.set(new TextEncoder().encode(`id${line}mail${line}`).subarray(0, 8));
    builder.add({ ...text, starts: Uint32Array.of(0, 3), ends: Uint32Array.of(3, 8) }, line);
  }
  const [, mail] = builder.finish().columns;
  const column = appendRows(mail, ['new']);
  expect([0, 1, 2].map((row) => valueText(column, row))).toEqual(['mail2', 'mail3', 'new']);
});

import { describe, expect, it } from 'vitest';
import { ColumnBuilder } from '../../src/tables/column-builder.ts';
import { rowValues } from '../../src/tables/column.ts';
import { byteString } from '../build-column.ts';

it('makes an empty column of nothing', () => {
  const column = new ColumnBuilder('login').finish();
  expect(column).toMatchObject({
    name: 'login',
    bytes: new Uint8Array(),
    offsets: Uint32Array.of(0),
    values: 0,
    firstValue: null,
  });
});

it('takes each character for one byte', () => {
  const builder = new ColumnBuilder('login');
  builder.appendValue('\u00ff\u0000A');
  builder.appendValue(byteString('é\u{1F9A6}'));
  const { bytes, offsets } = builder.finish();
  expect([...bytes]).toEqual([0xff, 0, 0x41, 0xc3, 0xa9, 0xf0, 0x9f, 0xa6, 0xa6]);
  expect([...offsets]).toEqual([0, 3, 9]);
});

describe('rows of several values', () => {
  it('may come after plain ones and before', () => {
    const builder = new ColumnBuilder('email');
    builder.appendValue('kim');
    builder.appendValues(['mia']);
    builder.appendValues(['noah', 'noah.c']);
    builder.appendValues([]);
    builder.appendValue('otto');
    const column = builder.finish();
    expect([...(column.firstValue ?? [])]).toEqual([0, 1, 2, 4, 4, 5]);
    expect([0, 1, 2, 3, 4].map((row) => rowValues(column, row))).toEqual([
      ['kim'],
      ['mia'],
      ['noah', 'noah.c'],
      [],
      ['otto'],
    ]);
  });

  it('may begin with a row of none', () => {
    const builder = new ColumnBuilder('email');
    builder.appendValues([]);
    builder.appendValues(['kim']);
    expect([...(builder.finish().firstValue ?? [])]).toEqual([0, 0, 1]);
  });

  it('are not needed for one value each', () => {
    const builder = new ColumnBuilder('email');
    builder.appendValues(['kim']);
    builder.appendValues(['mia']);
    expect(builder.finish().firstValue).toBeNull();
  });
});

it('grows with what it is given', () => {
  const builder = new ColumnBuilder('login');
  const texts = [...Array.from({ length: 1000 }, (_, at) => `u${at}`), 'x'.repeat(100_000), '', 'y'];
  for (const text of texts) builder.appendValue(text);
  const column = builder.finish();
  expect(texts.map((_, row) => rowValues(column, row)[0] ?? '')).toEqual(texts);
  expect(column.bytes).toHaveLength(texts.join('').length);
  expect(column.offsets).toHaveLength(texts.length + 1);
});

it('shares no memory with a column it gave out', () => {
  const builder = new ColumnBuilder('login');
  builder.appendValue('kim');
  const column = builder.finish();
  builder.appendValue('mia');
  expect(rowValues(column, 0)).toEqual(['kim']);
  expect(column.offsets).toHaveLength(2);
});

import { Buffer } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowText } from '../../src/tables/column.ts';
import { encodeCells } from '../../src/reporter/csv-bytes.ts';
import { csvList, longCsvList } from '../../src/reporter/csv-list.ts';
import type { ReportPart } from '../../src/reporter/report.ts';
import { buildColumn } from '../build-column.ts';
import { runs, seed } from '../property-runs.ts';

const allQuoted = /^\ufeff(?:"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*\r\n)+$/;

function textOf(parts: Iterable<ReportPart>): string {
  // Copies: the memory of a part is used again for the next one.
  const chunks = Array.from(parts, ({ bytes }) => Buffer.from(bytes));
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
}

function countOf(parts: Iterable<ReportPart>): number {
  let count = 0;
  for (const { rows } of parts) count += rows ?? 0;
  return count;
}

function readBack(text: string): string[][] {
  const records: string[][] = parse(text, { bom: true, record_delimiter: '\r\n' });
  return records.map((cells) => cells.map((cell) => (cell.startsWith("'") ? cell.slice(1) : cell)));
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '"',
    '""',
    '",="',
    '\r\n',
    '\n',
    '\r',
    ',',
    ';',
    "'",
    "''t",
    '=1+1',
    '\t-1',
    '\ufeff@x',
    '\0',
    '\u{1F9A6}',
  ),
);
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(hostile, { minLength: width, maxLength: width }), { maxLength: 8 }));

describe(`a list (FC_SEED=${seed})`, () => {
  it('gives its cells back to whoever parses it', () => {
    fc.assert(
      fc.property(table, fc.option(fc.constantFrom('INCOMPLETE: users.csv', '"x", y')), (rows, banner) => {
        const header = Array.from({ length: rows[0]?.length ?? 1 }, (_, column) => `column_${column}`);
        const text = textOf(csvList(header, rows, banner));
        const listed = rows.length > 0 || banner === null ? rows : [header.map(() => '')];
        const expected = [header, ...listed];
        expect(text).toMatch(allQuoted);
        expect(readBack(text)).toEqual(
          banner === null ? expected : expected.map((row, at) => [...row, at === 0 ? 'incomplete' : banner]),
        );
      }),
      runs(2000),
    );
  });

  it('is the same, byte for byte, written from columns', () => {
    const values = fc.oneof(
      fc.array(hostile.map((value) => [value])),
      fc.array(fc.array(hostile, { maxLength: 3 })),
    );
    fc.assert(
      fc.property(values, fc.option(fc.constant('INCOMPLETE')), (rows, banner) => {
        const column = buildColumn('login', rows);
        const cells = rows.map((_, row) => [rowText(column, row), String(row), rowText(column, row), '-']);
        const long = longCsvList(
          ['a', 'b', 'c', 'd'],
          Uint32Array.from(rows.keys()),
          (out, row) => {
            if (rows[row].length > 0) out.lookAt(column, row);
          },
          (out, row) => {
            out.cell(column, row);
            out.number(row);
            out.text(rowText(column, row));
            out.cells(encodeCells('-'));
          },
          banner,
        );
        expect(textOf(long)).toBe(textOf(csvList(['a', 'b', 'c', 'd'], cells, banner)));
      }),
      runs(1000),
    );
  });
});

describe('a long list', () => {
  it.each([0, 1, 99, 100, 101, 200, 201])('of %i rows is whole', (count) => {
    const rows = Array.from({ length: count }, (_, row) => [`u-${row}`, `=${row}`]);
    const records = readBack(textOf(csvList(['key', 'value'], rows, null)));
    expect(records).toEqual([['key', 'value'], ...rows]);
    expect(countOf(csvList(['key', 'value'], rows, null))).toBe(count);
  });

  it('written from columns is whole over many chunks, with cells longer than a chunk', () => {
    const lengths = [1, 0, 300_000, 5, 700_000, ...Array.from({ length: 2000 }, (_, row) => row % 400)];
    const values = lengths.map((length, row) => `${row}`.padEnd(length, '"é='));
    const column = buildColumn(
      'login',
      values.map((value) => [value]),
    );
    const long = longCsvList(
      ['login', 'again'],
      Uint32Array.from(values.keys()),
      () => undefined,
      (out, row) => {
        out.cell(column, row);
        out.value(column, row);
      },
      null,
    );
    expect(readBack(textOf(long))).toEqual([['login', 'again'], ...values.map((value) => [value, value])]);
  });
});

describe('a header', () => {
  const names = ['application_key', '=cmd', '@odata.type', "'quoted", '-'];

  it('is guarded like any cell, since passed-through columns bring their own names', () => {
    expect(readBack(textOf(csvList(names, [], null)))).toEqual([names]);
    expect(textOf(csvList(names, [], null))).toBe(
      `\ufeff"application_key","'=cmd","'@odata.type","''quoted","'-"\r\n`,
    );
  });

  it('is the same for both ways of writing', () => {
    const long = longCsvList(
      names,
      new Uint32Array(),
      () => undefined,
      () => undefined,
      null,
    );
    expect(textOf(long)).toBe(textOf(csvList(names, [], null)));
  });
});

import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueText } from '../../src/tables/column.ts';
import { TableBuilder, type KeptCell, type RowCells } from '../../src/tables/table-builder.ts';
import { runs, seed } from '../property-runs.ts';

/** A row as a reader has it: its cells anywhere in memory, other bytes between them. */
function rowOf(cells: readonly string[]): RowCells {
  const encoded = cells.map((cell) => Buffer.from(cell));
  const memory = new ArrayBuffer(encoded.reduce((size, { length }) => size + length + 1, 3));
  const bytes = new Uint8Array(memory).fill(0x7a);
  const starts = new Uint32Array(cells.length);
  const ends = new Uint32Array(cells.length);
  let at = 0;
  encoded.forEach((cell, place) => {
    bytes.set(cell, at);
    starts[place] = at;
    at += cell.length;
    ends[place] = at;
    at += 1;
  });
  return { bytes, words: new DataView(memory), starts, ends };
}

const kept: readonly KeptCell[] = [
  { name: 'id', cell: 2 },
  { name: 'login', cell: 0 },
];

describe(`a table (FC_SEED=${seed})`, () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'N/A', 'x'.repeat(70_000)));
  const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 600 });

  it('holds the kept cells of every row, whatever share it was told to expect', () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 0, max: 1, noNaN: true }), (cells, share) => {
        const builder = new TableBuilder('users.csv', kept);
        cells.forEach((row, at) => {
          builder.add(rowOf(row), at + 2);
          builder.expect(share);
        });
        const { columns, lines } = builder.finish();
        const wellFormed = cells.map((row) => row.map((text) => Buffer.from(text).toString()));
        expect(columns.map(({ name, values }) => [name, values])).toEqual([
          ['id', cells.length],
          ['login', cells.length],
        ]);
        const [id, login] = columns;
        expect(cells.map((_, row) => valueText(id, row))).toEqual(wellFormed.map((row) => row[2]));
        expect(cells.map((_, row) => valueText(login, row))).toEqual(wellFormed.map((row) => row[0]));
        expect([...lines]).toEqual(cells.map((_, at) => at + 2));
      }),
      runs(100),
    );
  });
});

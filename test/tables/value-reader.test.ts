import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueText } from '../../src/tables/column.ts';
import { valueReader } from '../../src/tables/value-reader.ts';
import { buildPlainColumn } from '../build-column.ts';
import { runs, seed } from '../property-runs.ts';

describe(`the reader of a column's values (FC_SEED=${seed})`, () => {
  it('gives each value as text, in any order', () => {
    const values = fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.nat()), (texts, numbers) => {
        const column = buildPlainColumn('name', texts);
        const read = valueReader(column);
        for (const number of [...texts.keys(), ...numbers.take(20)]) {
          const value = number % texts.length;
          expect(read(value)).toBe(valueText(column, value));
        }
      }),
      runs(500),
    );
  });

  it('goes on from chunk to chunk, and takes values longer than one', () => {
    const texts = Array.from(
      { length: 300 },
      (_, row) => `${row}`.repeat(row * 5) + (row % 50 === 0 ? 'é' : ''),
    );
    const column = buildPlainColumn('name', [...texts, 'x'.repeat(200_000), 'y']);
    const read = valueReader(column);
    const expected = [...texts, 'x'.repeat(200_000), 'y'];
    expect(expected.map((_, value) => read(value))).toEqual(expected);
    expect(expected.map((_, value) => read(expected.length - 1 - value))).toEqual(expected.toReversed());
  });
});

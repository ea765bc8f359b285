import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowValues } from '../../src/importers/row-values.ts';
import { runs } from '../property-runs.ts';

const large = Buffer.alloc(40_000, 'the quick brown fox jumps over the lazy dog ');
const view = large.subarray(3, 39_001);
const small = Buffer.from('a small text of its own');

test('values are those that were added, wherever they lie in whatever memory', () => {
  const piece = fc
    .record({
      source: fc.constantFrom(large, view, small),
      from: fc.nat(40_000),
      length: fc.oneof(fc.nat(20), fc.nat(9_000)),
      isAtEnd: fc.boolean(),
      column: fc.nat(2),
    })
    .map(({ source, from, length, isAtEnd, column }) => {
      const last = isAtEnd ? source.length : Math.min(source.length, (from % source.length) + length);
      return { source, column, first: Math.max(0, last - length), last };
    });
  const values = new RowValues(3, false);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      values.clear();
      const expected: string[][] = [[], [], []];
      for (const { source, column, first, last } of pieces) {
        values.add(column, source, first, last);
        if (first < last) expected[column].push(source.toString('latin1', first, last));
      }
      const kept = expected.map((_, column) =>
        values.valuesOf(column).map((value) => Buffer.from(value).toString('latin1')),
      );
      expect(kept).toEqual(expected);
    }),
    runs(1000),
  );
});

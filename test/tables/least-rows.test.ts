import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leastRows } from '../../src/tables/least-rows.ts';

it('gives the first rows of an order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(200)), fc.integer({ min: 1, max: 12 }), (rows, most) => {
      const descending = (one: number, other: number): number => other - one;
      expect(leastRows(rows, most, descending)).toEqual(rows.toSorted(descending).slice(0, most));
    }),
  );
});

import { describe, expect, it } from 'vitest';
import type { Candidates } from '../../../src/model/candidates.ts';
import { findRivals } from '../../../src/resolutions/recommend/find-rivals.ts';

/** By row the persons and how sure each is, best first. */
function candidatesOf(
  some: Record<number, readonly (readonly [person: number, confidence: number])[]>,
): Candidates {
  return new Map(
    Object.entries(some).map(([row, people]) => [
      Number(row),
      people.map(([person, confidence]) => ({ person, confidence, reasons: [], contradiction: null })),
    ]),
  );
}

const anybody = (): boolean => true;

describe('the rivals of an account', () => {
  it('have the same directory user as their best candidate', () => {
    const rivalsOf = findRivals(candidatesOf({ 1: [[7, 0.9]], 2: [[8, 0.9], [7, 0.8]], 3: [[7, 0.8]] }), anybody); // prettier-ignore
    expect([1, 2, 3, 4].map(rivalsOf)).toEqual([[3], [], [1], []]);
  });

  it('are no guesses where it is most likely so', () => {
    const rivalsOf = findRivals(candidatesOf({ 1: [[7, 0.9]], 2: [[7, 0.4]], 3: [[7, 0.4]] }), anybody);
    expect([1, 2, 3].map(rivalsOf)).toEqual([[], [1, 3], [1, 2]]);
  });

  it('are not those that are set aside, nor has one that is any', () => {
    const rivalsOf = findRivals(
      candidatesOf({ 1: [[7, 0.9]], 2: [[7, 0.9]], 3: [[7, 0.9]] }),
      (row) => row !== 2,
    );
    expect([1, 2, 3].map(rivalsOf)).toEqual([[3], [], [1]]);
  });
});

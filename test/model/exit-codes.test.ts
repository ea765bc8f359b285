import { describe, expect, it } from 'vitest';
import { exitCodes, strongestExitCode, type ExitCode } from '../../src/model/exit-codes.ts';

const strongestFirst: readonly ExitCode[] = [70, 130, 74, 2, 4, 3, 5, 1, 0];

describe('strongestExitCode', () => {
  const pairs = strongestFirst.flatMap((one, at) =>
    strongestFirst.map((other, otherAt) => [one, other, strongestFirst[Math.min(at, otherAt)]] as const),
  );

  it.each(pairs)('of %i and %i is %i', (one, other, strongest) => {
    expect(strongestExitCode([one, other])).toBe(strongest);
  });

  it('of none is a pass', () => {
    expect(strongestExitCode([])).toBe(0);
  });

  it('of all is a defect', () => {
    expect(strongestExitCode(strongestFirst.toReversed())).toBe(70);
  });
});

it('knows no other code', () => {
  expect(Object.values(exitCodes).toSorted((one, other) => one - other)).toEqual(
    strongestFirst.toSorted((one, other) => one - other),
  );
});

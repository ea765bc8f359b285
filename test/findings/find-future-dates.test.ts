import { expect, it } from 'vitest';
import { findFutureDates } from '../../src/findings/find-future-dates.ts';
import { datedSide } from './dated-side.ts';

function found(...texts: readonly string[]): ReturnType<typeof findFutureDates> {
  return findFutureDates(datedSide('lastSignIn', 'seen', texts), 'lastSignIn', 20261122);
}

it('counts days that are yet to come, and shows the latest of them', () => {
  expect(found('2026-11-22', '2026-11-23', '9999-12-31', '9999-12-31', 'never', '')).toEqual([
    {
      kind: 'future-date',
      source: 'a.csv',
      line: 4,
      role: 'lastSignIn',
      attribute: 'seen',
      value: '9999-12-31',
      count: 3,
    },
  ]);
});

it('says nothing where all days are past', () => {
  expect(found('2026-11-22', '')).toEqual([]);
});

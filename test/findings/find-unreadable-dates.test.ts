import { expect, it } from 'vitest';
import { findUnreadableDates } from '../../src/findings/find-unreadable-dates.ts';
import { datedSide } from './dated-side.ts';

function found(...texts: readonly string[]): ReturnType<typeof findUnreadableDates> {
  return findUnreadableDates(datedSide('createdAt', 'opened', texts), 'createdAt');
}

it('counts dates in another form, and shows the least of them', () => {
  expect(found('2026-01-31', '31.01.2026', '', '03/04/2026')).toEqual([
    {
      kind: 'unreadable-date',
      source: 'a.csv',
      line: 5,
      side: 'application',
      role: 'createdAt',
      attribute: 'opened',
      value: '03/04/2026',
      count: 2,
    },
  ]);
});

it('takes words among dates for what they say: that there is none', () => {
  expect(found('2026-01-31', 'Never logged in', '-', '  ', '')).toEqual([]);
});

it('tells a column that has words alone', () => {
  expect(found('Mary', 'Eve', '')).toMatchObject([{ value: 'Eve', count: 2 }]);
});

import { expect, it } from 'vitest';
import { findFutureDates } from '../../src/findings/find-future-dates.ts';
import { utcDays } from '../../src/tables/dates.ts';
import { buildPlainColumn } from '../build-column.ts';

function found(...texts: readonly string[]): ReturnType<typeof findFutureDates> {
  const column = buildPlainColumn('seen', texts);
  const table = {
    side: 'application',
    rows: texts.length,
    lines: Uint32Array.from(texts, (_, row) => row + 2),
    files: [],
    key: column,
    columns: new Map(),
  } as const;
  const days = new Map([['lastSignIn', utcDays(column, texts.length)] as const]);
  const roles = new Map([['lastSignIn', column] as const]);
  return findFutureDates({ table, source: 'a.csv', roles, days }, 'lastSignIn', 20261122);
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

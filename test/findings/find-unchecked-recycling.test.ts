import { expect, it } from 'vitest';
import { findUncheckedRecycling } from '../../src/findings/find-unchecked-recycling.ts';
import { matchUsers } from '../../src/matcher/match-users.ts';
import { explanationOf } from '../../src/model/finding-words.ts';
import type { Side } from '../../src/model/users.ts';
import { textDay } from '../../src/tables/dates.ts';
import type { World } from '../oracle/naive-reconciliation.ts';
import { matchInput } from '../world-tables.ts';

const numbers = [0, 1, 2, 3, 4];

/** Four who match, one of them held as privileged, and one who does not; the directory has them the other way round. */
const world: World = {
  rules: [{ application: 'login', directory: 'mail', caseExact: false, strong: false }],
  application: numbers.map((number) => ({
    key: `a${number}`,
    displayName: '',
    privileged: number === 1,
    values: { login: [`user${number}`] },
  })),
  directory: numbers.toReversed().map((number) => ({
    id: `d${number}`,
    displayName: '',
    enabled: true,
    attributes: { mail: number === 4 ? '' : `user${number}` },
  })),
  assigned: null,
  target: { create: true, required: [] },
};
const match = matchUsers(matchInput(world));

const days = (dates: readonly string[]) => Int32Array.from(dates, textDay);
const day = '2020-01-01';

function find(
  accounts: readonly string[] | null,
  users: readonly string[] | null,
  without: readonly Side[] = [],
) {
  return findUncheckedRecycling(
    match,
    accounts === null ? null : days(accounts),
    users === null ? null : days(users),
    without,
    'app.csv',
  );
}

it('says nothing where both days of every clean claim are known', () => {
  const known = [day, day, `${day}T08:00:00+02:00`, day, ''];
  expect(find(known, known.toReversed())).toEqual([]);
});

it('counts clean claims, held ones too, of which a day is missing or cannot be read', () => {
  const [finding, ...others] = find(['', day, '03/04/2020', day, ''], ['', '', day, day, day]);
  expect(finding).toEqual({
    kind: 'recycling-not-checked',
    source: 'app.csv',
    line: null,
    withoutColumn: [],
    count: 3,
  });
  expect(others).toEqual([]);
  expect(explanationOf(finding)).toMatch(/^3 clean claims were not checked .* missing or cannot be read\.$/);
});

it.each<[readonly Side[], string]>([
  [['directory'], 'the users of the directory were created'],
  [['application', 'directory'], 'the users of the application and of the directory were created'],
])('counts every clean claim where %s has no column', (without, words) => {
  const [finding] = find(null, null, without);
  expect(finding).toMatchObject({ count: 4, withoutColumn: without });
  expect(explanationOf(finding)).toContain(words);
});

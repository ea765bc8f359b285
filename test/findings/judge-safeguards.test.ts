import { expect, test } from 'vitest';
import { judgeSafeguards, nextBaseline } from '../../src/findings/judge-safeguards.ts';
import type { Baseline, SafeguardSettings } from '../../src/model/safeguards.ts';
import type { SideSummary } from '../../src/model/summary.ts';

const side = (accepted: number): SideSummary => ({
  read: accepted,
  accepted,
  merged: 0,
  rejected: 0,
  completeness: 'unproven',
});

const defaults: SafeguardSettings = {
  limits: { 'unmatched-share': null, creates: null, shrink: null },
  accepted: [],
};
const first: Baseline = { application: null, directory: null };

function judge(
  users: number,
  unmatched: number,
  { creates = 0, baseline = first, settings = defaults, excluded = 0, directory = 1000 } = {},
) {
  const outcomes = {
    matched: users - unmatched - excluded,
    held: 0,
    ambiguous: 0,
    contested: 0,
    unmatched,
    'no-match-value': 0,
    excluded,
  };
  const summary = {
    application: side(users),
    directory: { ...side(directory), scope: '', inScope: directory },
    outcomes,
  };
  return judgeSafeguards(summary, creates, baseline, settings);
}

test.each([
  [100, 20, false],
  [100, 21, true],
  [1000, 200, false],
  [1000, 201, true],
  [99, 49, false],
  [99, 50, true],
  [1, 1, true],
])('of %i accounts %i may be unmatched: tripped %s', (users, unmatched, trips) => {
  expect(judge(users, unmatched).map(({ name }) => name)).toEqual(trips ? ['unmatched-share'] : []);
});

test('excluded users do not count, those without a value do', () => {
  expect(judge(100, 20, { excluded: 50 })).toEqual([]);
  const outcomes = {
    matched: 79,
    held: 0,
    ambiguous: 0,
    contested: 0,
    unmatched: 10,
    'no-match-value': 11,
    excluded: 0,
  };
  const summary = { application: side(100), directory: { ...side(9), scope: '', inScope: 9 }, outcomes };
  expect(judgeSafeguards(summary, 0, first, defaults)).toMatchObject([{ number: 21, users: 100, limit: 20 }]);
});

test('more than 500 creations trip', () => {
  expect(judge(10_000, 0, { creates: 500 })).toEqual([]);
  expect(judge(10_000, 0, { creates: 501 })).toEqual([
    { name: 'creates', number: 501, limit: 500, isAccepted: false },
  ]);
});

test('each side is held against the last accepted run', () => {
  const baseline = { application: 1000, directory: 2000 };
  expect(judge(950, 0, { baseline, directory: 1900 })).toEqual([]);
  expect(judge(949, 0, { baseline, directory: 1899 })).toMatchObject([
    { name: 'shrink', side: 'application', number: 51, before: 1000, now: 949 },
    { name: 'shrink', side: 'directory', number: 101, before: 2000, now: 1899 },
  ]);
  expect(judge(5000, 0, { baseline })).toMatchObject([{ side: 'directory' }]);
});

test('only the exact number is accepted', () => {
  const accept = (number: number) => ({
    ...defaults,
    accepted: [{ name: 'unmatched-share' as const, number }],
  });
  expect(judge(100, 37, { settings: accept(37) })).toMatchObject([{ isAccepted: true }]);
  expect(judge(100, 38, { settings: accept(37) })).toMatchObject([{ isAccepted: false }]);
});

test('limits of the configuration go before the defaults', () => {
  const limits = { 'unmatched-share': 10, creates: 5, shrink: 'unlimited' } as const;
  const settings = { limits, accepted: [] };
  const baseline = { application: 1000, directory: 9000 };
  expect(judge(100, 11, { settings, creates: 6, baseline }).map(({ name, limit }) => [name, limit])).toEqual([
    ['unmatched-share', 10],
    ['creates', 5],
  ]);
  expect(
    judge(100, 100, { settings: { ...settings, limits: { ...limits, 'unmatched-share': 'unlimited' } } }),
  ).toEqual([]);
});

test('the next run is held against this one, but for a shrink that nobody accepted', () => {
  const baseline = { application: 1000, directory: 2000 };
  const summary = {
    application: side(900),
    directory: { ...side(1500), scope: '', inScope: 1500 },
    outcomes: {
      matched: 900,
      held: 0,
      ambiguous: 0,
      contested: 0,
      unmatched: 0,
      'no-match-value': 0,
      excluded: 0,
    },
  };
  const settings = { ...defaults, accepted: [{ name: 'shrink' as const, number: 500 }] };
  const tripped = judgeSafeguards(summary, 0, baseline, settings);
  expect(nextBaseline(summary, tripped)).toEqual({ application: 1000, directory: 1500 });
  expect(nextBaseline(summary, [])).toEqual({ application: 900, directory: 1500 });
});

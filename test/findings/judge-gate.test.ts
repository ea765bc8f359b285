import { describe, expect, it } from 'vitest';
import { judgeGate, limitsNotAssessed } from '../../src/findings/judge-gate.ts';
import { limitNames, type Limit, type LimitName, type Limits } from '../../src/model/limits.ts';

type Counts = Parameters<typeof judgeGate>[0];

const nothing = { read: 9, accepted: 9, merged: 0, rejected: 0, completeness: 'unproven' } as const;

/** Everybody matched and nothing to remark on, but for the figure of one limit. */
function countsWith(figures: Partial<Record<LimitName, number | null>>, matched = 9): Counts {
  const figure = (name: LimitName): number => figures[name] ?? 0;
  const risk = (name: LimitName): number | null => {
    const count = figures[name];
    return count === undefined ? 0 : count;
  };
  return {
    schemaVersion: 1,
    application: { ...nothing, rejected: figure('rejected') },
    directory: { ...nothing, scope: 'all (assumed)', inScope: 9 },
    outcomes: {
      matched,
      held: figure('held'),
      ambiguous: figure('ambiguous'),
      contested: figure('contested'),
      unmatched: figure('unmatched'),
      'no-match-value': figure('no-match-value'),
      excluded: figure('excluded'),
    },
    readiness: {
      ready: 9,
      'not-assigned': figure('not-assigned'),
      'out-of-scope': figure('out-of-scope'),
      disabled: figure('disabled'),
      unknown: 0,
    },
    risks: {
      duplicate: risk('duplicate'),
      'second-account': figure('second-account'),
      lockout: risk('lockout'),
    },
    forecast: { update: 9, create: figure('create'), skip: 0, fail: 0 },
    rules: [],
    findings: [],
  };
}

function limitsWith(limits: Partial<Record<LimitName, Limit>>): Limits {
  const unlimited: Limit = { limit: 'unlimited', set: false };
  return Object.fromEntries(limitNames.map((name) => [name, limits[name] ?? unlimited])) as Limits;
}

describe.each(limitNames)('the limit on %s', (name) => {
  it.each([
    [0, 0, true],
    [0, 1, false],
    [5, 4, true],
    [5, 5, true],
    [5, 6, false],
  ])('of %i given %i: passed is %s', (limit, actual, passed) => {
    for (const set of [true, false]) {
      const gate = judgeGate(countsWith({ [name]: actual }), limitsWith({ [name]: { limit, set } }));
      expect(gate.passed).toBe(passed);
      expect(gate.checks.filter((check) => !check.passed).map((check) => check.name)).toEqual(
        passed ? [] : [name],
      );
      expect(gate.checks).toContainEqual({ name, limit, actual, passed });
    }
  });

  it('lets anything pass where there is none', () => {
    const gate = judgeGate(countsWith({ [name]: 1_000_000 }), limitsWith({}));
    expect(gate.passed).toBe(true);
    expect(gate.checks).toContainEqual({ name, limit: 'unlimited', actual: 1_000_000, passed: true });
  });
});

describe.each(['duplicate', 'lockout'] as const)('the figure %s that was not computed', (name) => {
  const counts = countsWith({ [name]: null });

  it('passes a default limit, which is told', () => {
    const limits = limitsWith({ [name]: { limit: 0, set: false } });
    expect(judgeGate(counts, limits).checks).toContainEqual({
      name,
      limit: 0,
      actual: null,
      passed: true,
    });
    expect(judgeGate(counts, limits).passed).toBe(true);
    expect(limitsNotAssessed(counts, limits)).toEqual([name]);
  });

  it('fails a limit that somebody set', () => {
    const limits = limitsWith({ [name]: { limit: 5, set: true } });
    expect(judgeGate(counts, limits).checks).toContainEqual({
      name,
      limit: 5,
      actual: null,
      passed: false,
    });
    expect(judgeGate(counts, limits).passed).toBe(false);
    expect(limitsNotAssessed(counts, limits)).toEqual([]);
  });

  it.each([true, false])('passes where there is no limit (set: %s)', (set) => {
    const limits = limitsWith({ [name]: { limit: 'unlimited', set } });
    expect(judgeGate(counts, limits).passed).toBe(true);
    expect(limitsNotAssessed(counts, limits)).toEqual([]);
  });
});

it('fails where nobody matched, whatever the limits', () => {
  const gate = judgeGate(countsWith({}, 0), limitsWith({}));
  expect(gate.passed).toBe(false);
  expect(gate.checks.filter(({ passed }) => !passed)).toEqual([
    { name: 'nobody-matched', limit: 0, actual: 1, passed: false },
  ]);
});

it('passes where one matched', () => {
  const gate = judgeGate(countsWith({}, 1), limitsWith({}));
  expect(gate.passed).toBe(true);
  expect(gate.checks).toContainEqual({ name: 'nobody-matched', limit: 0, actual: 0, passed: true });
});

it('fails by every limit that is passed over, and names them in their order', () => {
  const limits = limitsWith({ held: { limit: 0, set: false }, create: { limit: 1, set: true } });
  const { passed, checks } = judgeGate(countsWith({ held: 1, create: 2, unmatched: 3 }), limits);
  expect(passed).toBe(false);
  expect(checks.filter((check) => !check.passed).map(({ name }) => name)).toEqual(['held', 'create']);
  expect(checks.map(({ name }) => name)).toEqual([
    ...limitNames,
    'incomplete',
    'match-refused',
    'nobody-matched',
  ]);
});

it('fails where an account is matched with somebody of whom a decision says no', () => {
  const refused = { kind: 'match-refused', severity: 'error', count: 2 } as const;
  const gate = judgeGate({ ...countsWith({}), findings: [refused] }, limitsWith({}));
  expect(gate.checks).toContainEqual({ name: 'match-refused', limit: 0, actual: 2, passed: false });
  expect(gate.passed).toBe(false);
});

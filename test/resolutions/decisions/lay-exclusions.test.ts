import { describe, expect, it } from 'vitest';
import { matchUsers } from '../../../src/matcher/match-users.ts';
import { outcomeReasons, outcomes } from '../../../src/model/outcomes.ts';
import type { Exclusion } from '../../../src/model/settings.ts';
import { layExclusions, type LaidExclusions } from '../../../src/resolutions/decisions/lay-exclusions.ts';
import type { World } from '../../oracle/naive-reconciliation.ts';
import { matchInput } from '../../world-tables.ts';

const today = '2026-11-22';

const world: World = {
  rules: [
    { application: 'login', directory: 'userPrincipalName', caseExact: false, strong: false },
    { application: 'email', directory: 'mail', caseExact: false, strong: false },
  ],
  application: [
    account('u-nobody', ['svc-backup'], []),
    account('u-empty', [], ['n/a']),
    account('u-matched', ['svc-kim@contoso.com'], []),
    account('u-ambiguous', ['svc-mia'], []),
    account('u-contested', ['svc-otto'], []),
    account('u-contested-too', ['SVC-OTTO'], []),
    account('u-held', ['svc-noah'], []),
    account('u-several', ['x', 'svc-print'], ['otto@fabrikam.com']),
  ],
  directory: [
    entry('d-kim', 'svc-kim@contoso.com'),
    entry('d-mia', 'svc-mia'),
    entry('d-mia-2', 'svc-mia'),
    entry('d-otto', 'svc-otto'),
    entry('d-noah', 'svc-noah'),
    { ...entry('d-noah-2', 'svc-noah'), enabled: false, displayName: 'Noah Cruz' },
  ],
  assigned: null,
  target: { create: true, required: [] },
};

function account(
  key: string,
  login: readonly string[],
  email: readonly string[],
): World['application'][number] {
  return { key, displayName: '', values: { login, email } };
}

function entry(id: string, userPrincipalName: string): World['directory'][number] {
  return { id, displayName: '', enabled: true, attributes: { userPrincipalName } };
}

function exclusion(matches: string, more: Partial<Exclusion> = {}): Exclusion {
  return { attribute: 'login', matches, reason: 'service accounts', expires: null, ...more };
}

function lay(...exclusions: readonly Exclusion[]): LaidExclusions {
  const input = matchInput(world);
  return layExclusions(matchUsers(input), input.application, exclusions, today);
}

function excludedBy({ match, exclusionOf }: LaidExclusions): Record<string, number> {
  const { outcome, reason } = match.application;
  return Object.fromEntries(
    world.application.flatMap(({ key }, row) => {
      const isExcluded = outcomes[outcome[row]] === 'excluded';
      expect(outcomeReasons[reason[row]] === 'configuration').toBe(isExcluded);
      return isExcluded ? [[key, exclusionOf[row]]] : [];
    }),
  );
}

const keysAt = (rows: readonly number[]): string[] => rows.map((row) => world.application[row].key);

describe('an exclusion', () => {
  it('sets aside whom nobody claims, and tells of those whom somebody claims', () => {
    const laid = lay(exclusion('^svc-'));
    expect(excludedBy(laid)).toEqual({ 'u-nobody': 0, 'u-several': 0 });
    expect(keysAt(laid.claimedRows)).toEqual(['u-matched', 'u-ambiguous', 'u-contested', 'u-held']);
    expect(laid.unused).toEqual([]);
  });

  it('leaves the outcomes of the claimed as they are', () => {
    const input = matchInput(world);
    const match = matchUsers(input);
    const before = structuredClone({ outcome: match.application.outcome, reason: match.application.reason });
    const laid = layExclusions(match, input.application, [exclusion('.')], today);
    expect({ outcome: match.application.outcome, reason: match.application.reason }).toEqual(before);
    const changed = world.application.filter(
      (_, row) => laid.match.application.outcome[row] !== before.outcome[row],
    );
    expect(changed.map(({ key }) => key)).toEqual(['u-nobody', 'u-several']);
    expect(laid.match.directory).toBe(match.directory);
  });

  it('sets aside users without any value to match by', () => {
    expect(excludedBy(lay(exclusion('n/a', { attribute: 'email' })))).toEqual({ 'u-empty': 0 });
  });

  it('is searched for anywhere in any of the values, with case as written', () => {
    expect(excludedBy(lay(exclusion('print$')))).toEqual({ 'u-several': 0 });
    expect(excludedBy(lay(exclusion('PRINT')))).toEqual({});
    expect(excludedBy(lay(exclusion('(?i)PRINT')))).toEqual({ 'u-several': 0 });
    expect(keysAt(lay(exclusion('OTTO')).claimedRows)).toEqual(['u-contested-too']);
  });

  it('finds its attribute in any case', () => {
    expect(excludedBy(lay(exclusion('^svc-b', { attribute: 'LOGIN' })))).toEqual({ 'u-nobody': 0 });
  });

  it('gives way to one before it', () => {
    const laid = lay(exclusion('backup', { reason: 'backup' }), exclusion('^svc-'), exclusion('backup'));
    expect(excludedBy(laid)).toEqual({ 'u-nobody': 0, 'u-several': 1 });
    expect(laid.unused).toEqual([exclusion('backup')]);
  });

  it('that excludes nobody is told', () => {
    const idle = exclusion('^nothing-like-it$');
    expect(lay(idle, exclusion('^svc-')).unused).toEqual([idle]);
  });

  it('that names only claimed users is not called unused', () => {
    expect(lay(exclusion('kim')).unused).toEqual([]);
  });

  it('is answered in linear time', () => {
    const long = { ...world, application: [account('u-long', [`${'a'.repeat(50_000)}!`], [])] };
    const input = matchInput(long);
    const laid = layExclusions(matchUsers(input), input.application, [exclusion('^(a+)+$')], today);
    expect([...laid.exclusionOf]).toEqual([-1]);
  });
});

describe('the last day of an exclusion', () => {
  it.each([
    ['2026-11-22', true],
    ['2026-11-23', true],
    ['2027-01-01', true],
    ['2026-11-21', false],
    ['2025-12-31', false],
  ])('%s: in force is %s', (expires, isInForce) => {
    const laid = lay(exclusion('^svc-b', { expires }));
    expect(excludedBy(laid)).toEqual(isInForce ? { 'u-nobody': 0 } : {});
    expect(laid.expired).toHaveLength(isInForce ? 0 : 1);
    expect(laid.unused).toEqual([]);
  });

  it('lets the next one take its place', () => {
    const laid = lay(
      exclusion('^svc-', { expires: '2026-01-01' }),
      exclusion('^svc-b', { expires: '2027-01-01' }),
    );
    expect(excludedBy(laid)).toEqual({ 'u-nobody': 1 });
    expect(laid.claimedRows).toEqual([]);
  });
});

it('without exclusions nothing happens', () => {
  const laid = lay();
  expect(excludedBy(laid)).toEqual({});
  expect([laid.claimedRows, laid.expired, laid.unused]).toEqual([[], [], []]);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naiveFunctions, writeExpression } from './naive-expressions.ts';
import { reconcileNaively, type NaiveResult, type World } from './naive-reconciliation.ts';
import { naiveOperators } from './naive-scope.ts';
import { worlds } from './worlds.ts';

const sampled = fc.sample(worlds(), { numRuns: 3000, seed: 20 });

describe('worlds', () => {
  const results = sampled.map((world) => [world, reconcileNaively(world)] as const);
  const oftenOf = (told: Iterable<string>, least: number): string[] => {
    const times = new Map<string, number>();
    for (const what of told) times.set(what, (times.get(what) ?? 0) + 1);
    return [...times].filter(([, count]) => count >= least).map(([what]) => what);
  };

  it('hold everything that can happen, often', () => {
    const told = results.flatMap(([, result]) => [...happeningsIn(result)]);
    expect(oftenOf(told, 20).toSorted()).toEqual([
      'case only contested',
      'case only held',
      'case only matched',
      'forecast create none',
      'forecast fail DuplicateSourceEntries',
      'forecast fail DuplicateTargetEntries',
      'forecast fail MandatoryFieldsMissing',
      'forecast skip EntryJoiningPropertyValueIsMissing',
      'forecast skip NotEffectivelyEntitled',
      'forecast skip create-off',
      'forecast update none',
      'hold contradiction',
      'hold look-alike',
      'hold privileged',
      'hold recycled',
      'hold second-claimant',
      'other rule 2',
      'other rule 3',
      'other rule 4',
      'outcome ambiguous',
      'outcome contested',
      'outcome held',
      'outcome matched',
      'outcome no-match-value',
      'outcome unmatched',
      'readiness disabled',
      'readiness not-assigned',
      'readiness out-of-scope',
      'readiness ready',
      'readiness unknown',
      'reason empty',
      'reason none',
      'reason not-in-directory',
      'reason placeholder',
      'reason second-account',
      'reason several-accounts',
      'reason several-directory-users',
      'reason shadowed',
      'rule 1',
      'rule 2',
      'rule 3',
      'rule 4',
      'shared claim',
    ]);
  });

  it('have each hold, and each outcome of a claim, by an expression', () => {
    const told = results.flatMap(([world, { application }]) =>
      [...application.values()]
        .filter(({ rule }) => typeof world.rules[rule - 1]?.directory === 'object')
        .flatMap(({ outcome, holds }) => [outcome, ...holds]),
    );
    expect(oftenOf(told, 10).toSorted()).toEqual([
      'ambiguous',
      'contested',
      'contradiction',
      'held',
      'look-alike',
      'matched',
      'privileged',
      'recycled',
      'second-claimant',
    ]);
  });

  it('have each function of the oracle, and users for whom some fail', () => {
    const told = results.flatMap(([world, { failed }]) =>
      world.rules.flatMap(({ directory }, at) => {
        if (typeof directory === 'string') return [];
        const used = naiveFunctions.filter((name) => writeExpression(directory).includes(`${name}(`));
        return failed[at] > 0 ? [...used, 'failed'] : used;
      }),
    );
    expect(oftenOf(told, 50).toSorted()).toEqual([...naiveFunctions, 'failed'].toSorted());
  });

  it('have each operator in clauses that put out, and in some that let pass', () => {
    const told = results.flatMap(([world, { putOut }]) =>
      (world.filters ?? []).flatMap((filter, at) => {
        let reached = world.directory.length;
        return filter.flatMap(({ operator }, place) => {
          reached -= putOut[at][place];
          return [
            ...(putOut[at][place] > 0 ? [`put out by ${operator}`] : []),
            ...(reached > 0 ? [`let pass by ${operator}`] : []),
          ];
        });
      }),
    );
    expect(oftenOf(told, 50).toSorted()).toEqual(
      naiveOperators.flatMap((operator) => [`let pass by ${operator}`, `put out by ${operator}`]).toSorted(),
    );
  });

  it('have accounts whose outcome depends on filters, the assigned list, holds switched off, expressions', () => {
    const told = results.flatMap(([world, result]) => [...dependenciesIn(world, result)]);
    expect(oftenOf(told, 5).toSorted()).toEqual([
      'assigned',
      'assigned and expressions',
      'assigned and filters',
      'assigned and holdsOff',
      'expressions',
      'expressions and filters',
      'expressions and holdsOff',
      'filters',
      'filters and holdsOff',
      'holdsOff',
    ]);
  });

  it('have unique keys and ids, and texts that a CSV cell can carry', () => {
    for (const { application, directory, assigned } of sampled) {
      const keys = application.map((user) => user.key);
      const ids = directory.map((user) => user.id);
      const texts = [
        ...keys,
        ...ids,
        ...(assigned ?? []),
        ...application.flatMap((user) => [user.displayName, ...Object.values(user.values).flat()]),
        ...directory.flatMap((user) => [user.displayName, ...Object.values(user.attributes)]),
      ];
      expect(new Set(keys).size).toBe(keys.length);
      expect(new Set(ids).size).toBe(ids.length);
      expect(
        texts.filter((text) => /["|\r\n\0]/.test(text) || Buffer.from(text).toString() !== text),
      ).toEqual([]);
    }
  });

  it('keep to the sizes asked for', () => {
    const small = worlds({ maxApplication: 2, maxDirectory: 3, multiValued: false });
    for (const world of fc.sample(small, { numRuns: 300, seed: 21 })) {
      expect([1, 2]).toContain(world.application.length);
      expect([1, 2, 3]).toContain(world.directory.length);
      const lists = world.application.flatMap((user) => Object.values(user.values));
      expect(lists.every((list) => list.length === 1)).toBe(true);
    }
  });
});

function* happeningsIn({ application, directory, sharedClaims }: NaiveResult): Generator<string> {
  for (const verdict of application.values()) {
    yield `outcome ${verdict.outcome}`;
    yield `reason ${verdict.reason}`;
    for (const hold of verdict.holds) yield `hold ${hold}`;
    if (verdict.caseOnly) yield `case only ${verdict.outcome}`;
    if (verdict.readiness !== null) yield `readiness ${verdict.readiness}`;
    if (verdict.rule > 0) yield `rule ${verdict.rule}`;
    if (verdict.otherRule > 0) yield `other rule ${verdict.otherRule}`;
  }
  for (const { forecast, reason } of directory.values()) yield `forecast ${forecast} ${reason}`;
  yield* sharedClaims.map(() => 'shared claim');
}

/** What the outcome of an account would be another without, alone and in pairs. */
function* dependenciesIn(world: World, result: NaiveResult): Generator<string> {
  const others: Readonly<Record<string, World>> = {
    assigned: { ...world, assigned: null },
    expressions: { ...world, rules: world.rules.filter(({ directory }) => typeof directory === 'string') },
    filters: { ...world, filters: [] },
    holdsOff: { ...world, holdsOff: [] },
  };
  const without = Object.entries(others).map(([what, other]) => [what, reconcileNaively(other)] as const);
  for (const [key, { outcome }] of result.application) {
    const needed = without.filter(([, { application }]) => application.get(key)?.outcome !== outcome);
    for (const [at, [what]] of needed.entries()) {
      yield what;
      for (const [other] of needed.slice(at + 1)) yield `${what} and ${other}`;
    }
  }
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findLookAlikes } from '../../src/matcher/find-look-alikes.ts';
import { valueText } from '../../src/tables/column.ts';
import { buildKeyIndex } from '../../src/tables/key-index.ts';
import { matchHash } from '../../src/tables/match-hash.ts';
import { rowsOfGroup } from '../../src/tables/row-groups.ts';
import { plainForm, skeletonsOf } from '../../src/tables/skeleton.ts';
import { buildColumn, buildPlainColumn } from '../build-column.ts';
import { runs } from '../property-runs.ts';

/** By key of the application what looks like it, `>` before keys of the directory. */
function looks(
  application: readonly (readonly string[])[],
  users: readonly string[],
): Record<string, string[]> {
  const column = buildColumn('login', application);
  const directory = buildPlainColumn('upn', users);
  const index = buildKeyIndex(column, false, matchHash);
  const found = findLookAlikes(index, directory);
  if (found === null) return {};
  const all = [...application.flat(), ...users.map((user) => `>${user}`)];
  const entries = application.flat().flatMap((key, value) => {
    const look = found.lookOfGroup[index.groupOfValue[value]] ?? -1;
    expect(valueText(column, value)).toBe(key);
    return look < 0
      ? []
      : [[key, [...rowsOfGroup(found.valuesOfLook, look)].map((place) => all[place])] as const];
  });
  return Object.fromEntries(entries);
}

it('tells of each key the values that share its look', () => {
  const mia = ['arno', 'amo', '>Amo', '>ar\u200Bno'];
  expect(looks([['arno', 'kim'], ['n/a'], ['amo']], ['Amo', 'zoe', 'ar\u200Bno', 'N/A'])).toEqual({
    arno: mia,
    amo: mia,
  });
});

it.each([
  ['nothing is like anything', [['kim'], ['mia']], ['kim', 'mia']],
  ['only case and blanks differ', [['Arno'], ['arno ']], ['ARNO']],
  ['only keys of the directory are alike', [['kim']], ['arno', 'amo', 'arn\u200Bo']],
  ['one key alone is odd', [['arno'], ['\u0430nna']], ['arno', '\u0430nna']],
  ['nobody is there', [], []],
])('none, where %s', (_what, application, users) => {
  expect(looks(application, users)).toEqual({});
});

it('what may be read in two ways joins both', () => {
  const all = ['paypal', 'paypai', '>paypa|'];
  expect(looks([['paypal'], ['paypai']], ['paypa|'])).toEqual({ paypal: all, paypai: all });
  expect(looks([['paypai'], ['kim']], ['paypaI', 'paypal'])).toEqual({
    paypai: ['paypai', '>paypaI', '>paypal'],
  });
});

it('thousands of looks are told apart', () => {
  const numbers = Array.from({ length: 3000 }, (_, number) => number);
  const found = looks(
    numbers.map((number) => [`user${number}o`]),
    numbers.map((number) => `user${number}0`),
  );
  const twins = numbers.filter(
    (number) => found[`user${number}o`]?.join() === `user${number}o,>user${number}0`,
  );
  expect(twins).toEqual(numbers);
});

/** The same by the plainest reading: forms that share a skeleton belong together, and all that do with those. */
function looksByPairs(application: readonly string[], users: readonly string[]): Record<string, string[]> {
  const keys = [...application, ...users].filter((key) => key.trim() !== '');
  const family = new Map(keys.map((key) => [plainForm(key), new Set([plainForm(key)])]));
  for (const one of keys) {
    for (const other of keys) {
      if (!skeletonsOf(one).some((skeleton) => skeletonsOf(other).includes(skeleton))) continue;
      const joined = new Set([
        ...(family.get(plainForm(one)) ?? []),
        ...(family.get(plainForm(other)) ?? []),
      ]);
      for (const form of joined) family.set(form, joined);
    }
  }
  const shown = [
    ...application.map((key) => ({ key, name: key })),
    ...users.map((key) => ({ key, name: `>${key}` })),
  ];
  const entries = application.flatMap((key) => {
    const forms = family.get(plainForm(key));
    return forms === undefined || forms.size < 2
      ? []
      : [[key, shown.filter((other) => forms.has(plainForm(other.key))).map(({ name }) => name)] as const];
  });
  return Object.fromEntries(entries);
}

it('finds what comparing every key with every other one finds', () => {
  const key = fc
    .array(fc.constantFrom('a', 'r', 'n', 'm', 'l', 'I', 'i', '1', '0', 'O', '|', '.', '\u0430', 'v', 'w'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.join(''));
  const keys = fc.array(key, { maxLength: 12 });
  fc.assert(
    fc.property(keys, keys, (application, users) => {
      expect(
        looks(
          application.map((value) => [value]),
          users,
        ),
      ).toEqual(looksByPairs(application, users));
    }),
    runs(2000),
  );
});

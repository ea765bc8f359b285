import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findInExport } from '../../src/findings/find-in-export.ts';
import type { Side } from '../../src/model/users.ts';
import { runs } from '../property-runs.ts';
import { surveyed } from './survey-table.ts';

function findingsIn(columns: Readonly<Record<string, readonly string[]>>, side: Side = 'application') {
  const { table, ...rest } = surveyed(side, columns);
  return findInExport({ table, ...rest, read: table.rows, completeness: 'unproven' });
}

const numbered = (count: number, value: (at: number) => string): string[] =>
  Array.from({ length: count }, (_, at) => value(at));

describe('values that many share', () => {
  const withShared = (count: number, rows: number): string[] =>
    numbered(rows, (at) =>
      at < count ? (at % 2 === 0 ? 'Info@contoso.com' : 'info@contoso.com') : `u${at}@contoso.com`,
    );

  test.each([
    [9, 40, 0],
    [10, 40, 1],
    [10, 1001, 0],
    [11, 1001, 1],
    [30, 3000, 0],
    [31, 3000, 1],
  ])('%i of %i', (count, rows, found) => {
    const shared = findingsIn({ id: numbered(rows, String), mail: withShared(count, rows) });
    expect(shared).toHaveLength(found);
    if (found === 0) return;
    const value = 'Info@contoso.com';
    expect(shared).toMatchObject([{ kind: 'shared-value', attribute: 'mail', value, count, line: 2 }]);
  });

  test('placeholders are told elsewhere, and so is what is damaged', () => {
    const mail = numbered(40, (at) => (at < 20 ? 'n/a' : 'System.String[]'));
    expect(findingsIn({ id: numbered(40, String), mail }).map(({ kind }) => kind)).toEqual([
      'powershell-object',
      'sparse-attribute',
    ]);
  });

  test('whatever the values, those are found that more than one in a hundred have, and at least ten', () => {
    const value = fc.constantFrom(
      '',
      'a',
      'A',
      'abcd',
      'longer-than-eight',
      'longer-THAN-eight',
      'longer-then-eight',
      '12345678',
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 80 }), (values) => {
        const counts = new Map<string, number>();
        for (const one of values) counts.set(one.toLowerCase(), (counts.get(one.toLowerCase()) ?? 0) + 1);
        const expected = [...counts]
          .filter(([text, count]) => text !== '' && count >= 10)
          .map(([, count]) => count);
        const found = findingsIn({ id: numbered(values.length, String), mail: values });
        const shared = found.flatMap((finding) => (finding.kind === 'shared-value' ? [finding.count] : []));
        expect(shared).toEqual(expected.toSorted((one, other) => other - one));
      }),
      runs(200),
    );
  });
});

describe('values that are missing', () => {
  const partly = (filled: number, rows: number): string[] =>
    numbered(rows, (at) => (at < filled ? `v${at}` : ''));

  test.each([
    [18, 20, []],
    [17, 20, ['sparse-attribute']],
    [1, 19, []],
    [0, 20, ['empty-attribute']],
    [0, 1, ['empty-attribute']],
  ])('%i of %i', (filled, rows, kinds) => {
    const found = findingsIn({ id: numbered(rows, String), mail: partly(filled, rows) });
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe('a copy', () => {
  const copied = (differing: number, rows: number) => ({
    id: numbered(rows, String),
    login: numbered(rows, (at) => `u${at}@contoso.com`),
    email: numbered(rows, (at) => (at < differing ? `other${at}` : `U${at}@contoso.com`)),
  });

  test.each([
    [0, 20, 1],
    [1, 20, 0],
    [1, 50, 1],
    [2, 50, 0],
    [0, 19, 0],
  ])('%i of %i differ', (differing, rows, found) => {
    expect(
      findingsIn(copied(differing, rows)).filter(({ kind }) => kind === 'copied-attribute'),
    ).toHaveLength(found);
  });

  test('names both, the later rule’s first', () => {
    expect(findingsIn(copied(0, 30))).toEqual([
      {
        kind: 'copied-attribute',
        source: 'application.csv',
        line: null,
        side: 'application',
        attribute: 'email',
        copyOf: 'login',
        equal: 30,
        both: 30,
      },
    ]);
  });

  test('is no finding of the directory, where an address mostly is the sign-in name', () => {
    expect(findingsIn(copied(0, 30), 'directory')).toEqual([]);
  });
});

describe('a number at which programs stop', () => {
  const { table, source, survey } = surveyed('directory', { id: ['1'] });

  test.each([500, 1000, 1500, 2000, 5000, 10_000, 65_535, 1_048_575])('%i', (read) => {
    expect(findInExport({ table, source, survey, read, completeness: 'unproven' })).toMatchObject([
      { kind: 'suspicious-count', side: 'directory', count: read },
    ]);
    for (const completeness of ['proven', 'incomplete'] as const) {
      expect(findInExport({ table, source, survey, read, completeness })).toEqual([]);
    }
    expect(findInExport({ table, source, survey, read: read + 1, completeness: 'unproven' })).toEqual([]);
  });
});

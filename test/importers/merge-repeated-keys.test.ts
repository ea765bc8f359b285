import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeRepeatedKeys } from '../../src/importers/merge-repeated-keys.ts';
import { RollcallError } from '../../src/model/rollcall-error.ts';
import type { UserTable } from '../../src/model/users.ts';
import { rowValues, valueText } from '../../src/tables/column.ts';
import { buildColumn, buildPlainColumn } from '../build-column.ts';
import { fuzzRuns, fuzzTimeout } from '../fuzz-runs.ts';
import { runs } from '../property-runs.ts';
import { requestFor } from '../request-for.ts';

type Row = readonly [key: string, name: string, aliases?: readonly string[]];

function merge(rows: readonly Row[], repeatedKeys: 'error' | 'merge'): ReturnType<typeof mergeRepeatedKeys> {
  const columns = new Map([
    [
      'name',
      buildPlainColumn(
        'Name',
        rows.map(([, name]) => name),
      ),
    ],
    [
      'aliases',
      buildColumn(
        'Aliases',
        rows.map(([, , aliases]) => aliases ?? []),
      ),
    ],
  ]);
  const key = buildPlainColumn(
    'user_id',
    rows.map(([of]) => of),
  );
  const lines = Uint32Array.from(rows, (_, row) => row + 2);
  const request = requestFor({ key: 'user_id', repeatedKeys });
  return mergeRepeatedKeys('users.csv', { key, lines, files: [], columns }, request);
}

function usersOf({ rows, lines, key, columns }: UserTable): unknown[] {
  return Array.from({ length: rows }, (_, row) => [
    lines[row],
    valueText(key, row),
    ...[...columns.values()].map((column) => rowValues(column, row).join('+')),
  ]);
}

describe('keys of their own', () => {
  test.each(['error', 'merge'] as const)('stay as they are (%s)', (repeatedKeys) => {
    const { table, merged } = merge(
      [
        ['1', 'Ann', ['a', 'b']],
        ['2', 'Ann'],
        ['3', ''],
      ],
      repeatedKeys,
    );
    expect(usersOf(table)).toEqual([
      [2, '1', 'Ann', 'a+b'],
      [3, '2', 'Ann', ''],
      [4, '3', '', ''],
    ]);
    expect(table.side).toBe('application');
    expect(merged).toBe(0);
  });

  test('keys that differ by case, zeros, blanks or composition are different keys', () => {
    const keys = ['a', 'A', '1', '01', '1 ', 'é', 'e\u0301', '\u212a', 'K'];
    expect(
      merge(
        keys.map((key) => [key, 'Ann']),
        'error',
      ).table.rows,
    ).toBe(keys.length);
  });

  test('no rows at all', () => {
    expect(merge([], 'error')).toMatchObject({ table: { rows: 0 }, merged: 0 });
  });
});

describe('repeated keys are an error', () => {
  test('that names key and lines', () => {
    expect(() =>
      merge(
        [
          ['1', 'Ann'],
          ['2', 'Ben'],
          ['1', 'Ann'],
        ],
        'error',
      ),
    ).toThrow(
      expect.objectContaining({
        code: 'keys-repeated',
        message: 'users.csv: 1 key is repeated in "user_id": "1" (lines 2, 4)',
        hint: 'Choose a column that is unique, or set "repeatedKeys: merge" where the rows say the same of one user.',
        exitCode: 3,
      }),
    );
  });

  test('that shows three keys and four lines of each at most', () => {
    const keys = ['1', '2', '1', '2', '1', '3', '3', '1', '4', '1', '4', '1', '2'];
    expect(() =>
      merge(
        keys.map((key) => [key, '']),
        'error',
      ),
    ).toThrow(
      expect.objectContaining({
        message:
          'users.csv: 4 keys are repeated in "user_id": "1" (lines 2, 4, 6, 9, …), "2" (lines 3, 5, 14), "3" (lines 7, 8), …',
      }),
    );
  });
});

describe('repeated keys are merged', () => {
  test('into the first row, where the rows agree', () => {
    const rows: Row[] = [
      ['1', 'Ann', ['a', 'b']],
      ['2', 'Ben', ['c']],
      ['1', 'Ann', ['a', 'b']],
      ['3', 'Cid'],
      ['2', 'Ben', ['c']],
      ['1', 'Ann', ['a', 'b']],
    ];
    const { table, merged } = merge(rows, 'merge');
    expect(usersOf(table)).toEqual([
      [2, '1', 'Ann', 'a+b'],
      [3, '2', 'Ben', 'c'],
      [5, '3', 'Cid', ''],
    ]);
    expect(merged).toBe(3);
  });

  test.each<[string, Row, Row, string]>([
    ['a value', ['1', 'Ann'], ['1', 'Anne'], 'Name'],
    ['case alone', ['1', 'Ann'], ['1', 'ANN'], 'Name'],
    ['a blank alone', ['1', 'Ann'], ['1', 'Ann '], 'Name'],
    ['a value that is missing', ['1', 'Ann'], ['1', ''], 'Name'],
    ['the number of values', ['1', 'Ann', ['a', 'b']], ['1', 'Ann', ['a']], 'Aliases'],
    ['the order of values', ['1', 'Ann', ['a', 'b']], ['1', 'Ann', ['b', 'a']], 'Aliases'],
    ['where one value ends', ['1', 'Ann', ['ab', 'c']], ['1', 'Ann', ['a', 'bc']], 'Aliases'],
  ])('but not where they differ by %s', (_, first, second, column) => {
    expect(() => merge([['0', 'Zoe'], first, ['2', 'Ben'], second], 'merge')).toThrow(
      expect.objectContaining({
        code: 'rows-disagree',
        message: `users.csv: the rows of "1" on lines 3 and 5 differ in "${column}"`,
        hint: 'Rows of one key are merged only where every column that is used agrees: mend the export.',
        exitCode: 3,
      }),
    );
  });

  test('but not where only a later row differs', () => {
    expect(() =>
      merge(
        [
          ['1', 'Ann'],
          ['1', 'Ann'],
          ['1', 'Ben'],
        ],
        'merge',
      ),
    ).toThrow('on lines 2 and 4 differ');
  });
});

test('each key is one user or an error, and no row is lost', { timeout: fuzzTimeout }, () => {
  const rows = fc.array(fc.tuple(fc.constantFrom('1', '01', 'a', 'A', 'é'), fc.constantFrom('x', 'X', '')), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(rows, (drawn) => {
      const said = new Map<string, string>();
      const agree = drawn.every(([key, name]) => {
        const before = said.get(key) ?? name;
        said.set(key, before);
        return before === name;
      });
      const attempt = (): number => merge(drawn, 'merge').merged;
      if (agree) expect(attempt() + said.size).toBe(drawn.length);
      else expect(attempt).toThrow(RollcallError);
    }),
    runs(fuzzRuns),
  );
});

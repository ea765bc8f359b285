import { expect, test } from 'vitest';
import { findInFiles, type ExportFile } from '../../src/findings/find-in-files.ts';

const now = new Date('2026-11-22T08:00:00Z');

const file = (changes: Partial<ExportFile>): ExportFile => ({
  side: 'application',
  source: 'users.csv',
  modified: now,
  endsItsLines: true,
  completeness: 'unproven',
  ...changes,
});

test.each([
  ['2026-11-15T08:00:00Z', 7],
  ['2026-11-01T00:00:00Z', 21],
  ['2026-11-15T08:00:01Z', null],
  ['2026-11-22T08:00:00Z', null],
  ['2027-01-01T00:00:00Z', null],
  ['1985-10-26T08:15:00Z', null],
])('a file of %s', (modified, days) => {
  const found = findInFiles([file({ modified: new Date(modified) })], now);
  expect(found).toEqual(
    days === null
      ? []
      : [
          {
            kind: 'old-export',
            source: 'users.csv',
            line: null,
            side: 'application',
            days,
            written: modified.slice(0, 10),
          },
        ],
  );
});

test('by a clock that stands no file has an age', () => {
  expect(findInFiles([file({ modified: new Date('2020-01-01') })], null)).toEqual([]);
});

test('a last line without an end is told where nothing proves that it is whole', () => {
  const unended = { endsItsLines: false } as const;
  expect(findInFiles([file(unended)], now)).toMatchObject([{ kind: 'unended-line' }]);
  expect(
    findInFiles([file({ ...unended, completeness: 'proven' }), file({ endsItsLines: null })], now),
  ).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { readAnswers, readStates } from '../../src/importers/read-answers.ts';
import { answers, type YesNoRole } from '../../src/model/roles.ts';
import type { UserTable } from '../../src/model/users.ts';
import { buildColumn, buildPlainColumn } from '../build-column.ts';

function tableOf(words: readonly (string | readonly string[])[]): UserTable {
  return {
    side: 'application',
    rows: words.length,
    lines: Uint32Array.from(words, (_, row) => row + 2),
    files: [],
    key: buildPlainColumn(
      'id',
      words.map((_, row) => String(row)),
    ),
    columns: new Map([
      [
        'status',
        buildColumn(
          'Status',
          words.map((word) => (typeof word === 'string' ? [word] : word)),
        ),
      ],
    ]),
  };
}

function read(
  words: readonly (string | readonly string[])[],
  yesWords: readonly string[] | null = null,
  role: YesNoRole = 'enabled',
): string[] {
  const codes = readAnswers(tableOf(words), 'STATUS', role, yesWords, 'users.csv');
  return Array.from(codes, (code) => answers[code]);
}

test('an empty cell means yes where it is listed, and any other word then means no', () => {
  expect(read(['', ' ', '2026-01-31', []], [''])).toEqual(['yes', 'yes', 'no', 'yes']);
  expect(read(['', 'active'], ['active'])).toEqual(['unknown', 'yes']);
});

describe('the usual words', () => {
  test.each(['yes', 'y', 'true', 't', '1', 'on', 'YES', 'True', ' on '])('%j means yes', (word) => {
    expect(read([word])).toEqual(['yes']);
  });

  test.each(['no', 'n', 'false', 'f', '0', 'off', 'No', 'FALSE', '\tno'])('%j means no', (word) => {
    expect(read([word])).toEqual(['no']);
  });

  test.each(['', ' ', '\t \u00a0'])('%j is unknown', (word) => {
    expect(read([word])).toEqual(['unknown']);
  });

  test.each([
    'active',
    'ja',
    'enabled',
    '2',
    '-1',
    '1.0',
    'null',
    '-',
    'constructor',
    '__proto__',
    'toString',
    'ｙｅｓ',
  ])('%j is neither', (word) => {
    expect(() => read([word])).toThrow(expect.objectContaining({ code: 'unreadable-words' }));
  });

  test('each row has its own answer', () => {
    expect(read(['yes', 'no', '', 'yes', 'NO', ''])).toEqual([
      'yes',
      'no',
      'unknown',
      'yes',
      'no',
      'unknown',
    ]);
  });
});

describe('words of the configuration', () => {
  test('mean yes, and any other means no', () => {
    expect(read(['active', 'locked', 'yes', 'left', ''], ['active', 'locked'])).toEqual([
      'yes',
      'yes',
      'no',
      'no',
      'unknown',
    ]);
  });

  test('are taken without case and blanks around them', () => {
    expect(read([' ACTIVE', 'Active ', 'inactive'], ['active '])).toEqual(['yes', 'yes', 'no']);
  });

  test('may be the usual ones the other way round', () => {
    expect(read(['0', '1'], ['0'])).toEqual(['yes', 'no']);
  });
});

describe('other words', () => {
  test('are an error that shows the form of the configuration', () => {
    expect(() => read(['yes', 'active', 'no', 'inactive', 'active'])).toThrow(
      expect.objectContaining({
        code: 'unreadable-words',
        message:
          'users.csv: "Status" plays the role enabled and holds "active" (line 3), "inactive" (line 5), which is neither yes nor no',
        hint: 'Say in the configuration which words mean yes: application.roles.enabled: { column: Status, in: [...] }.',
        exitCode: 2,
      }),
    );
  });

  test('are shown eight at most, each at its first line and in one case', () => {
    const words = ['a', 'b', 'c', 'A', ' C', 'd', 'e', 'g', 'h', 'i', 'k'];
    expect(() => read(words, null, 'privileged')).toThrow(
      expect.objectContaining({
        message:
          'users.csv: "Status" plays the role privileged and holds "a" (line 2), "b" (line 3), "c" (line 4), "d" (line 7), "e" (line 8), "g" (line 9), "h" (line 10), "i" (line 11), …, which is neither yes nor no',
        hint: expect.stringContaining('application.roles.privileged: { column: Status, in: [...] }'),
      }),
    );
  });
});

test('several values in a cell are one word', () => {
  expect(read([['admin', 'clerk'], ['admin'], []], ['admin | clerk'])).toEqual(['yes', 'no', 'unknown']);
});

test('a table without the column is a mistake of the caller', () => {
  expect(() => readAnswers(tableOf(['yes']), 'enabled', 'enabled', null, 'users.csv')).toThrow(
    'the application table was read without "enabled"',
  );
});

test('words of a product are told where they are not known, and never guessed', () => {
  const words = ['Active', ' ACTIVE ', 'Suspended', '', 'Asleep', 'Asleep', 'yes'];
  const { codes, unknown } = readStates(tableOf(words), 'STATUS', { yes: ['active'], no: ['Suspended'] });
  expect(Array.from(codes, (code) => answers[code])).toEqual([
    'yes',
    'yes',
    'no',
    'unknown',
    'unknown',
    'unknown',
    'unknown',
  ]);
  expect([...unknown]).toEqual([
    ['Asleep', { row: 4, count: 2 }],
    ['yes', { row: 6, count: 1 }],
  ]);
});

import { expect, test } from 'vitest';
import { read } from './read-sql.ts';

const placed = (incomplete: object | null): object | null =>
  incomplete === null ? null : { source: 'dump.sql', ...incomplete };

const row = "INSERT INTO `users` (id, name) VALUES (1,'a');";
const begin = '-- MySQL dump 10.13  Distrib 8.0.36';
const end = '-- Dump completed on 2026-11-22 21:05:33';

test.each([
  ['a beginning and its end', [begin, row, end], 'proven', null],
  ['neither', [row], 'unproven', null],
  ['a beginning without an end', [begin, row], 'incomplete', { line: 3, why: 'sql-end-missing' }],
  ['rows behind the end', [begin, end, row], 'incomplete', { line: 4, why: 'sql-end-missing' }],
  [
    'what mysqldump says on stderr, in the file',
    [begin, row, 'mysqldump: Error 2013: Lost connection to MySQL server during query', end],
    'incomplete',
    { line: 3, why: 'sql-error-inside' },
  ],
  [
    'a warning in the file',
    ['mysqldump: [Warning] Using a password on the command line interface can be insecure.', begin, row, end],
    'proven',
    null,
  ],
  [
    'rows that are removed afterwards',
    [row, 'DELETE FROM users WHERE id = 1;'],
    'incomplete',
    { line: 2, why: 'sql-rows-changed' },
  ],
  ['rows that are removed before', ['DELETE FROM `users`;', row], 'unproven', null],
  ['rows of others that are changed', [row, 'UPDATE others SET x = 1;'], 'unproven', null],
  [
    'rows that are not written',
    [row, 'INSERT INTO `users` (id, name) SELECT 2, name FROM people;'],
    'incomplete',
    { line: 2, why: 'sql-rows-computed' },
  ],
  [
    'an end within a text',
    [begin, "INSERT INTO `users` (id, name) VALUES (1,'\n-- Dump completed');"],
    'incomplete',
    { line: 4, why: 'sql-end-missing' },
  ],
  [
    'no end of the last row',
    [row, "INSERT INTO `users` (id, name) VALUES (2,'b"],
    'incomplete',
    { line: 2, why: 'sql-cut-off' },
  ],
  [
    'no comma between rows',
    ["INSERT INTO `users` (id, name) VALUES (1,'a') (2,'b');"],
    'incomplete',
    { line: 1, why: 'sql-malformed' },
  ],
] as const)('%s', async (_, lines, completeness, incomplete) => {
  const imported = await read(`${lines.join('\n')}\n`, { table: 'users' });
  expect([imported.completeness, imported.incomplete]).toEqual([completeness, placed(incomplete)]);
});

const users = ['CREATE TABLE users(id, name);', "INSERT INTO users VALUES(1,'a');"];

test.each([
  ['COMMIT', ['COMMIT;'], 'proven', null],
  ['ROLLBACK', ['ROLLBACK; -- due to errors'], 'incomplete', { line: 5, why: 'sql-error-inside' }],
  ['nothing', [], 'incomplete', { line: 5, why: 'sql-end-missing' }],
  [
    'a note of damage',
    [
      '/****** CORRUPTION ERROR *******/',
      '/**** ERROR: (11) database disk image is malformed *****/',
      'COMMIT;',
    ],
    'incomplete',
    { line: 7, why: 'sql-error-inside' },
  ],
] as const)('sqlite3 .dump that ends with %s', async (_, last, completeness, incomplete) => {
  const dump = ['PRAGMA foreign_keys=OFF;', 'BEGIN TRANSACTION;', ...users, ...last].join('\n');
  const imported = await read(`${dump}\n`, { table: 'users' });
  expect([imported.completeness, imported.incomplete]).toEqual([completeness, placed(incomplete)]);
});

test('COPY without its end', async () => {
  const imported = await read('COPY users (id, name) FROM stdin;\n1\ta\n2\tb', { table: 'users' });
  expect(imported.incomplete).toEqual(placed({ line: 3, why: 'sql-cut-off' }));
  expect(imported.rejections.map(({ reason }) => reason)).toEqual(['sql-broken']);
});

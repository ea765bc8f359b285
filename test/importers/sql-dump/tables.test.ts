import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { open, read, rejectionsOf, usersOf } from './read-sql.ts';

const lines = (...text: string[]): string => text.join('\n') + '\n';

test('the table that looks like users is taken, and said with those beside it', async () => {
  const source = await open(
    lines(
      "INSERT INTO user_roles (id, user_id, name) VALUES (1, 1, 'admin'), (2, 1, 'x'), (3, 1, 'y');",
      "INSERT INTO shop.app_users (id, login, email) VALUES (1, 'a', 'a@contoso.com');",
      "INSERT INTO products (id, name) VALUES (1, 'Soap');",
    ),
  );
  expect(source.attributes).toEqual(['id', 'login', 'email']);
  expect(source.remarks).toEqual([
    'the table shop.app_users (1 row) looks like the users; others are user_roles (3 rows), products (1 row)',
  ]);
});

test.each([
  [
    'two tables of that name',
    ["INSERT INTO a.users (id, mail) VALUES (1, 'x');", "INSERT INTO b.users (id, mail) VALUES (1, 'x');"],
    {},
    'table-unclear',
    'dump.sql: 2 tables look like users: a.users (1 row), b.users (1 row)',
  ],
  [
    'a name that two tables have',
    ['CREATE TABLE a.t (id int);', 'CREATE TABLE b.t (id int);'],
    { table: 't' },
    'table-unclear',
    'dump.sql: 2 tables are called "t": a.t (0 rows), b.t (0 rows)',
  ],
  [
    'a name that no table has',
    ['INSERT INTO users (id) VALUES (1);'],
    { table: 'user' },
    'table-not-found',
    'dump.sql has no table "user"',
  ],
  [
    'nothing that looks like users',
    ["INSERT INTO products (id, name) VALUES (1, 'Soap');"],
    {},
    'table-not-found',
    'no table of dump.sql looks like users',
  ],
  ['no table at all', ['SELECT 1;'], {}, 'table-not-found', 'dump.sql has no table'],
  [
    'columns that nothing names',
    ["INSERT INTO users VALUES (1, 'a');"],
    { table: 'users' },
    'header-missing',
    'dump.sql: nothing says what the columns of "users" are called',
  ],
  [
    'a join by a column that is not there',
    ['CREATE TABLE users (id int);', 'CREATE TABLE mails (user_id int);'],
    { table: 'users', joins: [{ table: 'mails', usersColumn: 'id', ownColumn: 'userid' }] },
    'column-not-found',
    'dump.sql: the table "mails" has no column "userid" (join)',
  ],
] as const)('%s: an error', async (_, statements, wish, code, message) => {
  await expect(open(lines(...statements), wish)).rejects.toMatchObject({ code, message });
});

test('a table is named in any case, with as many parts as it takes', async () => {
  const dump = lines(
    'USE `shop`;',
    'CREATE TABLE `users` (`id` int, `name` text);',
    "INSERT INTO `users` VALUES (1,'shop');",
    'USE `crm`;',
    'CREATE TABLE `users` (`id` int, `name` text);',
    "INSERT INTO `users` VALUES (1,'crm');",
  );
  expect(usersOf(await read(dump, { table: 'CRM.Users' }))).toEqual([[6, '1', ['crm']]]);
});

test('columns are taken by their names, in whatever order an INSERT has them', async () => {
  const dump = lines(
    "INSERT INTO users (id, name, mail) VALUES (1, 'a', 'x');",
    "INSERT INTO users (mail, id) VALUES ('y', 2);",
    "INSERT INTO users (ID, NAME) VALUES (3, 'c'), (4, 'd', 'z'), (5);",
    "INSERT INTO users (id, name) VALUES (NULL, 'e'), (6, now()), (7, (('f')));",
  );
  const imported = await read(dump, { table: 'users', columns: ['mail', 'name'] });
  expect(usersOf(imported)).toEqual([
    [1, '1', ['x'], ['a']],
    [2, '2', ['y'], []],
    [3, '3', [], ['c']],
    [4, '7', [], ['f']],
  ]);
  expect(rejectionsOf(imported)).toEqual([
    [3, 'wrong-number-of-values', '4'],
    [3, 'wrong-number-of-values', '5'],
    [4, 'key-missing', ''],
    [4, 'value-not-written', '6'],
  ]);
  expect(imported.read).toBe(8);
});

test('what a value is that nobody wants stops nothing', async () => {
  const dump = lines(
    "INSERT INTO users (id, x, name) VALUES (1, f(',', (SELECT 1)) , 'a'), (2, [1;2], 'b');",
  );
  expect(usersOf(await read(dump, { table: 'users' }))).toEqual([
    [1, '1', ['a']],
    [1, '2', ['b']],
  ]);
});

test('bytes that are no text, and NUL, reject the row that needs them', async () => {
  const dump = Buffer.concat([
    Buffer.from("/*!40101 SET NAMES utf8mb4 */;\nINSERT INTO `users` (id, name, guid) VALUES (1,'ü','"),
    Buffer.from([0xff, 0xfe]),
    Buffer.from("'),(2,'"),
    Buffer.from([0xff]),
    Buffer.from("',''),(3,'a\\0b',''),(4,'a\0b','');\n"),
  ]);
  const imported = await read(dump);
  expect(usersOf(imported)).toEqual([[2, '1', ['ü']]]);
  expect(rejectionsOf(imported)).toEqual([
    [2, 'invalid-text', '2'],
    [2, 'nul-character', '3'],
    [2, 'nul-character', '4'],
  ]);
});

test('a row that is too long is rejected, the one behind it read', async () => {
  const long = 'x'.repeat((4 << 20) + 10);
  const dump = lines(`INSERT INTO users (id, name) VALUES (1, '${long}'), (2, 'b');`);
  const imported = await read(dump, { table: 'users' });
  expect(usersOf(imported)).toEqual([[1, '2', ['b']]]);
  expect(rejectionsOf(imported)).toEqual([[1, 'row-too-long', '']]);
  const copied = await read(lines('COPY users (id, name) FROM stdin;', `1\t${long}`, '2\tb', '\\.'), {
    table: 'users',
  });
  expect(usersOf(copied)).toEqual([[3, '2', ['b']]]);
  expect(rejectionsOf(copied)).toEqual([[2, 'row-too-long', '']]);
});

test('brackets however deep are passed over in a time that grows with them alone', async () => {
  const deep = '('.repeat(200_000) + '1' + ')'.repeat(200_000);
  const dump = lines(`INSERT INTO users (id, name) VALUES (1, ${deep}), (2, 'b');`);
  const imported = await read(dump, { table: 'users' });
  expect(rejectionsOf(imported)).toEqual([[1, 'value-not-written', '1']]);
  expect(usersOf(imported)).toEqual([[1, '2', ['b']]]);
});

test('latin1 of MySQL is windows-1252, as the dump declares it', async () => {
  const dump = Buffer.from(
    "/*!40101 SET NAMES latin1 */;\nINSERT INTO `users` (id, name) VALUES (1,'Z\x80\xfc');\n",
    'latin1',
  );
  const imported = await read(dump);
  expect(usersOf(imported)).toEqual([[2, '1', ['Z€ü']]]);
  expect(imported.reading).toMatchObject({ encoding: 'windows-1252', encodingGuessed: false });
});

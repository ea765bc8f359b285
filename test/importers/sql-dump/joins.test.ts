import { expect, test } from 'vitest';
import { open, read, rejectionsOf, usersOf } from './read-sql.ts';

const dump = [
  "INSERT INTO mails (user_id, mail, kind) VALUES (1, 'a@contoso.com', 'work'), (1, 'b@contoso.com', 'home'),",
  " (1, 'a@contoso.com', 'old'), (9, 'nobody@contoso.com', 'x'), (NULL, 'lost@contoso.com', 'x'), (3, NULL, 'x');",
  "INSERT INTO users (id, name, badge) VALUES (1, 'Ann', 'B1'), (2, 'Bo', NULL), (3, 'Cy', 'B3');",
  "INSERT INTO hr.badges (code, office) VALUES ('B3', 'Oslo');",
  "INSERT INTO mails (user_id, mail, kind) VALUES (2, 'bo@contoso.com', 'work');",
].join('\n');

const mails = { table: 'mails', usersColumn: 'id', ownColumn: 'user_id' };
const badges = { table: 'badges', usersColumn: 'badge', ownColumn: 'CODE' };

test('rows of a joined table give their user values, wherever they stand; the same one once', async () => {
  const imported = await read(dump, {
    table: 'users',
    joins: [mails, badges],
    columns: ['name', 'badges.office', 'mails.mail'],
    multiValued: ['mails.mail'],
  });
  expect(usersOf(imported)).toEqual([
    [3, '1', ['Ann'], [], ['a@contoso.com', 'b@contoso.com']],
    [3, '2', ['Bo'], [], ['bo@contoso.com']],
    [3, '3', ['Cy'], ['Oslo'], []],
  ]);
  expect(imported.read).toBe(3);
});

test('rows that are of nobody are counted', async () => {
  const imported = await read(dump, {
    table: 'users',
    joins: [mails],
    columns: ['mails.mail'],
    multiValued: ['mails.mail'],
  });
  expect(imported.findings).toEqual([
    { kind: 'joined-rows-unowned', source: 'dump.sql', table: 'mails', count: 2, line: 2 },
  ]);
});

test('where one value is needed, several reject the user', async () => {
  const imported = await read(dump, { table: 'users', joins: [mails], columns: ['mails.mail'] });
  expect(rejectionsOf(imported)).toEqual([[3, 'several-values', '1']]);
});

test('a joined row that cannot be read is a rejected row', async () => {
  const broken = `${dump}\nINSERT INTO mails (user_id, mail, kind) VALUES (2, lower('X'), 'x'), (2, 'y');`;
  const imported = await read(broken, {
    table: 'users',
    joins: [mails],
    columns: ['mails.mail'],
    multiValued: ['mails.mail'],
  });
  expect(rejectionsOf(imported)).toEqual([
    [6, 'value-not-written', ''],
    [6, 'wrong-number-of-values', ''],
  ]);
  expect(imported.read).toBe(5);
});

test('the columns of a joined table are attributes, named by table and column', async () => {
  const source = await open(dump, { table: 'users', joins: [mails, badges] });
  expect(source.attributes).toEqual([
    ...['id', 'name', 'badge'],
    ...['mails.user_id', 'mails.mail', 'mails.kind', 'badges.code', 'badges.office'],
  ]);
});

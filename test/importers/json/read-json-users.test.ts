import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { requestFor } from '../../request-for.ts';
import { open, read, readOpened, rejectionsOf, usersOf } from './read-json.ts';

const ines = '{"id":"1","name":"Ines"}';
const odon = '{"id":"2","name":"Ödön"}';
const both = [
  [1, '1', ['Ines']],
  [2, '2', ['Ödön']],
];

describe('the forms', () => {
  test.each([
    ['a list', `[${ines},\n${odon}]`],
    ['a page', `{"@odata.context":"x","value":[${ines},\n${odon}]}`],
    ['objects one to a line', `${ines}\n${odon}\n`],
    ['objects one to a line, with CR LF', `${ines}\r\n${odon}`],
    ['line breaks of CR alone', `[${ines},\r${odon}]`],
  ])('%s', async (_, text) => {
    const imported = await read(text);
    expect(usersOf(imported)).toEqual(both);
    expect(imported).toMatchObject({ read: 2, merged: 0, completeness: 'unproven', incomplete: null });
  });

  test.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff[${ines},\n${odon}]`), 'utf-8'],
    ['UTF-16LE', Buffer.from(`\ufeff[${ines},\n${odon}]`, 'utf16le'), 'utf-16le'],
    ['UTF-16BE', Buffer.from(`\ufeff[${ines},\n${odon}]`, 'utf16le').swap16(), 'utf-16be'],
  ])('%s', async (_, content, encoding) => {
    const imported = await readOpened(await open(content));
    expect(usersOf(imported)).toEqual(both);
    expect(imported.reading).toEqual({ encoding, encodingGuessed: false, delimiter: null });
  });
});

describe('completeness', () => {
  test.each([
    ['the count is that of the users', `{"@odata.count":1,"value":[${ines}]}`, 'proven', null],
    ['the count comes after them', `{"value":[${ines}],"@odata.count":1}`, 'proven', null],
    ['the count is another one', `{"@odata.count":2,"value":[${ines}]}`, 'incomplete', 'count-differs'],
    ['more pages', `{"@odata.nextLink":"x","value":[${ines}]}`, 'incomplete', 'more-pages'],
    ['more pages, told last', `{"value":[${ines}]\n,"@odata.nextLink":"x"}`, 'incomplete', 'more-pages'],
    ['no more pages', `{"@odata.nextLink":null,"value":[${ines}]}`, 'unproven', null],
    ['a list that is not closed', `[${ines}`, 'incomplete', 'json-cut-off'],
    ['a page that is not closed', `{"value":[${ines}]`, 'incomplete', 'json-cut-off'],
    ['a comma too many', `[${ines},]`, 'incomplete', 'json-malformed'],
    ['something behind the list', `[${ines}] 1`, 'incomplete', 'json-malformed'],
    ['two lists of users', `{"value":[${ines}],"value":[]}`, 'incomplete', 'json-malformed'],
    ['two objects on one line', `${ines} ${odon}`, 'incomplete', 'json-malformed'],
  ])('%s', async (_, text, completeness, why) => {
    const imported = await read(text);
    expect(imported.completeness).toBe(completeness);
    expect(imported.incomplete?.why ?? null).toBe(why);
  });

  test.each([
    [2, 'incomplete', 'count-differs'],
    [1, 'proven', null],
  ])(
    'a user who is there twice, on pages that were joined, counts once (%i)',
    async (count, completeness, why) => {
      const source = await open(`{"value":[${ines},${ines}],"@odata.count":${count}}`);
      const imported = await source.readUsers(
        requestFor({ side: 'directory', columns: ['name'], repeatedKeys: 'merge' }),
      );
      expect(imported).toMatchObject({ read: 2, merged: 1, completeness });
      expect(imported.incomplete?.why ?? null).toBe(why);
    },
  );

  test('reading stops where the JSON is wrong, and tells the line', async () => {
    const imported = await read(`[${ines},\n{"id":"2","name":\nnope},\n${odon}]`);
    expect(usersOf(imported)).toEqual([[1, '1', ['Ines']]]);
    expect(rejectionsOf(imported)).toEqual([[2, 'json-broken', '']]);
    expect(imported).toMatchObject({ read: 2, incomplete: { line: 3, why: 'json-malformed' } });
  });

  test.each([
    ['[]', 'no-rows'],
    ['{"value":[]}', 'no-rows'],
    [' \n', 'json-unreadable'],
    ['id,name\n1,Ines\n', 'json-unreadable'],
    ['"text"', 'json-unreadable'],
  ])('%j holds no users', async (text, code) => {
    await expect(read(text)).rejects.toMatchObject({ code });
    await expect(open(text)).rejects.toMatchObject({ code });
  });
});

test.each([
  ['[{"id":"1","name":"I', 'ends before its first user does (line 1)'],
  ['{"value":[{"id"', 'ends before its first user does (line 1)'],
  ['[{"id":"1",\nname}]', 'is no JSON (line 2)'],
])('%j has no whole user to tell attributes from', async (text, why) => {
  await expect(open(text)).rejects.toMatchObject({
    code: 'json-unreadable',
    message: `users.json ${why}`,
  });
});

describe('values', () => {
  const valueOf = async (json: string): Promise<string[]> => {
    const [user] = usersOf(await read(`[{"id":"1","name":${json}}]`, { multiValued: ['name'] }));
    return user[2] ?? [];
  };

  test.each([
    ['"plain"', ['plain']],
    ['"\\u00d6d\\u00F6n \\ud83d\\ude00 \\"\\\\\\/\\b\\f\\n\\r\\t"', ['Ödön 😀 "\\/\b\f\n\r\t']],
    ['12345678901234567890123', ['12345678901234567890123']],
    ['1.0', ['1.0']],
    ['-1e3', ['-1e3']],
    ['true', ['true']],
    ['false', ['false']],
    ['null', []],
    ['""', []],
    ['[]', []],
    ['["a",2,true,null,""]', ['a', '2', 'true']],
  ])('%s', async (json, values) => {
    expect(await valueOf(json)).toEqual(values);
  });

  test('a path, and a name with dots that goes before it', async () => {
    const text =
      '[{"id":1,"a":{"b":"far"}},{"id":2,"a":{"b":"far"},"a.b":"near"},{"id":3,"a.b":null,"a":{"b":"x"}}]';
    const users = usersOf(await read(text, { columns: ['a.b'] }));
    expect(users.map(([, , value]) => value)).toEqual([['far'], ['near'], []]);
  });

  test('a path through a list', async () => {
    const text = '[{"id":1,"emails":[{"value":"a@contoso.com"},{"value":"b@contoso.com"}]}]';
    const wish = { columns: ['emails.value'], multiValued: ['emails.value'] };
    expect(usersOf(await read(text, wish))[0][2]).toEqual(['a@contoso.com', 'b@contoso.com']);
  });

  test('names like those of every object are names', async () => {
    const text = '[{"__proto__":"1","constructor":"c","toString":{"hasOwnProperty":"h"}}]';
    const wish = { key: '__proto__', columns: ['constructor', 'toString.hasOwnProperty'] };
    expect(usersOf(await read(text, wish))).toEqual([[1, '1', ['c'], ['h']]]);
  });

  test('blanks stay, unless they are to be trimmed', async () => {
    const text = '[{"id":" 1 ","name":" a b "}]';
    expect(usersOf(await read(text))).toEqual([[1, ' 1 ', [' a b ']]]);
    expect(usersOf(await read(text, { trim: true }))).toEqual([[1, '1', ['a b']]]);
  });
});

describe('rejected users', () => {
  const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  test.each([
    ['no object', '5', 'not-an-object', ''],
    ['a list', '[{"id":"2"}]', 'not-an-object', ''],
    ['no key', '{"name":"x"}', 'key-missing', ''],
    ['a blank key', '{"id":"  "}', 'key-missing', ''],
    ['two keys', '{"id":["2","3"]}', 'several-values', ''],
    ['several values for one', '{"id":"2","name":["a","b"]}', 'several-values', '2'],
    ['a name twice', '{"id":"2","id":"3"}', 'name-repeated', ''],
    ['a name twice, once escaped', '{"id":"2","x":1,"\\u0078":1}', 'name-repeated', ''],
    ['a name twice further in', '{"id":"2","x":{"y":[{"z":1,"z":1}]}}', 'name-repeated', ''],
    ['an object for a value', '{"id":"2","name":{"first":"a"}}', 'object-for-value', '2'],
    ['a lone surrogate', '{"id":"2","x":"\\ud800"}', 'invalid-text', '2'],
    ['surrogates the wrong way round', '{"id":"2","x":"\\udc00\\ud800"}', 'invalid-text', '2'],
    ['an escaped NUL', '{"id":"2","x":"\\u0000"}', 'nul-character', '2'],
    ['a NUL as it stands', '{"id":"2","x":"\0"}', 'nul-character', '2'],
    ['63 lists in one another', `{"id":"2","x":${deep(63)}}`, null, ''],
    ['64 lists in one another', `{"id":"2","x":${deep(64)}}`, 'nested-too-deep', '2'],
    ['very deep', `{"id":"2","x":${deep(100_000)}}`, 'nested-too-deep', '2'],
    ['too long', `{"id":"2","x":"${'y'.repeat(4 << 20)}"}`, 'row-too-long', ''],
    ['much too long', `{"id":"2","x":["\\"]",\n${'[1],\n'.repeat(2 << 20)}2]}`, 'row-too-long', ''],
  ])('%s', async (_, user, reason, excerpt) => {
    const imported = await read(`[${ines},\n${user},{"id":"9","name":"Last"}]`);
    expect(rejectionsOf(imported)).toEqual(reason === null ? [] : [[2, reason, excerpt]]);
    expect(imported.read).toBe(3);
    expect(usersOf(imported).at(-1)?.slice(1)).toEqual(['9', ['Last']]);
    expect(imported.completeness).toBe('unproven');
  });

  test('bytes that are no UTF-8', async () => {
    const text = Buffer.concat([
      Buffer.from(`[${ines},{"id":"2","name":"`),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"}]'),
    ]);
    expect(rejectionsOf(await read(text))).toEqual([[1, 'invalid-text', '2']]);
  });
});

describe('entries that say a user was removed', () => {
  const gone = '{"id":"2","@removed":{"reason":"changed"}}';

  test.each([
    ['a page', `{"@odata.deltaLink":"x","value":[${ines},\n${gone},${gone}]}`, 'unproven'],
    ['a page with its count', `{"value":[${ines},\n${gone},${gone}],"@odata.count":3}`, 'proven'],
    ['objects one to a line', `${ines}\n${gone}\n${gone}\n`, 'unproven'],
    ['without a key', `[${ines},\n{"@removed":null},${gone}]`, 'unproven'],
  ])('%s: are no users, and not rejected', async (_, text, completeness) => {
    const imported = await read(text);
    expect(usersOf(imported)).toEqual([[1, '1', ['Ines']]]);
    expect(imported).toMatchObject({ read: 1, rejections: [], completeness });
    expect(imported.findings).toEqual([
      { kind: 'removed-entries', source: expect.any(String) as string, line: 2, count: 2 },
    ]);
  });

  test('none', async () => {
    const imported = await read(`[${ines},{"id":"3","x":{"@removed":1},"@Removed":1}]`);
    expect(imported).toMatchObject({ read: 2, findings: [] });
  });

  test.each([`[${gone},\n{"id":"2","name":"Odo"}]`, `{"id":"2"}\n${ines}\n${gone}`])(
    'the same user as a user: %s',
    async (text) => {
      await expect(read(text)).rejects.toMatchObject({
        code: 'rows-disagree',
        message: expect.stringContaining('"2" is a user on line'),
      });
    },
  );

  test('what is wrong with one is told', async () => {
    const imported = await read(`[${ines},{"id":"2","id":"3","@removed":1}]`);
    expect(rejectionsOf(imported)).toEqual([[1, 'name-repeated', '']]);
    expect(imported).toMatchObject({ read: 2, findings: [] });
  });

  test('and nobody else', async () => {
    await expect(read(`{"value":[${gone}]}`)).rejects.toMatchObject({ code: 'no-rows' });
    await expect(open(`{"value":[${gone}]}`)).rejects.toMatchObject({ code: 'no-rows' });
  });
});

describe('attributes', () => {
  test('are the paths of the first users', async () => {
    const text = '{"value":[{"id":"1","manager":{"id":"2","x":{}},"phones":[],"ext.y":null}]}';
    const source = await open(text);
    expect(source.attributes).toEqual(['id', 'manager.id', 'phones', 'ext.y']);
    expect(source.mayHaveOthers).toBe(false);
  });

  test('that only later users have can be read', async () => {
    const many = Array.from({ length: 60_000 }, (_, id) => `{"id":"${id}","name":"somebody"}`);
    const source = await open(`[${many.join()},{"id":"x","name":"Last","late":"here"}]`);
    expect(source).toMatchObject({ attributes: ['id', 'name'], mayHaveOthers: true });
    expect(usersOf(await readOpened(source, { columns: ['late'] })).at(-1)).toEqual([1, 'x', ['here']]);
    await expect(readOpened(source, { columns: ['never'] })).rejects.toMatchObject({
      code: 'column-not-found',
    });
  });

  test('whose names differ only in case are told', async () => {
    await expect(read('[{"id":"1","name":"a"},{"id":"2","Name":"b"}]')).rejects.toMatchObject({
      code: 'header-repeated',
    });
  });
});

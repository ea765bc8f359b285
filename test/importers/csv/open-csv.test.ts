import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openCsv } from '../../../src/importers/csv/open-csv.ts';
import type { CsvOptions } from '../../../src/importers/source-options.ts';
import type { ImportedUsers, OpenedSource, ReadRequest } from '../../../src/importers/importer.ts';
import { rowValues, valueText } from '../../../src/tables/column.ts';
import { requestFor } from '../../request-for.ts';
import { temporaryFolder } from '../../run-cli.ts';
import { standInIo } from '../../stand-in-io.ts';

const asWritten = {
  kind: 'csv',
  encoding: null,
  delimiter: null,
  multiValueSeparator: null,
  trim: false,
  isFilledIn: false,
} as const;

type Chosen = Partial<Omit<CsvOptions, 'kind' | 'file'>>;

async function open(content: string | Buffer, chosen: Chosen = {}): Promise<OpenedSource> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'users.csv'), content);
  const source = await openCsv({ ...asWritten, file: 'users.csv', ...chosen }, folder, standInIo(folder));
  onTestFinished(() => source.close());
  return source;
}

interface Wish {
  readonly key?: string;
  readonly columns?: readonly string[];
  readonly multiValued?: readonly string[];
  readonly repeatedKeys?: ReadRequest['repeatedKeys'];
}

async function readUsers(source: OpenedSource, wish: Wish = {}): Promise<ImportedUsers> {
  const { columns = ['name'], ...others } = wish;
  const byName = new Map(columns.map((name) => [name.toLowerCase(), name]));
  return source.readUsers(requestFor({ ...others, columns: byName }));
}

/** The users as `[line, key, values of each column]`. */
function usersOf({ table }: ImportedUsers): (readonly [number, string, ...string[][]])[] {
  return Array.from({ length: table.rows }, (_, row) => [
    table.lines[row],
    valueText(table.key, row),
    ...[...table.columns.values()].map((column) => rowValues(column, row)),
  ]);
}

const rejectionsOf = ({ rejections }: ImportedUsers): unknown[] =>
  rejections.map(({ line, reason, excerpt }) => [line, reason, excerpt]);

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const be = (text: string): Buffer => le(text).swap16();

const table = 'id;name\r\n00123;Zoë O’Hara\r\n2;Seán\r\n';
const usersOfTable = [
  [2, '00123', ['Zoë O’Hara']],
  [3, '2', ['Seán']],
];

describe('the encoding', () => {
  test.each([
    ['UTF-8', Buffer.from(table), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${table}`), 'utf-8'],
    ['UTF-16LE with a byte order mark', le(`\ufeff${table}`), 'utf-16le'],
    ['UTF-16LE without one', le(table), 'utf-16le'],
    ['UTF-16BE with a byte order mark', be(`\ufeff${table}`), 'utf-16be'],
    ['UTF-16BE without one', be(table), 'utf-16be'],
  ])('%s', async (_, content, encoding) => {
    const source = await open(content);
    expect(source.attributes).toEqual(['id', 'name']);
    expect((await readUsers(source)).reading).toEqual({ encoding, encodingGuessed: false, delimiter: ';' });
    expect(usersOf(await readUsers(source))).toEqual(usersOfTable);
  });

  test('windows-1252 is a guess, and € and ’ come out right', async () => {
    const source = await open(latin1('id;name\r\n1;Zo\xeb O\x92Hara\r\n2;\x80 5\r\n'));
    expect((await readUsers(source)).reading).toEqual({
      encoding: 'windows-1252',
      encodingGuessed: true,
      delimiter: ';',
    });
    expect(usersOf(await readUsers(source))).toEqual([
      [2, '1', ['Zoë O’Hara']],
      [3, '2', ['€ 5']],
    ]);
  });

  test('a header beyond ASCII', async () => {
    const source = await open('id;prénom\n1;Zoë\n');
    expect(source.attributes).toEqual(['id', 'prénom']);
    expect(usersOf(await readUsers(source, { columns: ['prénom'] }))).toEqual([[2, '1', ['Zoë']]]);
  });

  test('UTF-8 beside windows-1252 rejects the rows that are no UTF-8', async () => {
    const imported = await readUsers(
      await open(latin1('id;name\n1;Zo\xc3\xab\n2;Zo\xeb\n\xff3;Ann\n4;Ann\n')),
    );
    expect(usersOf(imported)).toEqual([
      [2, '1', ['Zoë']],
      [5, '4', ['Ann']],
    ]);
    expect(rejectionsOf(imported)).toEqual([
      [3, 'invalid-text', '2'],
      [4, 'invalid-text', ''],
    ]);
    expect(imported.read).toBe(4);
  });

  test.each([
    ['UTF-16LE', le],
    ['UTF-16BE', be],
  ])('lone surrogates of %s reject their rows', async (_, encode) => {
    const imported = await readUsers(
      await open(encode('\ufeffid;name\n1;😀\n2;a\ud83d\n3;\ude00\n4;\ufffd\n')),
    );
    expect(usersOf(imported)).toEqual([
      [2, '1', ['😀']],
      [5, '4', ['\ufffd']],
    ]);
    expect(rejectionsOf(imported)).toEqual([
      [3, 'invalid-text', '2'],
      [4, 'invalid-text', '3'],
    ]);
  });

  test.each([
    ['UTF-16LE', le],
    ['UTF-16BE', be],
    ['UTF-8', (text: string): Buffer => Buffer.from(text)],
  ])('characters of %s across the border of what is read at once', async (_, encode) => {
    const rows = Array.from(
      { length: 60_000 },
      (_row, index) => `${index};${'😀'.repeat(1 + (index % 7))}\n`,
    );
    const imported = await readUsers(await open(encode(`\ufeffid;name\n${rows.join('')}`)));
    expect(rejectionsOf(imported)).toEqual([]);
    expect(imported.table.rows).toBe(rows.length);
  });

  test.each([
    ['iso-8859-15', latin1('id;name\n1;\xa4 Zo\xeb\n'), 'iso-8859-15', '€ Zoë'],
    ['ISO-8859-1', latin1('id;name\n1;\xa4 Zo\xc3\xab\n'), 'ISO-8859-1', '¤ ZoÃ«'],
    ['UTF8', Buffer.from('id;name\n1;Zoë\n'), 'utf-8', 'Zoë'],
    ['utf-16le', le('id;name\n1;ЖЖЖЖЖЖЖЖ\n'), 'utf-16le', 'ЖЖЖЖЖЖЖЖ'],
    ['UTF-16BE', be('id;name\n1;ЖЖЖЖЖЖЖЖ\n'), 'utf-16be', 'ЖЖЖЖЖЖЖЖ'],
    ['utf-16', le('\ufeffid;name\n1;Zoë\n'), 'utf-16', 'Zoë'],
  ])('set: %s', async (encoding, content, told, name) => {
    const source = await open(content, { encoding });
    expect((await readUsers(source)).reading).toMatchObject({ encoding: told, encodingGuessed: false });
    expect(usersOf(await readUsers(source))).toEqual([[2, '1', [name]]]);
  });

  test.each(['utf-8', 'utf8', 'utf_8', 'UTF 8', 'unicode-1-1-utf-8'])(
    'set: what is no %s is rejected, never mended',
    async (encoding) => {
      const imported = await open(latin1('id;name\n1;Zo\xeb\n2;Zo\xe8\n'), { encoding }).then(
        async (source) => readUsers(source),
        (error: unknown) => error,
      );
      if (imported instanceof Error) expect(imported).toMatchObject({ code: 'encoding-unsupported' });
      else expect(usersOf(imported as ImportedUsers)).toEqual([]);
    },
  );

  test('bytes that windows-1252 leaves open reject their rows: two keys must not become one', async () => {
    const imported = await readUsers(await open(latin1('id;name\n\x811;Ann\n\x8d1;Ben\n2;Zo\xeb\n')), {
      repeatedKeys: 'merge',
    });
    expect(usersOf(imported)).toEqual([[4, '2', ['Zoë']]]);
    expect(rejectionsOf(imported)).toEqual([
      [2, 'invalid-text', ''],
      [3, 'invalid-text', ''],
    ]);
  });

  test.each(['klingon', '', 'constructor', '__proto__'])(
    'set: %j is no encoding of files',
    async (encoding) => {
      await expect(open('id;name\n', { encoding })).rejects.toMatchObject({
        code: 'encoding-unsupported',
        message: `users.csv: the encoding "${encoding}" is not known`,
        hint: 'Use a name such as utf-8, utf-16le, windows-1252 or iso-8859-15.',
        exitCode: 3,
      });
    },
  );
});

describe('the file', () => {
  test('name, size and hash are those of its bytes', async () => {
    const content = le(`\ufeff${table}`);
    const source = await open(content);
    expect(source).toMatchObject({ name: 'users.csv', size: content.length });
    const { sha256 } = await readUsers(source);
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(source.identity).toMatch(/^\d+:\d+$/);
  });

  test('the chosen delimiter goes before the header', async () => {
    const source = await open('sep=,\nid;name,x\n1;a,b\n', { delimiter: ';' });
    expect((await readUsers(source)).reading.delimiter).toBe(';');
    expect(usersOf(await readUsers(source, { columns: ['name,x'] }))).toEqual([[3, '1', ['a,b']]]);
  });

  test('lines are counted from the top of the file', async () => {
    const imported = await readUsers(await open('sep=;\r\n\r\n"id";"name\r\n"\r\n1;a\r\n\r\n2;b"\r\n3;c'), {
      columns: [],
    });
    expect(usersOf(imported)).toEqual([
      [5, '1'],
      [8, '3'],
    ]);
    expect(rejectionsOf(imported)).toEqual([[7, 'stray-quote', '2']]);
  });

  test('the users can be read again', async () => {
    const source = await open(table);
    expect(usersOf(await readUsers(source))).toEqual(usersOf(await readUsers(source)));
  });

  test.each([
    ['of one line', 'id;name\n'],
    ['without a line end', 'id;name'],
    ['with empty lines', 'id;name\r\n\r\n;\r\n'],
  ])('a header %s and no rows', async (_, content) => {
    await expect(readUsers(await open(content))).rejects.toMatchObject({
      code: 'no-rows',
      message: 'users.csv has a header and no rows',
      exitCode: 3,
    });
  });

  test('what cannot be opened is closed again', async () => {
    await expect(open('\n\n')).rejects.toMatchObject({ code: 'header-missing' });
    await expect(open('')).rejects.toMatchObject({ code: 'file-empty' });
    await expect(open('a;b,c\n')).rejects.toMatchObject({ code: 'delimiter-unclear' });
  });
});

describe('rows', () => {
  test('keys are text', async () => {
    const imported = await readUsers(await open('id,name\n00123,Ann\n123,Ben\n1e3,Cid\n 7,Dee\n'));
    expect(usersOf(imported).map(([, key]) => key)).toEqual(['00123', '123', '1e3', ' 7']);
  });

  test('a row without a key is rejected', async () => {
    const imported = await readUsers(await open('name,id\nAnn,\nBen,"  "\nCid,3\n'));
    expect(usersOf(imported)).toEqual([[4, '3', ['Cid']]]);
    expect(rejectionsOf(imported)).toEqual([
      [2, 'key-missing', ''],
      [3, 'key-missing', ''],
    ]);
  });

  test('rows of another width are rejected, with their key', async () => {
    const imported = await readUsers(
      await open('id,name,mail\n1,Ann\n2,Ben,b,x\n3\n4,Dee,d\n5,Eve, Eve,e\n'),
    );
    expect(usersOf(imported)).toEqual([[5, '4', ['Dee']]]);
    expect(rejectionsOf(imported)).toEqual([
      [2, 'too-few-cells', '1'],
      [3, 'too-many-cells', '2'],
      [4, 'too-few-cells', '3'],
      [6, 'too-many-cells', '5'],
    ]);
  });

  test.each([
    ['id,name\n1,a\n2', 3],
    ['id,name\n1,a\n"2"', 3],
    ['id,name\n1,a\n2,', null],
    ['id,name\n1,a\n2,b', null],
    ['id,name\n1,a\n2\n', null],
    ['id,name\n1\n2,b', null],
  ])('%j is cut off in line %j', async (text, line) => {
    const { incomplete } = await readUsers(await open(latin1(text)));
    expect(incomplete).toEqual(line === null ? null : { source: 'users.csv', line, why: 'row-cut-off' });
  });

  test('every row is accounted for', async () => {
    const imported = await readUsers(
      await open(latin1('id,name\n1,\xc3\xa9\n2\n3,"c"c\n4,\xff\n5,\0\n,f\n1,\xc3\xa9\n,\n\n8,"h\n9,i\n')),
      { repeatedKeys: 'merge' },
    );
    expect(imported).toMatchObject({ read: 8, merged: 1, completeness: 'incomplete' });
    expect(imported.incomplete).toEqual({ source: 'users.csv', line: 11, why: 'quote-not-closed' });
    expect(imported.table.rows + imported.merged + imported.rejections.length).toBe(imported.read);
    expect(rejectionsOf(imported)).toEqual([
      [3, 'too-few-cells', '2'],
      [4, 'stray-quote', '3'],
      [5, 'invalid-text', '4'],
      [6, 'nul-character', '5'],
      [7, 'key-missing', ''],
      [11, 'quote-not-closed', '8'],
    ]);
  });

  test('a plain file is never proven complete', async () => {
    expect(await readUsers(await open(table))).toMatchObject({ completeness: 'unproven', incomplete: null });
  });

  test('the excerpt of a bad row is its key cell, where that can be told', async () => {
    const imported = await readUsers(await open('name;id;mail\nAnn"x;1;a\n"Ben;2";x"y\nCid;3;c"d\nDee"\n'));
    expect(rejectionsOf(imported)).toEqual([
      [2, 'stray-quote', ''],
      [3, 'stray-quote', ''],
      [4, 'stray-quote', '3'],
      [5, 'stray-quote', ''],
    ]);
  });

  test('a cell is kept as it is written', async () => {
    const imported = await readUsers(await open('id,name\n1," a\u00a0 "\n2,"x ""y"",\r\nz"\n3,\n'));
    expect(usersOf(imported)).toEqual([
      [2, '1', [' a\u00a0 ']],
      [3, '2', ['x "y",\r\nz']],
      [5, '3', []],
    ]);
  });
});

describe('trim', () => {
  test('blanks around cells and keys are taken away, and nothing else', async () => {
    const imported = await readUsers(
      await open('id,name\n 1  ,"  Ann B  "\n2 ,\tBen\u00a0\n   ,x\n', { trim: true }),
    );
    expect(usersOf(imported)).toEqual([
      [2, '1', ['Ann B']],
      [3, '2', ['\tBen\u00a0']],
    ]);
    expect(rejectionsOf(imported)).toEqual([[4, 'key-missing', '']]);
  });

  test('keys that are equal without their padding are one key', async () => {
    const source = await open('id,name\n1,Ann\n1  ,Ann\n', { trim: true });
    await expect(readUsers(source)).rejects.toMatchObject({ code: 'keys-repeated' });
    const untrimmed = await open('id,name\n1,Ann\n1  ,Ann\n');
    expect(usersOf(await readUsers(untrimmed))).toHaveLength(2);
  });
});

describe('a spreadsheet that people filled in', () => {
  test.each([',', ';', '\t'])('may leave out empty cells at the end of a row (%j)', async (delimiter) => {
    const rows = ['id,name,note', '1,"A""nn",x', '2,"B', 'en"', '3', '"4"', ',x'];
    const content = rows.join('\n').replaceAll(',', delimiter);
    const imported = await readUsers(await open(content, { isFilledIn: true }), {
      columns: ['name', 'note'],
      repeatedKeys: 'keep',
    });
    expect(usersOf(imported)).toEqual([
      [2, '1', ['A"nn'], ['x']],
      [3, '2', ['B\nen'], []],
      [5, '3', [], []],
      [6, '4', [], []],
      [7, '', ['x'], []],
    ]);
    expect(rejectionsOf(imported)).toEqual([]);
    expect(rejectionsOf(await readUsers(await open(content)))).not.toEqual([]);
  });

  test('may have other line ends, too many cells in a row, and no row', async () => {
    const imported = await readUsers(await open('id,name\r1\r2,Ben,x\r', { isFilledIn: true }));
    expect(usersOf(imported)).toEqual([[2, '1', []]]);
    expect(rejectionsOf(imported)).toEqual([[3, 'too-many-cells', '2']]);
    expect(usersOf(await readUsers(await open('id,name\n', { isFilledIn: true })))).toEqual([]);
  });
});

describe('several values in a cell', () => {
  const content = 'id;name;aliases\n1;a|b;x| y |\n2;;\n3;c;|z||z|\n';

  test('are told apart in the columns that may have several', async () => {
    const imported = await readUsers(await open(content, { multiValueSeparator: '|' }), {
      columns: ['name', 'aliases'],
      multiValued: ['aliases'],
    });
    expect(usersOf(imported)).toEqual([
      [2, '1', ['a|b'], ['x', ' y ']],
      [3, '2', [], []],
      [4, '3', ['c'], ['z', 'z']],
    ]);
  });

  test('blanks around them are taken away where trim says so', async () => {
    const imported = await readUsers(
      await open('id;aliases\n1; x | y |  \n', { multiValueSeparator: '|', trim: true }),
      {
        columns: ['aliases'],
        multiValued: ['aliases'],
      },
    );
    expect(usersOf(imported)).toEqual([[2, '1', ['x', 'y']]]);
  });

  test.each([
    ['of several characters', ' ; ', 'id,aliases\n1,a ; b;c\n', ['a', 'b;c']],
    ['beyond ASCII', '·', 'id,aliases\n1,é·b·\n', ['é', 'b']],
    ['that an expression would take for a pattern', '.*', 'id,aliases\n1,a.*b.c\n', ['a', 'b.c']],
    ['that is a line break', '\n', 'id,aliases\n1,"a\nb\n"\n', ['a', 'b']],
  ])('a separator %s', async (_, multiValueSeparator, text, values) => {
    const imported = await readUsers(await open(text, { multiValueSeparator }), {
      columns: ['aliases'],
      multiValued: ['aliases'],
    });
    expect(usersOf(imported)).toEqual([[2, '1', values]]);
  });
});

describe('repeated headers', () => {
  test('do no harm where nobody uses them', async () => {
    const source = await open('id,x,name,X,x\n1,a,Ann,b,c\n');
    expect(source.attributes).toEqual(['id', 'x', 'name', 'X', 'x']);
    expect(usersOf(await readUsers(source))).toEqual([[2, '1', ['Ann']]]);
  });
});

describe('repeated keys', () => {
  test('are an error that names keys and lines', async () => {
    const source = await open('id,name\n1,Ann\n2,Ben\n1,Ann\n');
    await expect(readUsers(source)).rejects.toMatchObject({
      code: 'keys-repeated',
      message: 'users.csv: 1 key is repeated in "id": "1" (lines 2, 4)',
      exitCode: 3,
    });
  });

  test('are merged where the rows agree', async () => {
    const imported = await readUsers(await open('id,name,city\n1,Ann,Oslo\n2,Ben,Rome\n1,Ann,Bergen\n'), {
      repeatedKeys: 'merge',
    });
    expect(usersOf(imported)).toEqual([
      [2, '1', ['Ann']],
      [3, '2', ['Ben']],
    ]);
    expect(imported).toMatchObject({ read: 3, merged: 1 });
  });

  test('are an error where the rows disagree', async () => {
    const source = await open('id,name\n1,Ann\n2,Ben\n1,ann\n');
    await expect(readUsers(source, { repeatedKeys: 'merge' })).rejects.toMatchObject({
      code: 'rows-disagree',
      message: 'users.csv: the rows of "1" on lines 2 and 4 differ in "name"',
      exitCode: 3,
    });
  });
});

describe('an encoding that shows late', () => {
  const plain = Array.from({ length: 70_000 }, (_, at) => `${at};plain name ${at}\n`).join('');
  const late = (row: Buffer): Buffer => Buffer.concat([Buffer.from(`id;name\n${plain}`), row]);
  const lastName = ({ table }: ImportedUsers): string =>
    valueText(table.columns.get('name')!, table.rows - 1);

  test('as UTF-8 is read as such', async () => {
    const users = await readUsers(await open(late(Buffer.from('x;Zoë\n'))));
    expect(users.reading).toMatchObject({ encoding: 'utf-8', encodingGuessed: false });
    expect([users.table.rows, lastName(users)]).toEqual([70_001, 'Zoë']);
  });

  test('as no UTF-8 is asked of the whole file, which is then read again', async () => {
    const content = late(latin1('x;Zo\xeb\n'));
    const users = await readUsers(await open(content));
    expect(users.reading).toMatchObject({ encoding: 'windows-1252', encodingGuessed: true });
    expect([users.table.rows, users.read, lastName(users)]).toEqual([70_001, 70_001, 'Zoë']);
    expect(users.sha256).toBe(createHash('sha256').update(content).digest('hex'));
  });

  test('as both is UTF-8 with damage', async () => {
    const content = late(Buffer.concat([latin1('y;Zo\xeb\n'), Buffer.from(`${plain}x;Zoë\n`)]));
    const users = await readUsers(await open(content, {}), { repeatedKeys: 'merge', columns: [] });
    expect(users.reading).toMatchObject({ encoding: 'utf-8', encodingGuessed: false });
    expect(rejectionsOf(users)).toEqual([[70_002, 'invalid-text', 'y']]);
  });
});

import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { openWorkbook, readWorkbookUsers, usersOf } from './open-workbook.ts';
import { book, inline, number, shared, sheetXml, workbook, zip } from './write-workbook.ts';

const header = [inline('id'), inline('name')];

/** What a cell of the column `name` gives: its text, or why its row is rejected. */
async function cellOf(cell: string, more: Parameters<typeof book>[1] = {}): Promise<string> {
  const source = await openWorkbook(book([header, [inline('1'), cell], [inline('2'), inline('last')]], more));
  const imported = await readWorkbookUsers(source, ['name']);
  const [rejection] = imported.rejections;
  if (rejection !== undefined) return rejection.reason;
  return String(usersOf(imported)[0][2]);
}

describe('a cell with', () => {
  const strings = [
    '<t>Ines</t>',
    '<r><t>In</t></r><r><rPr><b/></rPr><t xml:space="preserve">es </t></r>',
    '<t>東</t><rPh sb="0" eb="1"><t>ヒガシ</t></rPh>',
    '<t/>',
  ];
  const formats = [
    'yyyy-mm-dd',
    'dd/mm/yyyy hh:mm',
    'h:mm:ss',
    '[h]:mm',
    '00000',
    '0.00',
    '"day" 0',
    '[$-409]mmm\\ d',
    '[Red]General',
    '@',
  ];

  test.each([
    ['a shared text', shared(0), 'Ines'],
    ['a text in runs', shared(1), 'Ines '],
    ['a text with its reading', shared(2), '東'],
    ['an empty text', shared(3), ''],
    ['a text of its own', inline('<Ö & "x">'), '<Ö & "x">'],
    ['a text with blanks', inline(' a '), ' a '],
    ['an escaped character', inline('a_x000D_b_x005F_x000D_'), 'a\rb_x000D_'],
    ['CDATA', '<c r="{ref}" t="str"><v><![CDATA[a<b]]></v></c>', 'a<b'],
    ['character references', '<c r="{ref}" t="str"><v>&#x41;&#66;&#x1F600;</v></c>', 'AB😀'],
    ['a formula that gave a text', '<c r="{ref}" t="str"><f>A1&amp;"x"</f><v>text</v></c>', 'text'],
    ['a formula that gave nothing', '<c r="{ref}" t="str"><f>""</f><v></v></c>', ''],
    ['a formula that gave a number', '<c r="{ref}"><f>1+1</f><v>2</v></c>', '2'],
    ['yes', '<c r="{ref}" t="b"><v>1</v></c>', 'true'],
    ['no', '<c r="{ref}" t="b"><v>0</v></c>', 'false'],
    ['a date in ISO', '<c r="{ref}" t="d"><v>2026-01-31T08:00:00</v></c>', '2026-01-31T08:00:00'],
    ['an error', '<c r="{ref}" t="e"><v>#N/A</v></c>', 'error-cell'],
    ['an error of a formula', '<c r="{ref}" t="e"><f>1/0</f><v>#DIV/0!</v></c>', 'error-cell'],
    ['a formula that was not calculated', '<c r="{ref}"><f>A1</f></c>', 'formula-not-calculated'],
    ['a formula with an empty number', '<c r="{ref}"><f>A1</f><v></v></c>', 'formula-not-calculated'],
    ['a style and nothing else', '<c r="{ref}" s="1"/>', ''],
    ['a whole number', number('123'), '123'],
    ['a negative number', number('-5'), '-5'],
    ['many digits', number('123456789012345'), '123456789012345'],
    ['more digits than Excel keeps, written out', number('12345678901234567890'), '12345678901234567890'],
    ['more digits than Excel keeps', number('1.2345678901234567E+19'), '12345678901234567168'],
    ['a whole number with a point', number('417.0'), '417'],
    ['a fraction', number('0.10000000000000001'), '0.1'],
    ['a sum', number('0.30000000000000004'), '0.3'],
    ['zeros that the format shows', number('417', 5), '00417'],
    ['zeros that are not enough', number('1234567', 5), '1234567'],
    ['a fraction by its format', number('1.5', 6), '1.5'],
    ['words in the format', number('7', 7), '7'],
    ['a day', number('46053', 1), '2026-01-31'],
    ['a day and a time', number('46053.333333333336', 2), '2026-01-31T08:00:00'],
    ['a day with a time that its format hides', number('46053.5', 1), '2026-01-31T12:00:00'],
    ['a time', number('0.75', 3), '18:00:00'],
    ['a time behind days', number('46053.75', 3), '2026-01-31T18:00:00'],
    ['hours without end', number('1.5', 4), '1.5'],
    ['a day in a country', number('46053', 8), '2026-01-31'],
    ['a colour', number('46053', 9), '46053'],
    ['a number as text', number('46053', 10), '46053'],
    ['the first day', number('1', 1), '1900-01-01'],
    ['the day before the one that never was', number('59', 1), '1900-02-28'],
    ['the day that never was', number('60', 1), '60'],
    ['the day behind it', number('61', 1), '1900-03-01'],
    ['the last day', number('2958465', 1), '9999-12-31'],
    ['no day', number('2958466', 1), '2958466'],
    ['a day before all days', number('-3', 1), '-3'],
  ])('%s', async (_, cell, text) => {
    expect(await cellOf(cell, { strings, formats })).toBe(text);
  });

  test('a day since 1904', async () => {
    const properties = '<workbookPr date1904="1"/>';
    expect(await cellOf(number('44591', 1), { formats, properties })).toBe('2026-01-31');
    expect(await cellOf(number('0', 1), { formats, properties })).toBe('1904-01-01');
  });

  test.each([14, 15, 16, 17, 22, 27, 36, 50, 58])('the format %i, which is that of a date', async (id) => {
    const styles = `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs></styleSheet>`;
    expect(await cellOf(number('46053', 1), { parts: { 'xl/styles.xml': styles } })).toBe('2026-01-31');
  });

  test.each([
    ['no number', number('abc')],
    ['a number that is none', number('NaN')],
    ['a text that is not there', shared(9)],
    ['a kind that is none', '<c r="{ref}" t="x"><v>1</v></c>'],
    ['an entity', '<c r="{ref}" t="str"><v>&lol;</v></c>'],
    ['an ampersand', '<c r="{ref}" t="str"><v>a & b</v></c>'],
    ['a NUL', '<c r="{ref}" t="str"><v>&#0;</v></c>'],
    ['half a pair', '<c r="{ref}" t="str"><v>&#xD800;</v></c>'],
    ['another place', '<c r="A9"><v>1</v></c>'],
    ['the place before', '<c r="A2"><v>1</v></c>'],
    ['another end', '<c r="{ref}"><v>1</c></v>'],
    ['an attribute twice', '<c r="{ref}" t="n" t="s"><v>1</v></c>'],
  ])('%s: the workbook is damaged', async (_, cell) => {
    await expect(cellOf(cell)).rejects.toMatchObject({
      code: 'workbook-unreadable',
      exitCode: 3,
      message: expect.stringContaining('users.xlsx is damaged'),
    });
  });
});

describe('rows', () => {
  test('are known by their numbers, and empty ones are none', async () => {
    const rows = [
      null,
      [],
      [null, null],
      header,
      null,
      [inline('1'), inline('Ines')],
      [null, shared(0)],
      [inline('2')],
    ];
    const source = await openWorkbook(book(rows, { strings: ['<t/>'] }));
    expect(source.attributes).toEqual(['id', 'name']);
    const imported = await readWorkbookUsers(source, ['name']);
    expect(usersOf(imported)).toEqual([
      [6, '1', 'Ines'],
      [8, '2', ''],
    ]);
    expect(imported).toMatchObject({ read: 2, completeness: 'unproven', incomplete: null, rejections: [] });
  });

  test('and cells may leave their places out', async () => {
    const xml = `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>id</x:v></x:c></x:row><x:row><x:c t="str"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const source = await openWorkbook(workbook({ sheets: [{ name: 'Users', xml }] }));
    expect(usersOf(await readWorkbookUsers(source, []))).toEqual([[2, '1']]);
  });

  test('without a key are rejected, and cells outside the header are nobody’s', async () => {
    const rows = [header, [null, inline('x')], [inline('2'), inline('Odo'), inline('a note')]];
    const imported = await readWorkbookUsers(await openWorkbook(book(rows)), ['name']);
    expect(imported.rejections).toEqual([
      { source: 'users.xlsx', line: 2, reason: 'key-missing', excerpt: '' },
    ]);
    expect(usersOf(imported)).toEqual([[3, '2', 'Odo']]);
    expect(imported.read).toBe(2);
  });

  test.each([
    ['is empty', [], 'header-missing'],
    ['has a header and no rows', [header], 'no-rows'],
  ])('a sheet that %s', async (_, rows, code) => {
    const read = async (): Promise<unknown> => readWorkbookUsers(await openWorkbook(book(rows)), []);
    await expect(read()).rejects.toMatchObject({
      code,
      message: expect.stringContaining('the sheet "Users"'),
    });
  });

  test('numbers and merged cells are told', async () => {
    const rows = [
      [inline('id'), inline('name'), inline('unread')],
      [number('1'), inline('Ines'), number('5')],
      [number('2'), null],
      [inline('3'), number('4')],
      [number('5')],
    ];
    const merged =
      '<mergeCells count="4"><mergeCell ref="B2:B3"/><mergeCell ref="A1:B1"/><mergeCell ref="C4:C5"/><mergeCell ref="B5"/></mergeCells>';
    const xml = sheetXml(rows, merged);
    const source = await openWorkbook(workbook({ sheets: [{ name: 'Users', xml }] }));
    expect((await readWorkbookUsers(source, ['name'])).findings).toMatchObject([
      { kind: 'number-cells', attribute: 'id', line: 2, count: 3 },
      { kind: 'number-cells', attribute: 'name', line: 4, count: 1 },
      { kind: 'merged-cells', line: 2, count: 1 },
    ]);
  });
});

describe('sheets', () => {
  const sheet = (name: string, state?: string) => ({
    name,
    xml: sheetXml([[inline(`id of ${name}`)], [inline('1')]]),
    ...(state === undefined ? {} : { state }),
  });

  test('the first visible one is read, and the others are told', async () => {
    const sheets = [sheet('Lists', 'veryHidden'), sheet('People'), sheet('Old "ones"')];
    const source = await openWorkbook(workbook({ sheets }));
    expect(source.attributes).toEqual(['id of People']);
    expect(source.remarks).toEqual(['sheet "People" is read, not "Lists", "Old "ones""']);
  });

  test('one is chosen by its name', async () => {
    const bytes = workbook({ sheets: [sheet('A'), sheet('B', 'hidden')] });
    expect((await openWorkbook(bytes, 'B')).attributes).toEqual(['id of B']);
    await expect(openWorkbook(bytes, 'b')).rejects.toMatchObject({
      code: 'sheet-not-found',
      exitCode: 2,
      hint: 'Its sheets are: A, B.',
    });
  });

  test('parts are found whatever the case of their names', async () => {
    const xml = sheetXml([[inline('id')], [shared(0)]]);
    const strings = '<sst><si><t>1</t></si></sst>';
    const parts = { 'XL/SharedStrings.xml': strings };
    const bytes = workbook({ sheets: [{ name: 'A', xml }], parts, without: ['xl/sharedStrings.xml'] });
    expect(usersOf(await readWorkbookUsers(await openWorkbook(bytes), []))).toEqual([[2, '1']]);
  });

  test('there is nothing to tell where there is one', async () => {
    expect((await openWorkbook(workbook({ sheets: [sheet('A')] }))).remarks).toEqual([]);
  });
});

describe('refused:', () => {
  const plain = book([header, [inline('1'), inline('Ines')]]);
  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex');

  test.each<[string, Buffer, string, string]>([
    [
      '.xls',
      Buffer.concat([compound, Buffer.alloc(600)]),
      'is an old Excel workbook (.xls)',
      'Excel Workbook (.xlsx)',
    ],
    [
      'a password',
      Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]),
      'is encrypted',
      'without a password',
    ],
    [
      '.ods',
      zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
      'is an OpenDocument file (.ods)',
      'Save it as',
    ],
    [
      'another archive',
      zip({ 'users.csv': 'id\n1\n' }),
      'is a ZIP archive without a workbook in it',
      'Save it as',
    ],
    ['text', Buffer.from('id,name\n1,Ines\n'), 'is no Excel workbook', 'Leave "kind" out'],
    [
      'something behind the end',
      Buffer.concat([plain, Buffer.from('x')]),
      'is damaged: it has no end',
      'again',
    ],
    ['a missing sheet', workbook({ sheets: [], parts: {} }), 'has no sheet with cells', 'Give the workbook'],
  ])('%s', async (_, bytes, what, hint) => {
    await expect(openWorkbook(bytes)).rejects.toMatchObject({
      code: 'workbook-unreadable',
      message: expect.stringContaining(`users.xlsx ${what}`),
      hint: expect.stringContaining(hint),
    });
  });

  test.each([
    ['a document type', '<!DOCTYPE worksheet [<!ENTITY a "b">]><worksheet/>', 'declares a document type'],
    [
      'entities of entities',
      '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "&d;&d;">]><a>&b;</a>',
      'declares a document type',
    ],
    ['no XML', 'nothing', 'XML'],
    ['an element that is not closed', '<worksheet><sheetData>', 'ends too early'],
    ['two elements', '<worksheet/><worksheet/>', 'malformed'],
    ['very deep elements', '<a>'.repeat(100_000), 'nested too deep'],
    ['a tag without an end', `<a b="${'x'.repeat(2 << 20)}`, 'longer than any cell'],
    ['bytes that are no UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xc3, 0x28]), 'not valid in its encoding'],
    ['nothing', '', 'is empty'],
  ])('a sheet with %s', async (_, xml, what) => {
    const parts = { 'xl/worksheets/sheet1.xml': xml };
    await expect(openWorkbook(book([header], { parts }))).rejects.toMatchObject({
      code: 'workbook-unreadable',
      message: expect.stringContaining(what),
    });
  });

  test('a part that unpacks to more than it says', async () => {
    const name = 'xl/worksheets/sheet1.xml';
    const bytes = Buffer.from(book([header], { parts: { [name]: `<a>${' '.repeat(50_000_000)}</a>` } }));
    const inDirectory = bytes.lastIndexOf(name) - 46;
    bytes.writeUInt32LE(1000, inDirectory + 24);
    await expect(openWorkbook(bytes)).rejects.toMatchObject({
      message: expect.stringContaining('is not what it was'),
    });
  });

  test('a part that says it is huge is not unpacked', async () => {
    const bytes = Buffer.from(book([header]));
    bytes.writeUInt32LE(0xffffffff, bytes.lastIndexOf('xl/sharedStrings.xml') - 46 + 24);
    await expect(openWorkbook(bytes)).rejects.toMatchObject({
      message: expect.stringContaining('is too large'),
    });
  });
});

import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { XmlReader } from '../../../src/importers/excel/xml-reader.ts';
import { RollcallError } from '../../../src/model/rollcall-error.ts';
import { fuzzRuns, fuzzTimeout } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';
import { openWorkbook, readWorkbookUsers, usersOf } from './open-workbook.ts';
import { book, escaped, inline, number, shared } from './write-workbook.ts';

/** Any text that XML can hold and that Excel would not read as an escape. */
const text = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 10 })
  .map((drawn) => drawn.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\r]/g, '·'))
  .filter((drawn) => drawn.isWellFormed() && !/_x/i.test(drawn));
const digits = fc.stringMatching(/^-?(0|[1-9]\d{0,18})$/);
const cell = fc.oneof(
  fc.record({ kind: fc.constant('inline' as const), text }),
  fc.record({ kind: fc.constant('shared' as const), text }),
  fc.record({ kind: fc.constant('number' as const), text: digits }),
  fc.constant({ kind: 'none' as const, text: '' }),
);

test(
  'what is written is read back',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), async (drawn) => {
        const strings: string[] = [];
        const written = (one: { readonly kind: string; readonly text: string }): string | null => {
          if (one.kind === 'none') return null;
          if (one.kind === 'number') return number(one.text);
          if (one.kind === 'inline') return inline(one.text);
          strings.push(`<t xml:space="preserve">${escaped(one.text)}</t>`);
          return shared(strings.length - 1);
        };
        const rows = drawn.map((cells, at) => [inline(`k${at}`), ...cells.map(written)]);
        const header = [inline('id'), inline('a'), inline('b')];
        const source = await openWorkbook(book([header, ...rows], { strings }));
        const imported = await readWorkbookUsers(source, ['a', 'b']);
        expect(usersOf(imported)).toEqual(drawn.map(([a, b], at) => [at + 2, `k${at}`, a.text, b.text]));
        expect(imported.rejections).toEqual([]);
      }),
      runs(Math.ceil(fuzzRuns / 4)),
    );
  },
  fuzzTimeout,
);

const sample = book(
  [
    [inline('id'), inline('name')],
    [number('1'), shared(0)],
    [number('2'), inline('Odo')],
  ],
  { strings: ['<t>Ines</t>'], formats: ['yyyy-mm-dd'] },
);
const users = [
  [2, '1', 'Ines'],
  [3, '2', 'Odo'],
];

async function readOrRefused(bytes: Buffer): Promise<unknown> {
  try {
    return usersOf(await readWorkbookUsers(await openWorkbook(bytes), ['name']));
  } catch (error) {
    if (error instanceof RollcallError) return error.code;
    throw error;
  }
}

test('cut off at any byte, it is refused', async () => {
  expect(await readOrRefused(sample)).toEqual(users);
  for (let size = 1; size < sample.length; size += 1) {
    expect([size, await readOrRefused(sample.subarray(0, size))]).toEqual([size, 'workbook-unreadable']);
  }
}, 120_000);

test(
  'with any byte changed, it has the same users or is refused',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(sample.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Buffer.from(sample);
        damaged[at] ^= change;
        const read = await readOrRefused(damaged);
        if (typeof read !== 'string') expect(read).toEqual(users);
      }),
      runs(Math.ceil(fuzzRuns / 2)),
    );
  },
  fuzzTimeout,
);

test(
  'a sheet of whatever XML is read or refused',
  async () => {
    const piece = fc.constantFrom(
      ...[
        '<row>',
        '<row r="2">',
        '<row r="1048577">',
        '</row>',
        '<c r="A1">',
        '<c>',
        '<c t="s">',
        '<c r="XFE1">',
        '</c>',
        '<v>',
        '</v>',
      ],
      ...[
        '1',
        'id',
        '&amp;',
        '&#x10FFFF;',
        '&#x110000;',
        '<f/>',
        '<is>',
        '<t>',
        '</t>',
        '</is>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
      ],
      ...[
        '<mergeCell ref="A1:B9"/>',
        '<mergeCell/>',
        '<?x ?>',
        '<',
        '>',
        '"',
        "'",
        '\0',
        '<sheetData>',
        '</sheetData>',
        '<c t="e"/>',
      ],
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
        const xml = `<worksheet><row><c t="str"><v>id</v></c><c t="str"><v>name</v></c></row>${pieces.join('')}</worksheet>`;
        const read = await readOrRefused(book([], { parts: { 'xl/worksheets/sheet1.xml': xml } }));
        if (typeof read === 'string')
          expect(['workbook-unreadable', 'no-rows', 'keys-repeated']).toContain(read);
      }),
      runs(Math.ceil(fuzzRuns / 2)),
    );
  },
  fuzzTimeout,
);

test(
  'XML means the same wherever its pieces end',
  () => {
    const xml =
      '<?xml version="1.0"?><!-- a > b --><a x="1>2" y=\'"\'>t&amp;<b/><![CDATA[<&]]]><c:d e="&lt;"> </c:d>ü😀</a>\n';
    const heard = (pieces: readonly string[]): string => {
      let told = '';
      const reader = new XmlReader({
        open: (name, attributes) => {
          told += `(${name} ${JSON.stringify([...attributes])}`;
        },
        close: (name) => {
          told += `${name})`;
        },
        text: (found) => {
          told += found;
        },
      });
      for (const piece of pieces) reader.push(piece);
      reader.end();
      return told;
    };
    const whole = heard([xml]);
    expect(whole).toBe('(a [["x","1>2"],["y","\\""]]t&(b []b)<&](d [["e","<"]] d)ü😀a)');
    fc.assert(
      fc.property(fc.array(fc.nat(xml.length), { maxLength: 8 }), (cuts) => {
        const places = [0, ...cuts.sort((one, other) => one - other), xml.length];
        expect(heard(places.map((place, at) => xml.slice(places[at - 1] ?? 0, place)))).toBe(whole);
      }),
      runs(fuzzRuns),
    );
  },
  fuzzTimeout,
);

test('the time it takes grows with the size', async () => {
  const many = 200_000;
  const strings = Array.from({ length: many }, (_, at) => `<t>user ${at}</t>`);
  const rows = strings.map((_, at) => [shared(at)]);
  const source = await openWorkbook(book([[inline('id')], ...rows], { strings }));
  expect((await readWorkbookUsers(source, [])).table.rows).toBe(many);
}, 60_000);

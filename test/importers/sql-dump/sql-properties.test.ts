import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RollcallError } from '../../../src/model/rollcall-error.ts';
import { cutBytes, everyCut } from '../../cut-bytes.ts';
import { fuzzRuns, fuzzTimeout } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';
import { readChunks, rejectionsOf, usersOf, type Imported, type Wish } from './read-sql.ts';
import { withEnd, writers, type Row } from './write-dump.ts';

const columns = ['id', 'name', 'e mail'];
const wish: Wish = { table: 'users', columns: ['name', 'e mail'], multiValued: ['name', 'e mail'] };

const telling = fc.constantFrom(
  ...[
    "'",
    '"',
    '\\',
    '\\N',
    '\\.',
    "\\'",
    ');',
    '--',
    '/*',
    '*/',
    '$$',
    '\n',
    '\r\n',
    '\t',
    ';',
    ',',
    '(',
    'GO',
    '\nGO\n',
  ],
  ...[
    'NULL',
    '\n\\.\n',
    '\nINSERT INTO users VALUES (1)',
    'ü',
    '😀',
    '`',
    ']',
    "]'",
    "q'[",
    "E'",
    '\u001a',
    '__proto__',
    '0',
    ' ',
  ],
);
const text = fc.oneof(
  fc.array(telling, { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc
    .string({ unit: 'binary', maxLength: 10 })
    .filter((value) => value.isWellFormed() && !value.includes('\0')),
);
const rows = fc.array(fc.tuple(fc.option(text), fc.option(text)), { minLength: 1, maxLength: 5 });
const cuts = fc.array(fc.nat(4000), { maxLength: 6 });

const numbered = (drawn: readonly (readonly (string | null)[])[]): Row[] =>
  drawn.map((row, at) => [String(at + 1), ...row]);
const kept = (value: string | null): string[] => (value === null || value === '' ? [] : [value]);

test.each(Object.entries(writers))(
  '%s: what is written is read, wherever chunks end',
  async (_, { dialect, write }) => {
    await fc.assert(
      fc.asyncProperty(rows, cuts, async (drawn, places) => {
        const written = numbered(drawn);
        const bytes = Buffer.from(write(written, columns));
        const imported = await readChunks(cutBytes(bytes, places), { ...wish, dialect });
        expect(rejectionsOf(imported)).toEqual([]);
        expect(usersOf(imported).map(([, ...rest]) => rest)).toEqual(
          written.map(([id, name, mail]) => [id, kept(name), kept(mail)]),
        );
        expect(imported.incomplete).toBe(null);
      }),
      runs(fuzzRuns),
    );
  },
  fuzzTimeout * 2,
);

const sample: readonly Row[] = [
  ['1', "O'Brien; (x)", null],
  ['2', 'back\\slash\nline', 'a@contoso.com'],
  ['3', 'Åsa 😀', ''],
];

test.each(Object.entries(writers))(
  '%s: nothing depends on where chunks end',
  async (_, { dialect, write }) => {
    const bytes = Buffer.from(write(sample, columns));
    const whole = await readChunks([bytes], { ...wish, dialect });
    expect(whole.read).toBe(sample.length);
    for (const chunks of everyCut(bytes)) {
      const cut = await readChunks(chunks, { ...wish, dialect });
      expect(usersOf(cut)).toEqual(usersOf(whole));
      expect(cut.completeness).toBe(whole.completeness);
    }
  },
);

test.each(Object.entries(writers))(
  '%s: cut off anywhere, it is never taken for more than it is',
  async (name, { dialect, write }) => {
    const bytes = Buffer.from(write(sample, columns));
    const all = await readChunks([bytes], { ...wish, dialect });
    expect(all.completeness).toBe(withEnd.includes(name) ? 'proven' : 'unproven');
    for (let size = 0; size < bytes.length; size += 1) {
      const imported = await readOrRefused([bytes.subarray(0, size)], { ...wish, dialect });
      if (imported === null) continue;
      expect(imported.table.rows + imported.merged + imported.rejections.length).toBe(imported.read);
      if (imported.table.rows === sample.length) continue;
      // Nothing shows that a script without an end was cut off between two of its statements.
      const isBetween = name === 'SQL Developer' && /\);\n?$/.test(bytes.subarray(0, size).toString());
      expect([size, imported.completeness]).toEqual([size, isBetween ? 'unproven' : 'incomplete']);
    }
  },
);

test(
  'whatever the bytes, nothing breaks, every row is accounted for, and nothing is polluted',
  async () => {
    const piece = fc.constantFrom(
      ...[
        'INSERT INTO users',
        ' VALUES ',
        '(',
        ')',
        "(1,'a')",
        ',',
        ';',
        "'",
        '"',
        '`',
        '\\',
        'N',
        "E'",
        "q'[",
        '$$',
        '$a$',
        '\n',
      ],
      ...[
        'COPY users (id, name) FROM stdin;\n',
        '1\ta\n',
        '\\.\n',
        '--',
        '/*',
        '*/',
        '/*!40101 ',
        '#',
        '[',
        ']',
        '0x',
        '::text',
      ],
      ...[
        'CREATE TABLE users (id int, name text);',
        'CREATE TRIGGER t BEGIN ',
        'END;',
        'GO\n',
        '/\n',
        'DELIMITER ;;\n',
        'CAST(',
        ' AS ',
      ],
      ...[
        '__proto__',
        'constructor',
        '\0',
        'ü',
        'NULL',
        '||',
        "replace('a','a',",
        'SET ',
        '(id, name)',
        ' ',
        'INTO ',
        '-1e9',
      ],
    );
    const mixture = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    const damaged = fc
      .tuple(fc.constantFrom(...Object.values(writers)), fc.nat(400), fc.nat(6), piece)
      .map(([{ write }, at, length, put]) => {
        const whole = write(sample, ['id', 'name', 'mail']);
        return whole.slice(0, at) + put + whole.slice(at + length);
      });
    let readings = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(mixture, damaged),
        cuts,
        fc.option(fc.constantFrom(...Object.values(writers))),
        async (dump, places, writer) => {
          const options = { table: 'users', columns: ['name'], dialect: writer?.dialect ?? null };
          const bytes = Buffer.from(dump);
          const imported = await readOrRefused(cutBytes(bytes, places), options);
          const whole = await readOrRefused([bytes], options);
          expect(imported === null).toBe(whole === null);
          if (imported === null || whole === null) return;
          readings += 1;
          expect(usersOf(imported)).toEqual(usersOf(whole));
          expect(rejectionsOf(imported)).toEqual(rejectionsOf(whole));
          expect(imported.completeness).toBe(whole.completeness);
          expect(imported.table.rows + imported.merged + imported.rejections.length).toBe(imported.read);
        },
      ),
      runs(fuzzRuns),
    );
    expect(readings).toBeGreaterThan(fuzzRuns / 20);
    expect(Object.keys(Object.prototype)).toEqual([]);
  },
  fuzzTimeout * 2,
);

async function readOrRefused(chunks: readonly Buffer[], options: Wish): Promise<Imported | null> {
  try {
    return await readChunks(chunks, options);
  } catch (error) {
    if (error instanceof RollcallError) return null;
    throw error;
  }
}

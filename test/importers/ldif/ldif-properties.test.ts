import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RollcallError } from '../../../src/model/rollcall-error.ts';
import { cutBytes } from '../../cut-bytes.ts';
import { fuzzRuns, fuzzTimeout } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';
import { usersOf } from '../json/read-json.ts';
import { person, readChunks } from './read-ldif.ts';

interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly isEncoded: boolean;
}

const value = fc
  .oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: 'grapheme-ascii', maxLength: 90 }))
  .filter((text) => text.isWellFormed() && !text.includes('\0'));
const attribute: fc.Arbitrary<Attribute> = fc.record({
  name: fc.constantFrom('mail', 'Mail', 'mail;lang-no', 'cn', '__proto__', 'x-y.1_z', 'description'),
  value,
  isEncoded: fc.boolean(),
});
const writing = fc.record({
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
  width: fc.integer({ min: 1, max: 90 }),
  comment: fc.option(fc.constantFrom('# a comment', '#', '# dn: uid=nobody', '#x\ty: z')),
  empty: fc.integer({ min: 1, max: 3 }),
});
type Writing = typeof writing extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** What RFC 2849 lets stand as it is; what lies beyond ASCII ldifde leaves as it is too. */
const isSafe = (text: string): boolean => !/[\r\n]/.test(text) && !/^[ :<]/.test(text);

function write(
  entries: readonly (readonly Attribute[])[],
  { lineBreak, width, comment, empty }: Writing,
): Buffer {
  const line = (name: string, text: string, isEncoded: boolean): Buffer[] => {
    const written =
      isEncoded || !isSafe(text) ? `${name}:: ${Buffer.from(text).toString('base64')}` : `${name}: ${text}`;
    return [
      folded(Buffer.from(written), width, lineBreak),
      ...(comment === null ? [] : [Buffer.from(`${comment}${lineBreak}`)]),
    ];
  };
  const records = entries.map((attributes, uid) => [
    ...line('dn', `uid=${uid}`, false),
    ...line('uid', String(uid), false),
    ...attributes.flatMap(({ name, value: text, isEncoded }) => line(name, text, isEncoded)),
    Buffer.from(lineBreak.repeat(empty)),
  ]);
  return Buffer.concat(records.flat());
}

/** Folds wherever it comes, be it within a character. */
function folded(line: Buffer, width: number, lineBreak: string): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < line.length; at += width) {
    parts.push(Buffer.from(at === 0 ? '' : `${lineBreak} `), line.subarray(at, at + width));
  }
  return Buffer.concat([...parts, Buffer.from(lineBreak)]);
}

test(
  'what is written is read, wherever lines fold and chunks end',
  async () => {
    const entries = fc.array(fc.array(attribute, { maxLength: 5 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        entries,
        writing,
        fc.array(fc.nat(3000), { maxLength: 8 }),
        async (drawn, how, cuts) => {
          const all = drawn.map((attributes) => [
            ...attributes,
            { name: 'mail', value: 'a', isEncoded: false },
          ]);
          const imported = await readChunks(cutBytes(write(all, how), cuts));
          const expected = all.map((attributes, uid) => [
            String(uid),
            attributes
              .filter(({ name, value: text }) => name.toLowerCase() === 'mail' && text !== '')
              .map(({ value: text }) => text),
          ]);
          expect(imported.rejections).toEqual([]);
          expect(usersOf(imported).map(([, ...rest]) => rest)).toEqual(expected);
          expect(imported).toMatchObject({ read: all.length, completeness: 'unproven', incomplete: null });
        },
      ),
      runs(fuzzRuns),
    );
  },
  fuzzTimeout,
);

const users = ['ines', 'bo', 'mia'].map((uid) => person(uid, 'mail: Inés', 'cn:: SW7DqXM='));
const ends = users.map((_, at) => Buffer.byteLength(users.slice(0, at + 1).join('')));

test('cut off anywhere, the output of ldapsearch is never taken for complete', async () => {
  const head = '# extended LDIF\n#\n# LDAPv3\n#\n\n';
  const trailer = '# search result\nsearch: 2\nresult: 0 Success\n\n# numResponses: 4\n# numEntries: 3';
  const bytes = Buffer.from(`${head}${users.join('')}${trailer}\n`);
  for (let size = 0; size < bytes.length - 1; size += 1) {
    const { imported } = await readOrRefused([bytes.subarray(0, size)]);
    if (imported === null) expect(size).toBeLessThan(head.length + ends[0]);
    else expect([size, imported.completeness]).toEqual([size, 'incomplete']);
  }
  for (const size of [bytes.length - 1, bytes.length]) {
    expect((await readChunks([bytes.subarray(0, size)])).completeness).toBe('proven');
  }
});

test.each([
  ['slapcat', 'entryCSN: 20240131080000.000000Z#000000#000#000000'],
  ['ldifde', 'changetype: add'],
])('cut off within an entry, an export of %s is incomplete', async (_, sign) => {
  const signed = users.map((user) => user.replace('objectClass', `${sign}\nobjectClass`));
  const bytes = Buffer.from(signed.join(''));
  const borders = signed.map((__, at) => Buffer.byteLength(signed.slice(0, at + 1).join('')));
  for (let size = borders[0]; size <= bytes.length; size += 1) {
    const imported = await readChunks([bytes.subarray(0, size)]);
    const isBorder = borders.includes(size);
    const whole = borders.filter((border) => border <= size).length;
    expect([size, imported.table.rows]).toEqual([size, whole]);
    // Of an entry that is not signed yet nobody knows who wrote it, but the one before it is.
    expect([size, imported.completeness]).toEqual([size, isBorder ? 'unproven' : 'incomplete']);
    expect(imported.rejections.map(({ reason }) => reason)).toEqual(isBorder ? [] : ['entry-cut-off']);
  }
});

const piece = fc.constantFrom(
  ...[
    'dn: uid=a\n',
    'uid: a\n',
    'uid: b\n',
    'mail: x\n',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    '\t',
    ':',
    '::',
    ':<',
    '#',
  ],
  ...[
    'dn:: YQ==\n',
    'mail:: ???\n',
    'objectClass: computer\n',
    'objectClass: person\n',
    'changetype: add\n',
    '\0',
  ],
  ...[
    'version: 1\n',
    'search: 2\n',
    'result: 4\n',
    'result: 0\n',
    'ref: ldap://x\n',
    '# numEntries: 1\n',
    'ü',
    '-\n',
  ],
  ...['__proto__: 1\n', 'mail;range=0-1: y\n', 'dn', 'dn: uid=b\nuid: c\n\n', `uid: ${'x'.repeat(200)}\n`],
);

test(
  'whatever the bytes, every entry is accounted for',
  async () => {
    let readings = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 40 }),
        fc.array(fc.nat(400), { maxLength: 4 }),
        fc.nat(2),
        async (pieces, cuts, damage) => {
          const bytes = Buffer.from(pieces.join(''));
          if (bytes.length > 0 && damage === 0) bytes[cuts[0] % bytes.length || 0] = 0xff;
          const { imported, code } = await readOrRefused(cutBytes(bytes, cuts));
          if (imported === null) {
            expect(['no-rows', 'column-not-found', 'keys-repeated']).toContain(code);
            return;
          }
          readings += 1;
          expect(imported.table.rows + imported.merged + imported.rejections.length).toBe(imported.read);
          const passedOver = imported.findings.map((finding) =>
            finding.kind === 'passed-over' ? finding.count : 0,
          );
          expect(imported.read + (passedOver[0] ?? 0)).toBe(recordsOf(bytes.toString('latin1')));
        },
      ),
      runs(fuzzRuns),
    );
    expect(readings).toBeGreaterThan(fuzzRuns / 100);
  },
  fuzzTimeout,
);

/** How many records a text has that are to be entries, read as plainly as can be. */
function recordsOf(text: string): number {
  const lines: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const isFold = /^[ \t]/.test(line) && (lines.at(-1) ?? '') !== '';
    if (isFold) lines.push(`${lines.pop() ?? ''}${line.slice(1)}`);
    else lines.push(line);
  }
  const records = lines
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .split(/\n\n+/)
    .map((record) => record.split('\n').filter((line) => line !== ''));
  const firsts = records.map((record) => record.find((line) => !/^version(?![\w.;=*-])/i.test(line)));
  return firsts.filter((first) => first !== undefined && !/^(search|result|ref)(?![\w.;=*-])/i.test(first))
    .length;
}

test.each([
  ['folds', `mail: ${'x\n '.repeat(1 << 19)}`],
  ['a long line', `mail: ${'x'.repeat(6 << 20)}`],
  ['a long line that nobody wants', `cn: ${'x'.repeat(6 << 20)}`],
  ['a long comment', `# ${'x'.repeat(6 << 20)}`],
  ['empty lines', '\n'.repeat(1 << 20)],
  ['CRs', '\r'.repeat(1 << 20)],
  ['a name without an end', 'x'.repeat(6 << 20)],
  ['options', `mail${';x'.repeat(1 << 20)}: x`],
])('time grows with the size alone: %s', async (_, lines) => {
  const bytes = Buffer.from(`${person('ines', 'mail: a')}${person('bo', lines)}${person('mia', 'mail: b')}`);
  const places = Array.from({ length: Math.floor(bytes.length / 64) }, (__, at) => at * 64);
  const imported = await readChunks(cutBytes(bytes, places));
  expect(imported.table.rows + imported.rejections.length).toBe(imported.read);
  expect(usersOf(imported).map(([, uid]) => uid)).toEqual(expect.arrayContaining(['ines', 'mia']));
});

type Imported = Awaited<ReturnType<typeof readChunks>>;

interface Attempt {
  readonly imported: Imported | null;
  /** Of the error that refused it. */
  readonly code: string | null;
}

async function readOrRefused(chunks: readonly Buffer[]): Promise<Attempt> {
  try {
    return { imported: await readChunks(chunks, { columns: [] }), code: null };
  } catch (error) {
    if (error instanceof RollcallError) return { imported: null, code: error.code };
    throw error;
  }
}

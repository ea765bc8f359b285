import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RollcallError } from '../../../src/model/rollcall-error.ts';
import { cutBytes, everyCut } from '../../cut-bytes.ts';
import { fuzzRuns, fuzzTimeout } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';
import { readChunks, rejectionsOf, usersOf } from './read-json.ts';

const text = fc
  .string({ unit: 'binary', maxLength: 12 })
  .filter((value) => value.isWellFormed() && !value.includes('\0'));
const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
);
const value = fc.oneof(scalar, fc.constant(null), fc.array(scalar, { maxLength: 3 }));
const users = fc.array(
  fc.record({ name: value, extra: fc.jsonValue({ maxDepth: 3 }), inner: fc.record({ name: value }) }),
  { minLength: 1, maxLength: 6 },
);
type Users = typeof users extends fc.Arbitrary<infer Drawn> ? Drawn : never;

const forms: Readonly<Record<string, (written: readonly string[]) => string>> = {
  list: (written) => `[${written.join(' ,\r\n')}]`,
  page: (written) => `{"@odata.context":"[{","value":[${written.join()}],"@odata.count":${written.length}}`,
  lines: (written) => written.join('\n'),
};

const wish = { columns: ['name', 'inner.name'], multiValued: ['name', 'inner.name'] };

/** The texts that JSON.parse finds, each as JSON writes it. */
const valuesOf = (found: unknown): string[] =>
  (Array.isArray(found) ? found : [found])
    .filter((one: unknown) => one !== null && one !== '')
    .map((one: unknown) => (typeof one === 'string' ? one : JSON.stringify(one)));

/** Whether JSON writes an escape for a NUL or for half a pair; a backslash before it may be one that is escaped. */
const isRejected = (user: unknown): boolean => /(?<!\\)(\\\\)*\\u(0000|d[89a-f])/.test(JSON.stringify(user));

test(
  'what JSON.parse reads is read, wherever chunks end',
  async () => {
    const places = fc.array(fc.nat(4000), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        users,
        fc.constantFrom(...Object.keys(forms)),
        places,
        async (drawn: Users, form, cuts) => {
          const numbered = drawn.map((user, id) => ({ id, ...user }));
          const json = forms[form](numbered.map((user) => JSON.stringify(user)));
          const imported = await readChunks(cutBytes(Buffer.from(json), cuts), wish);
          const expected = numbered
            .filter((user) => !isRejected(user))
            .map(({ id, name, inner }) => [String(id), valuesOf(name), valuesOf(inner.name)]);
          expect(usersOf(imported).map(([, ...rest]) => rest)).toEqual(expected);
          expect(imported.read).toBe(drawn.length);
          expect(imported.completeness).toBe(form === 'page' ? 'proven' : 'unproven');
        },
      ),
      runs(fuzzRuns),
    );
  },
  fuzzTimeout,
);

const sample = [
  '{"id":"ü","name":"a\\ud83d\\ude00\\n","x":{"y":[1,-2.5e3,{"z":null}]}}',
  '{"id":"2","name":["b",true]}',
  '{"id":3,\r\n"name":12345678901234567890}',
  '{"id":"4","id":"5"}',
];

test.each(Object.entries(forms))('%s: nothing depends on where chunks end', async (_, form) => {
  const bytes = Buffer.from(form(sample));
  const whole = await readChunks([bytes], wish.multiValued.length > 0 ? { ...wish, columns: ['name'] } : {});
  for (const chunks of everyCut(bytes)) {
    const cut = await readChunks(chunks, { ...wish, columns: ['name'] });
    expect(usersOf(cut)).toEqual(usersOf(whole));
    expect(rejectionsOf(cut)).toEqual(rejectionsOf(whole));
    expect(cut.completeness).toBe(whole.completeness);
  }
});

/** Where each user of the sample ends in the bytes of a form. */
function endsOf(bytes: Buffer): number[] {
  let end = 0;
  return sample.map((user) => {
    end = bytes.indexOf(user, end) + Buffer.byteLength(user);
    return end;
  });
}

test.each(Object.entries(forms))(
  '%s: cut off anywhere, it is never taken for more than it is',
  async (form, write) => {
    const bytes = Buffer.from(write(sample));
    const ends = endsOf(bytes);
    for (let size = 0; size < bytes.length; size += 1) {
      const { imported } = await readOrRefused([bytes.subarray(0, size)]);
      const whole = ends.filter((end) => end <= size).length;
      const isBetweenUsers =
        bytes
          .subarray(ends[whole - 1] ?? 0, size)
          .toString()
          .trim() === '';
      if (imported === null) {
        expect([size, whole]).toEqual([size, 0]);
        continue;
      }
      const broken = imported.rejections.filter(({ reason }) => reason === 'json-broken').length;
      expect([size, imported.read - broken]).toEqual([size, whole]);
      expect(imported.table.rows + imported.merged + imported.rejections.length).toBe(imported.read);
      const isComplete = form === 'lines' && isBetweenUsers;
      expect([size, imported.completeness]).toEqual([size, isComplete ? 'unproven' : 'incomplete']);
      expect([size, imported.incomplete?.why ?? null]).toEqual([size, isComplete ? null : 'json-cut-off']);
      if (form === 'lines') expect([size, broken]).toEqual([size, isBetweenUsers ? 0 : 1]);
    }
  },
);

test(
  'whatever the bytes, every user is accounted for, and only JSON is read to its end',
  async () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '\\',
        '"id"',
        '"value"',
        '"a":',
        '1',
        'null',
        '\n',
        ' ',
        '\\u',
        'd800',
      ],
      ...['{"id":1}', '{"id":2,', '[{"id":', '\0', 'ü', '-', '1e', 'tru', '"@odata.count":1'],
    );
    const mixture = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    const damaged = fc
      .tuple(fc.constantFrom(...Object.values(forms)), fc.nat(200), fc.nat(6), piece)
      .map(([write, at, length, put]) => {
        const text = write(['{"id":1,"a":[true,{"b":-0.5e1}]}', '{"id":"2"}', ' {"id":3,\n"value":[]}']);
        return text.slice(0, at) + put + text.slice(at + length);
      });
    const text = fc.oneof(mixture, damaged);
    let completeReadings = 0;
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(200), { maxLength: 4 }), async (json, cuts) => {
        const { imported, code } = await readOrRefused(cutBytes(Buffer.from(json), cuts));
        if (imported !== null) {
          expect(imported.table.rows + imported.merged + imported.rejections.length).toBe(imported.read);
        }
        const plain = plainReading(json);
        if (plain === 'unsure') return;
        const isRead = imported !== null && imported.incomplete?.why.startsWith('json-') !== true;
        if (plain === null) expect(isRead).toBe(false);
        else if (imported === null) expect(['no-rows', 'column-not-found', 'keys-repeated']).toContain(code);
        else {
          expect(isRead).toBe(true);
          expect(imported.read).toBe(plain.length);
          const keys = plain.map(keyOf);
          if (imported.rejections.length === 0) expect(keysOf(imported)).toEqual(keys);
          else expect(keys).toEqual(expect.arrayContaining(keysOf(imported)));
          completeReadings += 1;
        }
      }),
      runs(fuzzRuns),
    );
    expect(completeReadings).toBeGreaterThan(fuzzRuns / 100);
  },
  fuzzTimeout,
);

/**
 * The users of a text as JSON.parse sees them, null where it is no JSON to its end; `unsure` where JSON.parse
 * passes over what is refused: a name that stands twice around the users, or a NUL as it stands.
 */
function plainReading(text: string): unknown[] | 'unsure' | null {
  if (text.includes('\0') || /"(value|@odata\.count)".*"\1"/s.test(text)) return 'unsure';
  const whole = parsed(text);
  if (Array.isArray(whole)) return whole;
  if (isPage(whole)) return whole.value;
  if (!text.trimStart().startsWith('{')) return null;
  const users: unknown[] = [];
  let pending = '';
  for (const line of text.split(/\r\n|\r|\n/)) {
    pending += `${pending === '' ? '' : '\n'}${line}`;
    if (pending.trim() === '') pending = '';
    const user = parsed(pending);
    if (user === undefined) continue;
    if (users.length === 0 && isPage(user)) return null;
    users.push(user);
    pending = '';
  }
  return pending === '' ? users : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isPage(value: unknown): value is { readonly value: unknown[] } {
  return typeof value === 'object' && value !== null && 'value' in value && Array.isArray(value.value);
}

/** A key that is a number as JSON.parse would write it: it does not keep `1e1`. */
function comparable(key: string): string {
  const number = /^-?\d/.test(key) ? Number(key) : Number.NaN;
  return Number.isNaN(number) ? key : String(number);
}

const keyOf = (user: unknown): string =>
  typeof user === 'object' && user !== null && 'id' in user ? comparable(String(user.id)) : '';

const keysOf = (imported: Imported): string[] => usersOf(imported).map(([, key]) => comparable(key));

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

test('a number is read as it is written, and whatever is none for JSON.parse is none here', async () => {
  const digits = fc.stringMatching(/^\d{1,40}$/);
  const number = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.oneof(fc.constant('0'), fc.stringMatching(/^[1-9]\d{0,30}$/)),
      fc.option(digits),
      fc.option(fc.tuple(fc.constantFrom('e', 'E', 'e+', 'E-'), digits)),
    )
    .map(([sign, whole, fraction, exponent]) =>
      [sign, whole, fraction === null ? '' : `.${fraction}`, ...(exponent ?? [])].join(''),
    );
  const nearlyNumber = fc.stringMatching(/^[-+.eE01279]{1,7}$/);
  await fc.assert(
    fc.asyncProperty(fc.oneof(number, nearlyNumber), fc.array(fc.nat(80)), async (written, cuts) => {
      const text = `[{"id":"x","name":${written}},{"id":${written},"name":null}]`;
      const imported = await readChunks(cutBytes(Buffer.from(text), cuts));
      if (parsed(written) === undefined) {
        expect(imported.incomplete?.why).toBe('json-malformed');
        return;
      }
      expect(imported.incomplete).toBeNull();
      expect(usersOf(imported).map(([, ...rest]) => rest)).toEqual([
        ['x', [written]],
        [written, []],
      ]);
    }),
    runs(fuzzRuns),
  );
});

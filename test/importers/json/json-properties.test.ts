import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RollcallError } from '../../../src/model/rollcall-error.ts';
import { cutBytes, everyCut } from '../../cut-bytes.ts';
import { fuzzRuns, fuzzTimeout } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';
import { read, readChunks, rejectionsOf, usersOf } from './read-json.ts';

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

const isRejected = (user: unknown): boolean => /\\u(0000|d[89a-f])/i.test(JSON.stringify(user));

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

test.each(Object.entries(forms))(
  '%s: cut off anywhere, it is never taken for more than it is',
  async (form, write) => {
    const bytes = Buffer.from(write(sample));
    for (let size = 0; size < bytes.length; size += 1) {
      const imported = await readOrRefused(bytes.subarray(0, size));
      if (imported === null) continue;
      expect(imported.table.rows + imported.merged + imported.rejections.length).toBe(imported.read);
      if (form === 'lines') {
        const isBetweenUsers = imported.completeness === 'unproven';
        if (isBetweenUsers)
          expect(() => JSON.parse(`[${sample.slice(0, imported.read).join()}]`)).not.toThrow();
        expect(imported.completeness).not.toBe('proven');
      } else expect([size, imported.completeness]).toEqual([size, 'incomplete']);
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
    await fc.assert(
      fc.asyncProperty(mixture, fc.array(fc.nat(200), { maxLength: 4 }), async (json, cuts) => {
        const imported = await readOrRefused(...cutBytes(Buffer.from(json), cuts));
        if (imported === null) return;
        expect(imported.table.rows + imported.merged + imported.rejections.length).toBe(imported.read);
        if (imported.incomplete?.why.startsWith('json-') === true || imported.rejections.length > 0) return;
        const parsed: unknown = json.trimStart().startsWith('[') ? JSON.parse(json) : json;
        expect(parsed).not.toBeNull();
      }),
      runs(fuzzRuns),
    );
  },
  fuzzTimeout,
);

async function readOrRefused(...chunks: Buffer[]): ReturnType<typeof readNamed> {
  return readNamed(chunks).catch((error: unknown) => {
    if (error instanceof RollcallError) return null;
    throw error;
  });
}

async function readNamed(chunks: readonly Buffer[]): Promise<Awaited<ReturnType<typeof read>> | null> {
  return readChunks(chunks, { columns: ['name'], multiValued: ['name'] });
}

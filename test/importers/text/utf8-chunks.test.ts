import { Buffer, isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Encoding } from '../../../src/importers/text/detect-encoding.ts';
import { utf8Chunks } from '../../../src/importers/text/utf8-chunks.ts';
import { cutBytes, everyCut, stream } from '../../cut-bytes.ts';
import { fuzzRuns, fuzzTimeout } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';

async function convert(chunks: readonly Buffer[], encoding: Encoding): Promise<Buffer> {
  const converted: Buffer[] = [];
  for await (const chunk of utf8Chunks(stream(chunks), encoding)) converted.push(chunk);
  return Buffer.concat(converted);
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const be = (text: string): Buffer => le(text).swap16();
const named = (name: string): Encoding => ({ kind: 'named', name });
const utf8: Encoding = { kind: 'utf-8' };
const utf16le: Encoding = { kind: 'utf-16le' };
const utf16be: Encoding = { kind: 'utf-16be' };

const text = 'id;name\r\n1;Zoë 😀€\r\n';

const cases = [
  { of: 'UTF-8', bytes: Buffer.from(text), encoding: utf8, is: text },
  { of: 'UTF-8 with a byte order mark', bytes: Buffer.from(`\ufeff${text}`), encoding: utf8, is: text },
  { of: 'a byte order mark within', bytes: Buffer.from('a\ufeff'), encoding: utf8, is: 'a\ufeff' },
  { of: 'UTF-8 of two bytes', bytes: Buffer.from('é'), encoding: utf8, is: 'é' },
  { of: 'nothing', bytes: Buffer.alloc(0), encoding: utf8, is: '' },
  { of: 'nothing but a byte order mark', bytes: Buffer.from('\ufeff'), encoding: utf8, is: '' },
  { of: 'UTF-16LE', bytes: le(text), encoding: utf16le, is: text },
  { of: 'UTF-16LE with a byte order mark', bytes: le(`\ufeff${text}`), encoding: utf16le, is: text },
  { of: 'UTF-16BE', bytes: be(text), encoding: utf16be, is: text },
  { of: 'UTF-16BE with a byte order mark', bytes: be(`\ufeff${text}`), encoding: utf16be, is: text },
  {
    of: 'windows-1252',
    bytes: latin1('\x80 \x91\xe9\x92 \x9f\xff'),
    encoding: named('windows-1252'),
    is: '€ ‘é’ Ÿÿ',
  },
  { of: 'ISO 8859-15', bytes: latin1('\xa4\xe9'), encoding: named('iso-8859-15'), is: '€é' },
  {
    of: 'a code page of two bytes',
    bytes: latin1('a\x8e\x52\x93\x63'),
    encoding: named('shift_jis'),
    is: 'a山田',
  },
];

describe('text', () => {
  test.each(cases)('$of', async ({ bytes, encoding, is }) => {
    expect((await convert([bytes], encoding)).toString()).toBe(is);
  });

  test.each(cases)('$of, cut into chunks at every place', async ({ bytes, encoding, is }) => {
    for (const chunks of everyCut(bytes)) {
      expect(
        (await convert(chunks, encoding)).toString(),
        `${chunks.map(({ length }) => length).join('+')} bytes`,
      ).toBe(is);
    }
  });

  test('windows-1252 between 0x80 and 0x9F', async () => {
    const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => 0x80 + index));
    const defined = bytes.filter((byte) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte));
    expect((await convert([Buffer.from(defined)], named('windows-1252'))).toString()).toBe(
      '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ',
    );
  });

  test('UTF-8 comes through byte by byte, valid or not', { timeout: fuzzTimeout }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 4 }),
        async (drawn, places) => {
          const bytes = Buffer.concat([Buffer.from('a'), drawn]);
          expect(await convert(cutBytes(bytes, places), utf8)).toEqual(bytes);
        },
      ),
      runs(fuzzRuns),
    );
  });
});

describe('what is no text stays no text', () => {
  const damaged = [
    { of: 'a high surrogate alone, UTF-16LE', bytes: le('a\ud83db'), encoding: utf16le },
    { of: 'a low surrogate alone, UTF-16LE', bytes: le('a\ude00b'), encoding: utf16le },
    { of: 'a high surrogate at the end, UTF-16LE', bytes: le('a\ud83d'), encoding: utf16le },
    { of: 'surrogates the wrong way round, UTF-16LE', bytes: le('a\ude00\ud83db'), encoding: utf16le },
    { of: 'a high surrogate alone, UTF-16BE', bytes: be('a\ud83db'), encoding: utf16be },
    { of: 'a low surrogate at the end, UTF-16BE', bytes: be('a\ude00'), encoding: utf16be },
    { of: 'half a character at the end, UTF-16LE', bytes: le('ab').subarray(0, 3), encoding: utf16le },
    { of: 'half a character at the end, UTF-16BE', bytes: be('ab').subarray(0, 3), encoding: utf16be },
    { of: 'a byte that windows-1252 leaves open', bytes: latin1('a\x81'), encoding: named('windows-1252') },
    { of: 'a byte that ISO 8859-8 leaves open', bytes: latin1('a\xff'), encoding: named('iso-8859-8') },
    { of: 'half a character at the end, Shift JIS', bytes: latin1('a\x8e'), encoding: named('shift_jis') },
    { of: 'a byte that Shift JIS leaves open', bytes: latin1('a\xa0b'), encoding: named('shift_jis') },
    {
      of: 'bytes that are no UTF-8 under another name of it',
      bytes: latin1('a\xe9b'),
      encoding: named('utf_8'),
    },
  ];

  test.each(damaged)('$of', async ({ bytes, encoding }) => {
    const converted = await convert([bytes], encoding);
    expect(isUtf8(converted)).toBe(false);
    expect(converted.toString('latin1')).toMatch(/^a/);
  });

  test.each(damaged)('$of, cut into chunks at every place', async ({ bytes, encoding }) => {
    for (const chunks of everyCut(bytes)) expect(isUtf8(await convert(chunks, encoding))).toBe(false);
  });

  test('the characters around it are kept', async () => {
    expect(await convert([le('a\ud83d\ud83d\ude00\ude00b')], utf16le)).toEqual(
      Buffer.concat([
        Buffer.from('a'),
        Buffer.from([0xff]),
        Buffer.from('😀'),
        Buffer.from([0xff]),
        Buffer.from('b'),
      ]),
    );
  });

  test(
    'texts of UTF-16 that differ stay different, whatever the chunks',
    { timeout: fuzzTimeout },
    async () => {
      const units = fc.array(fc.constantFrom(0x61, 0xe9, 0x20ac, 0xd83d, 0xde00, 0xfffd), { maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(units, fc.array(fc.nat(), { maxLength: 4 }), async (drawn, places) => {
          const written = `a${String.fromCharCode(...drawn)}`;
          const isText = written.isWellFormed();
          for (const [bytes, encoding] of [
            [le(written), utf16le],
            [be(written), utf16be],
          ] as const) {
            const converted = await convert(cutBytes(bytes, places), encoding);
            expect(isUtf8(converted)).toBe(isText);
            if (isText) expect(converted.toString()).toBe(written);
          }
        }),
        runs(fuzzRuns),
      );
    },
  );
});

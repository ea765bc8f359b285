import { Buffer, isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectEncoding } from '../../../src/importers/text/detect-encoding.ts';
import { cutBytes, everyCut, stream } from '../../cut-bytes.ts';
import { fuzzRuns, fuzzTimeout } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';

const detect = async (...chunks: Buffer[]) => detectEncoding(stream(chunks));

const utf8 = { encoding: { kind: 'utf-8' }, isGuess: false };
const utf16le = { encoding: { kind: 'utf-16le' }, isGuess: false };
const utf16be = { encoding: { kind: 'utf-16be' }, isGuess: false };
const windows1252 = { encoding: { kind: 'named', name: 'windows-1252' }, isGuess: true };

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const be = (text: string): Buffer => le(text).swap16();

const table = 'user_id;name\r\n00101;Seán Ó Súilleabháin\r\n00102;Åse Dahl\r\n';
const asciiTable = 'user_id;name\r\n00101;Ingrid Bauer\r\n';

const cases = [
  { of: 'ASCII', bytes: Buffer.from(asciiTable), is: utf8 },
  { of: 'UTF-8', bytes: Buffer.from(table), is: utf8 },
  { of: 'UTF-8 with a byte order mark', bytes: Buffer.from(`\ufeff${table}`), is: utf8 },
  { of: 'ASCII with a byte order mark', bytes: Buffer.from(`\ufeff${asciiTable}`), is: utf8 },
  { of: 'UTF-8 beyond the basic plane', bytes: Buffer.from('id;name\n1;😀\n'), is: utf8 },
  { of: 'nothing', bytes: Buffer.alloc(0), is: utf8 },
  { of: 'UTF-16LE with a byte order mark', bytes: le(`\ufeff${table}`), is: utf16le },
  { of: 'UTF-16BE with a byte order mark', bytes: be(`\ufeff${table}`), is: utf16be },
  { of: 'UTF-16LE with a byte order mark and no ASCII', bytes: le('\ufeffЖЖЖЖЖЖ'), is: utf16le },
  { of: 'UTF-16LE without one', bytes: le(table), is: utf16le },
  { of: 'UTF-16BE without one', bytes: be(table), is: utf16be },
  { of: 'one character of UTF-16LE', bytes: le('a'), is: utf16le },
  { of: 'windows-1252', bytes: latin1('id;name\n1;Zo\xeb\n2;\x80 5 \x91x\x92\n'), is: windows1252 },
  {
    of: 'windows-1252 whose last byte begins a sequence',
    bytes: latin1('id;name\n1;Jos\xe9'),
    is: windows1252,
  },
  {
    of: 'windows-1252 whose bytes begin sequences',
    bytes: latin1('\xe0\xe9 \xc3.\xf0\x41'),
    is: windows1252,
  },
  { of: 'both UTF-8 and windows-1252', bytes: latin1('1;Zo\xc3\xab\n2;Zo\xeb\n'), is: utf8 },
  { of: 'a byte order mark and bytes that are no UTF-8', bytes: latin1('\xef\xbb\xbf1;Zo\xeb\n'), is: utf8 },
  { of: 'an encoded surrogate, which is no UTF-8', bytes: latin1('a\xed\xa0\x80'), is: windows1252 },
  { of: 'an overlong slash, which is no UTF-8', bytes: latin1('a\xc0\xaf\xe0\x80\xaf'), is: windows1252 },
  { of: 'what lies beyond U+10FFFF', bytes: latin1('a\xf4\x90\x80\x80\xf5\x80'), is: windows1252 },
  { of: 'the last character there is', bytes: latin1('\xf4\x8f\xbf\xbf'), is: utf8 },
];

test.each(cases)('$of', async ({ bytes, is }) => {
  expect(await detect(bytes)).toEqual(is);
});

describe('the chunks change nothing', () => {
  test.each(cases)('$of', async ({ bytes, is }) => {
    for (const chunks of everyCut(bytes)) {
      expect(await detect(...chunks), `first chunk of ${chunks[0].length}`).toEqual(is);
    }
  });

  test('an empty chunk comes first', async () => {
    expect(await detect(Buffer.alloc(0), le(`\ufeff${table}`))).toEqual(utf16le);
  });

  test('UTF-16 whose ASCII begins behind the first bytes', async () => {
    expect(await detect(...cutBytes(le(table), [1, 2, 3]))).toEqual(utf16le);
  });
});

const bytesOfText = fc
  .array(
    fc.constantFrom(
      'a',
      ';',
      '\n',
      '\xe9',
      '\xc3\xa9',
      '\xe2\x82\xac',
      '\xf0\x9f\x98\x80',
      '\xc3',
      '\x80',
      '\xff',
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => latin1(parts.join('')));

/** The rule in the words of its definition, on the whole file at once. */
function isGuessedAsWindows1252(bytes: Buffer): boolean {
  const sequences = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;
  const isSequence = (found: string): boolean => isUtf8(latin1(found));
  const hasSequence = bytes.toString('latin1').match(sequences)?.some(isSequence) ?? false;
  return !isUtf8(bytes) && !hasSequence;
}

test(
  'windows-1252 is concluded only from invalid UTF-8 without one sequence that is valid',
  { timeout: fuzzTimeout },
  async () => {
    await fc.assert(
      fc.asyncProperty(bytesOfText, fc.array(fc.nat(), { maxLength: 4 }), async (bytes, places) => {
        expect(await detect(...cutBytes(bytes, places))).toEqual(
          isGuessedAsWindows1252(bytes) ? windows1252 : utf8,
        );
      }),
      runs(fuzzRuns),
    );
  },
);

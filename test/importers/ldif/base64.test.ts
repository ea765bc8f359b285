import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64, decodedSize } from '../../../src/importers/ldif/base64.ts';
import { fuzzRuns } from '../../fuzz-runs.ts';
import { runs } from '../../property-runs.ts';

function decode(text: string): Buffer | null {
  const bytes = Buffer.from(`?${text}?`, 'latin1');
  const target = Buffer.alloc(decodedSize(text.length));
  const size = decodeBase64(bytes, 1, 1 + text.length, target);
  expect(decodeBase64(bytes, 1, 1 + text.length, null)).toBe(size);
  return size < 0 ? null : target.subarray(0, size);
}

test('what was encoded is decoded', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(decode(Buffer.from(bytes).toString('base64'))).toEqual(Buffer.from(bytes));
    }),
    runs(fuzzRuns),
  );
});

test('a text is base64 if Node would write it so itself', () => {
  const letters = fc.constantFrom(...'A Q g w Y Z z 0 9 + / = = - _ !'.split(' '), ' ', '\n');
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 9 }), (text) => {
      const isBase64 = Buffer.from(text, 'base64').toString('base64') === text;
      expect(decode(text)).toEqual(isBase64 ? Buffer.from(text, 'base64') : null);
    }),
    runs(fuzzRuns),
  );
});

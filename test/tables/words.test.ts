import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesBelow,
  firstBytes,
  firstMarked,
  foldAsciiCase,
  fourTimes,
  holdsByte,
} from '../../src/tables/words.ts';
import { runs, seed } from '../property-runs.ts';

const byte = fc.oneof(
  fc.integer({ min: 0, max: 255 }),
  fc.constantFrom(0, 1, 0x21, 0x22, 0x23, 0x40, 0x41, 0x5a, 0x5b, 0x60, 0x61, 0x7a, 0x7f, 0x80, 0xc1, 0xff),
);
const bytes = fc.tuple(byte, byte, byte, byte);

function wordOf(values: readonly number[]): number {
  return new DataView(Uint8Array.from(values).buffer).getInt32(0, true);
}

function bytesOf(word: number): number[] {
  const view = new DataView(new ArrayBuffer(4));
  view.setInt32(0, word, true);
  return [...new Uint8Array(view.buffer)];
}

describe(`four bytes at a time (FC_SEED=${seed})`, () => {
  it('folds the 26 letters and no other byte', () => {
    const folded = Array.from(
      { length: 256 },
      (_, value) => bytesOf(foldAsciiCase(wordOf([value, 0, 0, 0])))[0],
    );
    const changed = folded.flatMap((to, from) => (to === from ? [] : [[from, to]]));
    expect(String.fromCharCode(...changed.map(([from]) => from))).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    expect(changed.every(([from, to]) => to === from + 32)).toBe(true);
  });

  it('folds each byte whatever stands beside it', () => {
    fc.assert(
      fc.property(bytes, (values) => {
        const alone = values.map((value) => bytesOf(foldAsciiCase(wordOf([value, 0, 0, 0])))[0]);
        expect(bytesOf(foldAsciiCase(wordOf(values)))).toEqual(alone);
      }),
      runs(5000),
    );
  });

  it('sees a byte wherever it stands', () => {
    fc.assert(
      fc.property(bytes, byte, (values, sought) => {
        expect(holdsByte(wordOf(values), fourTimes(sought))).toBe(values.includes(sought));
      }),
      runs(5000),
    );
  });

  it('marks the first byte below a bound', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 0x80 }), (values, bound) => {
        const marks = bytesBelow(wordOf(values), fourTimes(bound));
        const first = values.findIndex((value) => value < bound);
        expect(marks === 0 ? -1 : firstMarked(marks)).toBe(first);
      }),
      runs(5000),
    );
  });

  it('takes the first bytes alone', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 3 }), (values, count) => {
        expect(bytesOf(firstBytes(wordOf(values), count))).toEqual(
          values.map((value, at) => (at < count ? value : 0)),
        );
      }),
      runs(1000),
    );
  });
});

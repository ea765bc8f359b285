import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AsciiSkeleton, mayLookOtherwise } from '../../src/tables/ascii-skeleton.ts';
import { runs } from '../property-runs.ts';

const reader = new AsciiSkeleton();

function read(text: string): {
  readonly seen: string;
  readonly isChanged: boolean;
  readonly isUnclear: boolean;
} {
  const utf8 = Buffer.from(`x${text}x`);
  reader.read(utf8, 1, utf8.length - 1, 'l');
  const { memory, length, isChanged, isUnclear } = reader;
  return { seen: Buffer.from(memory.bytes.subarray(0, length)).toString(), isChanged, isUnclear };
}

it.each([
  ['Mia.Rnoss', 'mia.moss', true, false],
  ['E100', 'eloo', true, false],
  ['100', '100', false, false],
  ['anna.100', 'anna.100', false, false],
  ['anna100', 'annaloo', true, false],
  ['1.smith', '1.smith', false, false],
  ['o`brien', "o'brien", true, false],
  ['paypaI', 'paypal', true, true],
  ['MlKE', 'mlke', false, true],
  ['Al', 'al', false, false],
  ['|vvan', 'lwan', true, true],
  ['é1', 'él', true, false],
  ['', '', false, false],
])('%s is seen as %s', (text, seen, isChanged, isUnclear) => {
  expect(read(text)).toEqual({ seen, isChanged, isUnclear });
});

it('a long text fits', () => {
  expect(read('rn'.repeat(1000)).seen).toBe('m'.repeat(1000));
});

const pieces = 'r R n N v V w W l L I i 1 0 2 O o | ` a A . @ é'.split(' ');

it('whatever is changed or unclear is not passed over', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (drawn) => {
      const text = drawn.join('');
      const { isChanged, isUnclear, seen } = read(text);
      const utf8 = Buffer.from(text);
      if (isChanged || isUnclear) expect(mayLookOtherwise(utf8, 0, utf8.length)).toBe(true);
      else expect(seen).toBe(text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()));
    }),
    runs(5000),
  );
});

it.each(['anna.berg.10@contoso.com', 'Anna-22', '00417', 'burger.n', 'ivan', 'ISMITH', 'x9'])(
  '%s is passed over',
  (text) => {
    expect(mayLookOtherwise(Buffer.from(text), 0, Buffer.from(text).length)).toBe(false);
  },
);

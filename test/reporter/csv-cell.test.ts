import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardedCell, unguardedCell } from '../../src/reporter/csv-cell.ts';
import { runs, seed } from '../property-runs.ts';

const prefixes = [
  ...[
    '',
    ' ',
    '   ',
    '\u00a0',
    '\u00ad',
    '\u1680',
    '\u180e',
    '\u2000',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u200e',
  ],
  ...['\u200f', '\u2028', '\u2029', '\u202a', '\u202e', '\u202f', '\u205f', '\u2060', '\u2064', '\u3000'],
  ...['\ufeff', '\ufeff ', ' \u200b', '\u00a0\u2060\ufeff  '],
];
const triggers = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '\uff1d', '\uff0b', '\uff0d', '\uff20'];
const bodies = ['1+1', "cmd|' /C calc'!A0", 'HYPERLINK("https://tailspin.example")'];
const payloads = prefixes.flatMap((prefix) =>
  triggers.flatMap((trigger) => bodies.map((body) => `${prefix}${trigger}${body}`)),
);

function readBack(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

describe('a cell that could start a formula', () => {
  it('is guarded by one apostrophe, whatever stands before it', () => {
    expect(payloads.length).toBeGreaterThan(900);
    expect(payloads.filter((payload) => guardedCell(payload) !== `'${payload}`)).toEqual([]);
  });

  it.each([
    '=',
    '-',
    '-5',
    '+47 21 00 00 00',
    '@kim',
    ' -',
    '\t',
    '\ufeff=1',
    '\u200b=1',
    '\uff1d1',
    ' =1',
    '\n=1',
  ])('is guarded: %j', (text) => {
    expect(guardedCell(text)).toBe(`'${text}`);
  });

  it('is guarded where other characters of no width stand before it', () => {
    const ofNoWidth = ['\u061c', '\u2066', '\u2067', '\u2068', '\u2069', '\u206a', '\u206f'];
    expect(ofNoWidth.filter((mark) => guardedCell(`${mark}=1+1`) !== `'${mark}=1+1`)).toEqual([]);
  });
});

describe('ordinary text', () => {
  it.each([
    ...[
      '',
      ' ',
      'Kim Kelvin',
      'kim@contoso.com',
      '00123',
      '1-2',
      'a=b',
      'x+y',
      'Otto-Karl',
      '\u{1F9A6}',
      '山田',
    ],
    ...[
      "D'Arcy",
      'O\u2019Brien',
      '\u2019t Hooft',
      '"Kim"',
      '(kim)',
      '#ref',
      '/bin',
      '{55}',
      '[55]',
      '~',
      '%',
      '!',
    ],
    ...[
      '\u200bKim',
      '\ufeffKim',
      '\u00a0',
      ' Kim',
      'Kim\t',
      'Kim\r\n=1',
      '|',
      ',',
      ';',
      '_',
      '`',
      '\u2013',
      '\u2212',
    ],
  ])('is left as it is: %j', (text) => {
    expect(guardedCell(text)).toBe(text);
  });
});

describe('a name that begins with an apostrophe', () => {
  it.each(["'t Hooft", "'", "''", "'=1+1", "'' 's Gravesande"])('gets one more: %j', (text) => {
    expect(guardedCell(text)).toBe(`'${text}`);
    expect(readBack(guardedCell(text))).toBe(text);
  });
});

describe(`any text (FC_SEED=${seed})`, () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.constantFrom("'", "''", ...prefixes), fc.constantFrom('', ...triggers), fc.string())
      .map((parts) => parts.join('')),
  );

  it('comes back by taking exactly one apostrophe away', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(readBack(guardedCell(text))).toBe(text);
        expect(unguardedCell(guardedCell(text))).toBe(text);
      }),
      runs(5000),
    );
  });

  it('that a person typed keeps its apostrophe where none was needed', () => {
    expect(["'s Gravesande", "'", 'Ann'].map(unguardedCell)).toEqual(["'s Gravesande", "'", 'Ann']);
    expect(["''s Gravesande", "'=1", "'''"].map(unguardedCell)).toEqual(["'s Gravesande", '=1', "''"]);
  });

  it('gets an apostrophe where a trigger comes first, and none without need', () => {
    const start = fc.constantFrom(...prefixes);
    fc.assert(
      fc.property(start, fc.constantFrom(...triggers), cell, (prefix, trigger, rest) => {
        expect(guardedCell(`${prefix}${trigger}${rest}`)).toBe(`'${prefix}${trigger}${rest}`);
      }),
      runs(1000),
    );
    fc.assert(
      fc.property(
        start,
        fc.constantFrom('a', 'Z', '0', 'é', '"', '(', '\u{1F9A6}'),
        cell,
        (prefix, first, rest) => {
          expect(guardedCell(`${prefix}${first}${rest}`)).toBe(`${prefix}${first}${rest}`);
        },
      ),
      runs(1000),
    );
  });
});

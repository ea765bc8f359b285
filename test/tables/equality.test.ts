import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { isPlaceholder, valuesEqual } from '../../src/tables/equality.ts';
import { buildPlainColumn } from '../build-column.ts';

function areEqual(one: string, other: string, caseExact = false): boolean {
  return valuesEqual(caseExact, buildPlainColumn('a', [one]), 0, buildPlainColumn('b', [other]), 0);
}

describe('valuesEqual', () => {
  it.each([
    ['alice@contoso.com', 'alice@contoso.com'],
    ['alice@contoso.com', 'ALICE@Contoso.COM'],
    ['RENé', 'rené'],
    ['\u{1F9A6} Otto', '\u{1F9A6} OTTO'],
    ['', ''],
  ])('takes %j and %j as equal', (one, other) => {
    expect(areEqual(one, other)).toBe(true);
    expect(areEqual(other, one)).toBe(true);
  });

  it.each([
    ['Kelvin sign', 'kim', '\u212aim'],
    ['long s', 'sam', '\u017fam'],
    ['dotless i', 'ina', '\u0131na'],
    ['dotted capital I', 'ina', '\u0130na'],
    ['other case beyond ASCII', 'rené', 'renÉ'],
    ['composition', 'ren\u00e9', 'rene\u0301'],
    ['sharp s', 'stra\u00dfe', 'strasse'],
    ['width', 'kim', '\uff4bim'],
    ['blank at the end', 'kim', 'kim '],
    ['invisible character', 'kim', 'ki\u200bm'],
    ['signs 32 apart that are no letters', 'kim@', 'kim`'],
    ['brackets', '[55]', '{55}'],
    ['a part', 'kim', 'kimberly'],
    ['leading zeros', '100', '00100'],
  ])('tells texts apart that differ by %s', (_difference, one, other) => {
    expect(areEqual(one, other)).toBe(false);
    expect(areEqual(other, one)).toBe(false);
  });

  it('minds case where the rule is exact', () => {
    expect(areEqual('E100', 'e100', true)).toBe(false);
    expect(areEqual('E100', 'E100', true)).toBe(true);
  });
});

describe('isPlaceholder', () => {
  const isOne = (text: string): boolean => {
    const bytes = Buffer.from(`x${text}x`);
    return isPlaceholder(bytes, 1, bytes.length - 1);
  };

  it.each(['', ' ', '     ', 'n/a', 'N/A', ' n/A ', 'null', 'NULL', '-', '  -  ', 'none', 'NoNe '])(
    '%j says that there is none',
    (text) => {
      expect(isOne(text)).toBe(true);
    },
  );

  it.each([
    '0',
    'na',
    'n / a',
    '--',
    '\u2013',
    '\u00a0',
    '-\u00a0',
    '\tnull',
    'nul',
    'nonee',
    'unknown',
    'nu ll',
    'n\u2215a',
  ])('%j is a value', (text) => {
    expect(isOne(text)).toBe(false);
  });
});

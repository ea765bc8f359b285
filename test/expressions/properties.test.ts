import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarTime, dayOfWeek, secondsOf, secondsOfDay } from '../../src/expressions/calendar.ts';
import { compileExpression } from '../../src/expressions/compile-expression.ts';
import { comparisonOperators, type Argument, type Expression } from '../../src/expressions/expression.ts';
import { lowerCase, upperCase } from '../../src/expressions/net-case.ts';
import { parseExpression } from '../../src/expressions/parse-expression.ts';
import { printExpression } from '../../src/expressions/print-expression.ts';
import { readIsoDate, readServiceDate, serviceDate } from '../../src/expressions/service-date.ts';
import { runs, seed } from '../property-runs.ts';
import { compiled, evaluated } from './evaluate.ts';
import { withoutPlaces } from './without-places.ts';

const place = { start: 0, end: 0 };
const name = fc.stringMatching(/^[A-Za-z_]\w{0,8}$/);
const attributeName = fc
  .oneof(name, fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }))
  .map((text) => text.replace(/[[\]\0-\x1f\x7f]/g, '').trim())
  .filter((text) => text !== '');

const { expression } = fc.letrec<{ expression: Expression; argument: Argument }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    attributeName.map((text): Expression => ({ kind: 'attribute', name: text, ...place })),
    fc.string({ unit: 'binary' }).map((value): Expression => ({ kind: 'text', value, ...place })),
    fc
      .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
      .map((value): Expression => ({ kind: 'number', value, ...place })),
    name.map((text): Expression => ({ kind: 'word', name: text, ...place })),
    fc
      .tuple(name, fc.array(tie('argument'), { maxLength: 5 }))
      .filter(([, list]) => list.length !== 1 || list[0].kind !== 'left-out')
      .map(([text, list]): Expression => ({ kind: 'call', name: text, arguments: list, ...place })),
  ),
  argument: fc.oneof(
    { weight: 6, arbitrary: tie('expression') },
    { weight: 1, arbitrary: fc.constant<Argument>({ kind: 'left-out', ...place }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...comparisonOperators), tie('expression'), tie('expression'))
        .map(([operator, left, right]): Argument => ({
          kind: 'comparison',
          operator,
          left,
          right,
          ...place,
        })),
    },
  ),
}));

describe(`a printed expression (FC_SEED=${seed})`, () => {
  it('is read as what was printed, and printed again the same', () => {
    fc.assert(
      fc.property(expression, (written) => {
        const text = printExpression(written);
        const read = parseExpression(text);
        if (read.kind === 'refused') throw new Error(`${read.why}\n${read.excerpt}`);
        expect(withoutPlaces(read)).toEqual(withoutPlaces(written));
        expect(printExpression(read)).toBe(text);
        expect(parseExpression(printExpression(read))).toEqual(read);
      }),
      runs(3000),
    );
  });

  it('means the same with other blanks', () => {
    const blanks = fc.array(fc.stringMatching(/^[ \t\r\n]{0,3}$/), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(blanks, fc.string({ unit: 'binary' }), ([a, b, c, d, e, f], value) => {
        const literal = `"${value.replace(/[\\"]/g, '\\$&')}"`;
        const spaced = `${a}Append${b}(${c}[mail]${d},${e}${literal})${f}`;
        expect(compiled(spaced).text).toBe(`Append([mail], ${literal})`);
      }),
      runs(1000),
    );
  });
});

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());

describe(`functions of any text (FC_SEED=${seed})`, () => {
  const value = (written: string, a: string): unknown => evaluated(written, { a });

  it('are the plain ones of strings where these are known to be the same', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), (a, n) => {
        const well = (result: string): unknown =>
          result.isWellFormed() ? result : { fails: 'broken-character' };
        expect(value('Append([a], "x")', a)).toBe(`${a}x`);
        expect(value('Join("-", [a], "", [a])', a)).toBe(a === '' ? '' : `${a}-${a}`);
        expect(value(`Left([a], ${n})`, a)).toEqual(well(a.slice(0, n)));
        if (a.length >= n) expect(value(`Mid([a], ${n}, 2)`, a)).toEqual(well(a.slice(n - 1, n + 1)));
        expect(value('InStr(Append("ab", [a]), [a], 3)', a)).toBe(a === '' ? '0' : '3');
        expect(value('StripSpaces([a])', a)).toBe(a.split(' ').join(''));
        expect(value('Replace([a], "a", , , "bb", , )', a)).toBe(a.split('a').join('bb'));
        expect(value('ConvertToUTF8Hex([a])', a)).toBe(Buffer.from(a).toString('hex').toUpperCase());
        expect(value('ConvertToBase64([a])', a)).toBe(Buffer.from(a, 'utf16le').toString('base64'));
        expect(value('Switch([a], "other", "x", "y", [a], "same")', a)).toBe(a === 'x' ? 'y' : 'same');
      }),
      runs(2000),
    );
  });

  it('never change the length with the case, nor ASCII otherwise than ASCII', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('invariant', 'turkic', 'cultural'), (a, casing) => {
        expect(lowerCase(a, casing)).toHaveLength(a.length);
        expect(upperCase(a, casing)).toHaveLength(a.length);
        expect(lowerCase(`${a}Σ`, casing)).toBe(`${lowerCase(a, casing)}σ`);
        expect(upperCase(`${a}ß`, casing)).toBe(`${upperCase(a, casing)}ß`);
        const ascii = a.replace(/[^\0-\x7f]/g, '');
        expect(lowerCase(ascii, 'invariant')).toBe(ascii.toLowerCase());
        expect(upperCase(ascii, 'invariant')).toBe(ascii.toUpperCase());
      }),
      runs(2000),
    );
  });
});

describe(`the calendar (FC_SEED=${seed})`, () => {
  const yearOne = Date.parse('0001-01-01T00:00:00Z');
  const seconds = fc.integer({ min: 0, max: 3_652_059 * secondsOfDay - 1 });

  it('is that of JavaScript', () => {
    fc.assert(
      fc.property(seconds, (at) => {
        const date = new Date(yearOne + at * 1000);
        const time = calendarTime(at);
        expect(time).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour: date.getUTCHours(),
          minute: date.getUTCMinutes(),
          second: date.getUTCSeconds(),
        });
        expect(secondsOf(time)).toBe(at);
        expect(dayOfWeek(at)).toBe(date.getUTCDay());
        expect(readServiceDate(serviceDate(at))).toBe(at);
        expect(readIsoDate(date.toISOString())).toEqual({ seconds: at, ticks: 0 });
      }),
      runs(3000),
    );
  });
});

describe(`any text (FC_SEED=${seed})`, () => {
  it('is compiled or refused within its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const result = compileExpression(written);
        if (result.kind === 'refused') {
          expect(result.position).toBeGreaterThanOrEqual(0);
          expect(result.position).toBeLessThanOrEqual(written.length);
        }
      }),
      runs(2000),
    );
  });
});

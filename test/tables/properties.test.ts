import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../src/model/users.ts';
import { ColumnBuilder } from '../../src/tables/column-builder.ts';
import { pickRows, rowText, rowValues, valueText } from '../../src/tables/column.ts';
import { compareText } from '../../src/tables/compare-text.ts';
import { compareValues, isPlaceholder, valuesEqual } from '../../src/tables/equality.ts';
import { buildKeyIndex, KeySearch } from '../../src/tables/key-index.ts';
import { keyHash, matchHash } from '../../src/tables/match-hash.ts';
import { sharedText, type TextMemory } from '../../src/tables/shared-arrays.ts';
import { buildColumn, buildPlainColumn, byteString } from '../build-column.ts';
import { runs, seed } from '../property-runs.ts';

/** Characters that case mapping and normalisation bring together, and those at the edges of UTF-8's lengths. */
const trickyCharacters = [
  ...['K', 'k', '\u212a', 's', 'S', '\u017f', 'i', 'I', '\u0131', '\u0130', 'ß', '\u1e9e', 'ss', '\ufb01'],
  ...['é', 'e\u0301', 'É', 'Å', '\u212b', '\u03c3', '\u03c2', '\u03a3', '\uff21', '\uff41', 'ǆ', 'ǅ'],
  ...['@', '[', '`', '{', 'A', 'Z', 'a', 'z', '\0', ' ', '\u00a0', '\u200b', '\ufeff', '_', '-', '/'],
  ...[
    '\x7f',
    '\x80',
    '\u07ff',
    '\u0800',
    '\ud7ff',
    '\ue000',
    '\uffff',
    '\u{10000}',
    '\u{10ffff}',
    '\u{1f9a6}',
  ],
];
const character = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...trickyCharacters) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
);
const text = fc.array(character, { maxLength: 6 }).map((characters) => characters.join(''));

/** What makes two texts alike without making them equal, and what does make them equal. */
const changes: readonly ((text: string) => string)[] = [
  (same) => same,
  (same) => same.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  (same) => same.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  (same) => same.toLowerCase(),
  (same) => same.toUpperCase(),
  (same) => same.normalize('NFC'),
  (same) => same.normalize('NFKD'),
  (same) => `${same} `,
  (same) => same.replace(/[@-_]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 32)),
];
const texts = fc.oneof(
  fc.tuple(text, fc.constantFrom(...changes)).map(([one, change]) => [one, change(one)] as const),
  fc.tuple(text, text),
);

describe(`equality on bytes (FC_SEED=${seed})`, () => {
  it('is that of code points, ASCII letters without case unless the rule is exact', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), ([one, other], caseExact) => {
        const expected = caseExact ? one === other : lowerAscii(one) === lowerAscii(other);
        expect(valuesEqual(caseExact, ...placed(one, 0), ...placed(other, 1))).toBe(expected);
        if (expected) expect(matchHash(...hashed(one, 0))).toBe(matchHash(...hashed(other, 3)));
        expect(matchHash(...hashed(one, 1)) === 0).toBe(isNothing(one));
        expect(keyHash(...hashed(one, 1))).not.toBe(0);
      }),
      runs(5000),
    );
  });

  it('knows the placeholders, whatever blanks and case', () => {
    const word = fc.constantFrom(
      'n/a',
      'null',
      '-',
      'none',
      '',
      'nul',
      'n',
      'nonenone',
      'n/\u00e1',
      '\uff0d',
    );
    const blanks = fc.constantFrom('', '', ' ', '   ', '\t', '\u00a0', '\u3000', '\ufeff', '\0', '-');
    const change = fc.constantFrom(...changes);
    const nearly = fc
      .tuple(blanks, word, change, blanks)
      .map(([before, core, alter, after]) => `${before}${alter(core)}${after}`);
    fc.assert(
      fc.property(fc.oneof(nearly, text), (value) => {
        const expected = ['', 'n/a', 'null', '-', 'none'].includes(lowerAscii(value.replace(/^ +| +$/g, '')));
        const { bytes, offsets } = placed(value, 1)[0];
        expect(isPlaceholder(bytes, offsets[1], offsets[2])).toBe(expected);
      }),
      runs(5000),
    );
  });

  it('goes with an order by code points', () => {
    fc.assert(
      fc.property(texts, ([one, other]) => {
        const expected = compareCodePoints(one, other);
        expect(Math.sign(compareValues(...placed(one, 1), ...placed(other, 0)))).toBe(expected);
        expect(Math.sign(compareText(one, other))).toBe(expected);
        expect(Math.sign(Buffer.compare(Buffer.from(one), Buffer.from(other)))).toBe(expected);
      }),
      runs(5000),
    );
  });
});

const rows = fc.oneof(
  fc.array(
    text.map((value) => [value]),
    { maxLength: 40 },
  ),
  fc.array(fc.array(text, { maxLength: 3 }), { maxLength: 40 }),
);

describe(`the index of keys (FC_SEED=${seed})`, () => {
  const leaveOutPlaceholders = fc.boolean();

  it('groups exactly the values that are equal, by first appearance', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), leaveOutPlaceholders, (values, caseExact, isLeaving) => {
        const column = buildColumn('login', values);
        const index = buildKeyIndex(column, caseExact, isLeaving ? matchHash : keyHash);
        const keys = values.flat().map((value) => (caseExact ? value : lowerAscii(value)));
        expect([...index.groupOfValue]).toEqual(
          keys.map((key) => (isLeaving && isNothing(key) ? -1 : keys.indexOf(key))),
        );
      }),
      runs(1000),
    );
  });

  it('finds a text where an equal one is, and nowhere else', () => {
    fc.assert(
      fc.property(
        rows,
        fc.array(text),
        fc.constantFrom(...changes),
        fc.boolean(),
        (values, others, change, caseExact) => {
          const column = buildColumn('login', values);
          const index = buildKeyIndex(column, caseExact, keyHash);
          const keyOf = (value: string) => (caseExact ? value : lowerAscii(value));
          const keys = values.flat().map(keyOf);
          const sought = [...values.flat().map(change), ...others];
          const found: number[] = [];
          const search = new KeySearch(index, buildPlainColumn('upn', sought), keyHash, (_, group) => {
            found.push(group);
          });
          for (const row of sought.keys()) search.ask(row);
          search.finish();
          expect(found).toEqual(sought.map((value) => keys.indexOf(keyOf(value))));
        },
      ),
      runs(1000),
    );
  });
});

describe(`a column (FC_SEED=${seed})`, () => {
  it('gives back what was put into it', () => {
    fc.assert(
      fc.property(rows, (values) => {
        const column = buildColumn('login', values);
        expect(valuesOf(column, values.length)).toEqual(values.map(withoutEmpty));
        expect(values.flat()).toEqual(values.flat().map((_, value) => valueText(column, value)));
        expect(values.map((_, row) => rowText(column, row))).toEqual(
          values.map((own) => (own.length === 1 ? own[0] : withoutEmpty(own).join(' | '))),
        );
      }),
      runs(1000),
    );
  });

  it('keeps long columns and long values whole', () => {
    const many = fc.array(fc.array(fc.nat({ max: 9000 }), { maxLength: 2 }), {
      minLength: 250,
      maxLength: 600,
    });
    fc.assert(
      fc.property(many, (lengths) => {
        const values = lengths.map((own, row) =>
          own.map((length) => `${row}`.padEnd(length % 97 === 0 ? length : 3)),
        );
        expect(valuesOf(buildColumn('login', values), values.length)).toEqual(values);
      }),
      runs(100),
    );
  });

  it('does not care how its values were appended', () => {
    const appended = fc.array(fc.tuple(fc.array(text, { maxLength: 2 }), fc.boolean()), { maxLength: 20 });
    fc.assert(
      fc.property(appended, (calls) => {
        const builder = new ColumnBuilder('login');
        for (const [values, asOne] of calls) {
          if (asOne && values.length === 1) builder.appendValue(byteString(values[0]));
          else builder.appendValues(values.map(byteString));
        }
        const plain = buildColumn(
          'login',
          calls.map(([values]) => values),
        );
        expect(builder.finish()).toEqual(plain);
        expect(plain.firstValue === null).toBe(calls.every(([values]) => values.length === 1));
      }),
      runs(1000),
    );
  });

  it('has the picked rows in the picked order, repeated ones too', () => {
    const picked = rows
      .filter((values) => values.length > 0)
      .chain((values) => fc.tuple(fc.constant(values), fc.array(fc.nat({ max: values.length - 1 }))));
    fc.assert(
      fc.property(picked, ([values, chosen]) => {
        const picks = pickRows(buildColumn('login', values), Uint32Array.from(chosen));
        expect(valuesOf(picks, chosen.length)).toEqual(chosen.map((row) => withoutEmpty(values[row])));
        expect(picks.name).toBe('login');
        expect(picks.firstValue === null).toBe(values.every((own) => own.length === 1));
      }),
      runs(1000),
    );
  });
});

/** A column with the text as its value of that number, so that it begins somewhere within the bytes. */
function placed(value: string, at: number): [Column, number] {
  return [buildPlainColumn('login', [...Array.from({ length: at }, () => 'é'), value, 'z']), at];
}

/** The text at a place that is no multiple of four, with other bytes around it. */
function hashed(value: string, at: number): [TextMemory, number, number] {
  const bytes = Buffer.from(value);
  const text = sharedText(at + bytes.length + 1);
  text.bytes.fill(0x7a);
  text.bytes.set(bytes, at);
  return [text, at, at + bytes.length];
}

function valuesOf(column: Column, count: number): string[][] {
  return Array.from({ length: count }, (_, row) => rowValues(column, row));
}

function withoutEmpty(values: readonly string[]): string[] {
  return values.filter((value) => value !== '');
}

function lowerAscii(value: string): string {
  return value.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function isNothing(value: string): boolean {
  return /^ *(n\/a|null|-|none)? *$/.test(lowerAscii(value));
}

function compareCodePoints(one: string, other: string): number {
  const [a, b] = [one, other].map((value) => Array.from(value, (point) => point.codePointAt(0)!));
  const at = a.findIndex((point, index) => point !== b[index]);
  if (at === -1) return Math.sign(a.length - b.length);
  return at < b.length ? Math.sign(a[at] - b[at]) : 1;
}

import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { exactBytes, foldedAsciiCase, isPlaceholder } from '../../src/tables/equality.ts';
import { buildKeyIndex, findGroup, type KeyIndex } from '../../src/tables/key-index.ts';
import { buildColumn, buildPlainColumn } from '../build-column.ts';

const nothing = (): boolean => false;

function find(index: KeyIndex, text: string): number {
  const bytes = Buffer.from(text);
  return findGroup(index, bytes, 0, bytes.length);
}

/** The same ones each time. */
function randomTexts(count: number): string[] {
  let state = 1;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
  };
  return Array.from({ length: count }, () => `${next().toString(36)}${next().toString(36)}`);
}

describe('buildKeyIndex', () => {
  it('numbers groups by first appearance', () => {
    const index = buildKeyIndex(
      buildPlainColumn('login', ['kim', 'mia', 'KIM', 'noah', 'Mia']),
      foldedAsciiCase,
      nothing,
    );
    expect([...index.groupOfValue]).toEqual([0, 1, 0, 2, 1]);
    expect(index.groups).toBe(3);
    expect([...index.firstValueOfGroup.subarray(0, 3)]).toEqual([0, 1, 3]);
  });

  it('keeps case apart under the exact fold', () => {
    const index = buildKeyIndex(buildPlainColumn('login', ['kim', 'KIM']), exactBytes, nothing);
    expect([...index.groupOfValue]).toEqual([0, 1]);
    expect([find(index, 'KIM'), find(index, 'Kim')]).toEqual([1, -1]);
  });

  it('leaves out what it is told to', () => {
    const index = buildKeyIndex(
      buildPlainColumn('login', ['', 'kim', 'N/A', 'mia']),
      foldedAsciiCase,
      isPlaceholder,
    );
    expect([...index.groupOfValue]).toEqual([-1, 0, -1, 1]);
  });

  it('indexes values, not rows', () => {
    const index = buildKeyIndex(
      buildColumn('login', [['kim', 'mia'], [], ['MIA']]),
      foldedAsciiCase,
      nothing,
    );
    expect([...index.groupOfValue]).toEqual([0, 1, 1]);
  });

  it('finds nothing in an empty column', () => {
    const index = buildKeyIndex(buildPlainColumn('login', []), foldedAsciiCase, nothing);
    expect(index.groups).toBe(0);
    expect(find(index, 'kim')).toBe(-1);
    expect(find(index, '')).toBe(-1);
  });

  it.each([1, 7, 8, 9, 15, 16, 17])('ends its search in a table of %i different values', (size) => {
    const texts = Array.from({ length: size }, (_, at) => `user${at}`);
    const index = buildKeyIndex(buildPlainColumn('login', texts), foldedAsciiCase, nothing);
    expect(texts.map((text) => find(index, text))).toEqual([...texts.keys()]);
    expect(
      Array.from({ length: 1000 }, (_, at) => find(index, `nobody${at}`)).every((group) => group === -1),
    ).toBe(true);
  });

  it('tells values apart whose hashes are the same', () => {
    // Among so many random texts about seven pairs have one hash of 32 bits.
    const texts = [...new Set(randomTexts(250_000))];
    const index = buildKeyIndex(buildPlainColumn('login', texts), foldedAsciiCase, nothing);
    expect(index.groups).toBe(texts.length);
    expect(texts.every((text, at) => find(index, text.toUpperCase()) === at)).toBe(true);
    expect(texts.every((text) => find(index, `${text}_`) === -1)).toBe(true);
  });
});

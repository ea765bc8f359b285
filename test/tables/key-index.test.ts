import { describe, expect, it } from 'vitest';
import type { Column } from '../../src/model/users.ts';
import {
  areDistinct,
  buildKeyIndex,
  KeySearch,
  narrowIndex,
  nothingSought,
  type KeyIndex,
} from '../../src/tables/key-index.ts';
import { keyHash, matchHash } from '../../src/tables/match-hash.ts';
import { buildColumn, buildPlainColumn } from '../build-column.ts';

function indexOf(column: Column, caseExact = false): KeyIndex {
  return buildKeyIndex(column, caseExact, keyHash);
}

function searched(index: KeyIndex, texts: readonly string[], hashOf: typeof keyHash): number[] {
  const sought = buildPlainColumn('upn', texts);
  const groups: number[] = [];
  const search = new KeySearch(index, sought, hashOf, (value, group) => {
    expect(value).toBe(groups.length);
    groups.push(group);
  });
  for (const row of texts.keys()) search.ask(row);
  search.finish();
  return groups;
}

function findAll(index: KeyIndex, texts: readonly string[]): number[] {
  return searched(index, texts, keyHash);
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
  it('knows a group by the first value that is in it', () => {
    const index = indexOf(buildPlainColumn('login', ['kim', 'mia', 'KIM', 'noah', 'Mia']));
    expect([...index.groupOfValue]).toEqual([0, 1, 0, 3, 1]);
    expect(findAll(index, ['NOAH', 'mia', 'otto'])).toEqual([3, 1, -1]);
  });

  it('keeps case apart where it counts', () => {
    const index = indexOf(buildPlainColumn('login', ['kim', 'KIM']), true);
    expect([...index.groupOfValue]).toEqual([0, 1]);
    expect(findAll(index, ['KIM', 'Kim'])).toEqual([1, -1]);
  });

  it('leaves out what can never match', () => {
    const column = buildPlainColumn('login', ['', 'kim', 'N/A', 'mia']);
    const index = buildKeyIndex(column, false, matchHash);
    expect([...index.groupOfValue]).toEqual([-1, 1, -1, 3]);
    expect(searched(index, ['n/a', 'MIA', '', 'x'], matchHash)).toEqual([
      nothingSought,
      3,
      nothingSought,
      -1,
    ]);
  });

  it('indexes values, not rows', () => {
    const index = indexOf(buildColumn('login', [['kim', 'mia'], [], ['MIA']]));
    expect([...index.groupOfValue]).toEqual([0, 1, 1]);
  });

  it('finds nothing in an empty column', () => {
    expect(findAll(indexOf(buildPlainColumn('login', [])), ['kim', ''])).toEqual([-1, -1]);
  });

  it.each([1, 7, 8, 9, 15, 16, 17])('ends its search in a table of %i different values', (size) => {
    const texts = Array.from({ length: size }, (_, at) => `user${at}`);
    const index = indexOf(buildPlainColumn('login', texts));
    expect(findAll(index, texts)).toEqual([...texts.keys()]);
    const nobody = Array.from({ length: 1000 }, (_, at) => `nobody${at}`);
    expect(findAll(index, nobody).every((group) => group === -1)).toBe(true);
  });

  it('tells values apart whose hashes are the same', () => {
    // Among so many random texts about seven pairs have one hash of 32 bits.
    const texts = [...new Set(randomTexts(250_000))];
    const index = indexOf(buildPlainColumn('login', texts));
    expect(index.groupOfValue.every((group, value) => group === value)).toBe(true);
    const upper = findAll(
      index,
      texts.map((text) => text.toUpperCase()),
    );
    expect(upper.every((group, at) => group === at)).toBe(true);
    const longer = findAll(
      index,
      texts.map((text) => `${text}_`),
    );
    expect(longer.every((group) => group === -1)).toBe(true);
  });
});

describe('narrowIndex', () => {
  it('finds the groups that are wanted, and no others', () => {
    const index = indexOf(buildPlainColumn('login', ['kim', 'mia', 'KIM', 'noah']));
    const narrow = narrowIndex(index, Uint8Array.of(1, 0, 0, 1));
    expect(findAll(narrow, ['Kim', 'mia', 'noah'])).toEqual([0, -1, 3]);
  });
});

describe('areDistinct', () => {
  it.each([
    [['kim', 'mia', ''], true],
    [['kim', 'mia', 'kim'], false],
    [['kim', 'KIM'], true],
    [['', 'kim', ''], false],
    [[], true],
  ])('of %j is %s', (values, expected) => {
    expect(areDistinct(buildPlainColumn('id', values))).toBe(expected);
  });
});

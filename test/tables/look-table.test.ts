import { expect, it } from 'vitest';
import { LookTable } from '../../src/tables/look-table.ts';

it('tells where the first text was that has the same look', () => {
  const table = new LookTable();
  expect(table.isEmpty).toBe(true);
  expect(table.add(7, 70, 3)).toBeNull();
  expect(table.isEmpty).toBe(false);
  expect(table.add(7, 70, 4)).toBeNull();
  expect(table.add(7, 71, 5)).toBe(3);
  expect(table.find(7)).toEqual({ text: 70, place: 3 });
  expect(table.find(8)).toBeNull();
});

it('a text that is its own look is told as the first', () => {
  const table = new LookTable();
  table.add(7, 7, 1);
  expect(table.find(7)).toEqual({ text: 7, place: 1 });
  expect(table.add(7, 9, 2)).toBe(1);
});

it('keeps many, whatever their hashes', () => {
  const table = new LookTable();
  const looks = Array.from({ length: 5000 }, (_, at) => Math.imul(at + 1, 1 << 11) | 1 | (at << 20));
  const distinct = [...new Set(looks)];
  distinct.forEach((look, place) => expect(table.add(look, place, place)).toBeNull());
  distinct.forEach((look, place) => expect(table.add(look, -1, 0)).toBe(place));
});

import { expect, it } from 'vitest';
import { compareIdentifiers } from '../../src/tables/identifiers.ts';
import { buildColumn } from '../build-column.ts';

const compare = (one: readonly string[], other: readonly string[]): string =>
  compareIdentifiers(buildColumn('emp_no', [one]), 0, buildColumn('employeeId', [other]), 0);

it.each([
  [['00123'], ['123']],
  [['E100'], ['e100']],
  [['00e100'], ['E100']],
  [['000'], ['0']],
  [['7', '8'], ['8']],
])('%j and %j agree', (one, other) => {
  expect(compare(one, other)).toBe('agree');
});

it.each([
  [['123'], ['124']],
  [['E0100'], ['E100']],
  [['1230'], ['123']],
  [['123 '], ['123']],
  [['K7'], ['\u212A7']],
  [['É1'], ['é1']],
  [['7', '8'], ['9']],
])('%j and %j differ', (one, other) => {
  expect(compare(one, other)).toBe('differ');
});

it.each([
  [['123'], ['']],
  [['n/a'], ['123']],
  [[], ['123']],
  [['NULL'], [' - ']],
])('of %j and %j nothing is known', (one, other) => {
  expect(compare(one, other)).toBe('unknown');
});

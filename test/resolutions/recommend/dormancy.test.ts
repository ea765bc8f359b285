import { expect, it } from 'vitest';
import { dormantBefore } from '../../../src/resolutions/recommend/dormancy.ts';
import { textDay } from '../../../src/tables/dates.ts';

const before = (days: number, ...dates: readonly string[]): number =>
  dormantBefore(Int32Array.from(dates, textDay), days, 20261122);

it('is counted back from the newest sign-in of the export', () => {
  expect(before(180, '2026-06-30', '2024-01-01', '')).toBe(20260101);
  expect(before(1, '2024-03-01T23:59:59Z')).toBe(20240229);
  expect(before(365, '2024-02-29')).toBe(20230301);
});

it('goes by UTC', () => {
  expect(before(1, '2026-01-02T01:00:00+02:00')).toBe(20251231);
});

it('leaves out what cannot be read', () => {
  expect(before(10, '31.12.2026', '2026-06-30')).toBe(20260620);
  expect(before(10, '31.12.2026', 'never')).toBe(0);
  expect(before(10)).toBe(0);
});

it('makes nobody dormant where no column tells', () => {
  expect(dormantBefore(undefined, 180, 20261122)).toBe(0);
});

it('leaves out days that are yet to come', () => {
  expect(before(10, '9999-12-31', '2026-11-22', '2026-11-23')).toBe(20261112);
  expect(before(10, '2062-11-01')).toBe(0);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedForms, dateReader } from '../../src/expressions/date-reader.ts';
import { knownDownloads } from '../../src/importers/known-downloads.ts';
import { isoUtc } from '../../src/tables/dates.ts';

function toIso(format: string, text: string): string | null {
  const reader = dateReader(format);
  if (reader.kind === 'refused') throw new Error(reader.why);
  return reader.toIso(text);
}

describe('a date in a declared format', () => {
  it.each([
    ['d.M.yyyy', '03.04.2020', '2020-04-03'],
    ['d.M.yyyy', ' 3.4.2020 ', '2020-04-03'],
    ['dd.MM.yyyy HH:mm', '31.12.2025 14:05', '2025-12-31T14:05:00Z'],
    ['M/d/yyyy h:mm:ss tt', '3/4/2020 12:00:00 AM', '2020-03-04T00:00:00Z'],
    ['M/d/yyyy h:mm:ss tt', '12/31/2020 1:02:03 PM', '2020-12-31T13:02:03Z'],
    ['yyyyMMdd', '20260131', '2026-01-31'],
    ['yyyyMMddHHmmss.fZ', '20260131080000.0Z', '2026-01-31T08:00:00Z'],
    ['d MMM yyyy', '5 Sep 2024', '2024-09-05'],
    ['d.M.yy', '1.2.24', '2024-02-01'],
    ['yyyy-MM-dd HH:mm zzz', '2026-01-01 01:30 +02:00', '2025-12-31T23:30:00Z'],
    ['M/d/yyyy h:mm:ss tt', '1/31/2019 2:05:00\u202fPM', '2019-01-31T14:05:00Z'],
    ['yyyy-MM-dd K', '2026-01-01 +02:00', '2026-01-01'],
    ['UNIX', '1763712000', '2025-11-21T08:00:00Z'],
    ['filetime', '133485407999999999', '2023-12-31T23:59:59Z'],
    ['unix', '1763712000', '2025-11-21T08:00:00Z'],
    ['unix-ms', '1763712000999', '2025-11-21T08:00:00Z'],
    ['filetime', '134081856000000000', '2025-11-21T08:00:00Z'],
  ])('%s: %s is %s', (format, text, iso) => {
    expect(toIso(format, text)).toBe(iso);
    expect(isoUtc(iso)).toBe(iso);
  });

  it.each([
    ['d.M.yyyy', '31.02.2020'],
    ['d.M.yyyy', '2020-02-01'],
    ['d.M.yyyy', '1.2.2020 08:00'],
    ['d.M.yyyy', ''],
    ['M/d/yyyy', '13/1/2020'],
    ['unix', '-5'],
    ['unix', '1.5'],
    ['unix', '99999999999999'],
    ['filetime', 'never'],
  ])('%s does not read "%s"', (format, text) => {
    expect(toIso(format, text)).toBeNull();
  });

  it.each([
    ['unix', '0'],
    ['unix-ms', '0'],
    ['filetime', '0'],
    ['filetime', '9223372036854775807'],
  ])('%s %s is never', (format, text) => {
    expect(toIso(format, text)).toBe('');
  });

  it('counts as JavaScript does', () => {
    const instant = fc.integer({ min: 1, max: 4_102_444_800 });
    fc.assert(
      fc.property(instant, (seconds) => {
        const iso = new Date(seconds * 1000).toISOString().replace('.000', '');
        expect(toIso('unix', String(seconds))).toBe(iso);
        expect(toIso('unix-ms', String(seconds * 1000 + 7))).toBe(iso);
        expect(toIso('filetime', `${(seconds + 11_644_473_600) * 1000}1234`)).toBe(iso);
      }),
    );
  });
});

describe('a format', () => {
  it.each([
    ['dd.mm.yyyy', 'it has no month (M or MM, in capitals)'],
    ['DD.MM.YYYY', 'it has no year (yyyy) and no day (d or dd)'],
    ['HH:mm', 'it has no year (yyyy) and no month (M or MM, in capitals) and no day (d or dd)'],
    ['dddd yyyy MM', 'it has no day (d or dd)'],
    ['d', '"d" is no part of a date'],
    ['german', '"g" is no part of a date'],
    ['epoch', 'it has no year (yyyy) and no month (M or MM, in capitals) and no day (d or dd)'],
  ])('%s is refused: %s', (format, why) => {
    expect(dateReader(format)).toEqual({ kind: 'refused', why });
  });

  it.each([...countedForms, ...knownDownloads.flatMap(({ formats }) => Object.values(formats ?? {}).flat())])(
    '%s is none that is refused',
    (format) => {
      expect(dateReader(format).kind).toBe('reads');
    },
  );
});

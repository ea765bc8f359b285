import { describe, expect, it } from 'vitest';
import { isoUtc, plainIsoDay, textDay, utcDays } from '../../src/tables/dates.ts';
import { buildColumn, buildPlainColumn } from '../build-column.ts';

describe('a date', () => {
  it.each([
    ['2026-01-31', '2026-01-31'],
    ['  2026-01-31 ', '2026-01-31'],
    ['2024-02-29', '2024-02-29'],
    ['2000-02-29', '2000-02-29'],
    ['1999-12-31', '1999-12-31'],
  ])('%j stays %j', (text, expected) => {
    expect(isoUtc(text)).toBe(expected);
  });
});

describe('a time', () => {
  it.each([
    ['2026-01-31T08:00:00Z', '2026-01-31T08:00:00Z'],
    ['2026-01-31t08:00:00z', '2026-01-31T08:00:00Z'],
    ['2026-01-31 08:00:00', '2026-01-31T08:00:00Z'],
    ['2026-01-31 08:00', '2026-01-31T08:00:00Z'],
    ['2026-01-31T00:00:00Z', '2026-01-31T00:00:00Z'],
    ['2026-01-31T23:59:59Z', '2026-01-31T23:59:59Z'],
    ['2026-01-31T08:00:00+00:00', '2026-01-31T08:00:00Z'],
    ['2026-01-31T08:00:00-00:00', '2026-01-31T08:00:00Z'],
    ['2026-01-31T08:00:00+02:00', '2026-01-31T06:00:00Z'],
    ['2026-01-31T08:00:00+0200', '2026-01-31T06:00:00Z'],
    ['2026-01-31 08:00:00 +0200', '2026-01-31T06:00:00Z'],
    ['2026-01-31T08:00:00+05:45', '2026-01-31T02:15:00Z'],
    ['2026-01-31T23:30:00-05:00', '2026-02-01T04:30:00Z'],
    ['2026-03-01T00:30:00+01:00', '2026-02-28T23:30:00Z'],
    ['2026-12-31T23:00:00-12:00', '2027-01-01T11:00:00Z'],
    ['2026-01-01T00:00:00+14:00', '2025-12-31T10:00:00Z'],
  ])('%j becomes %j', (text, expected) => {
    expect(isoUtc(text)).toBe(expected);
  });

  it.each(['2026-01-31T08:00:00.5Z', '2026-01-31T08:00:00.500+00:00', '2026-01-31T10:00:00.5000000+02:00'])(
    '%j is the same instant to the fraction of a second',
    (text) => {
      expect(isoUtc(text)).toMatch(/^2026-01-31T08:00:00\.50*Z$/);
    },
  );

  it('is taken as UTC without a zone, whatever the zone of the machine', () => {
    const zone = process.env['TZ'];
    try {
      for (const other of ['America/St_Johns', 'Pacific/Kiritimati', 'UTC']) {
        process.env['TZ'] = other;
        expect(isoUtc('2026-03-29 02:30')).toBe('2026-03-29T02:30:00Z');
        expect(isoUtc('2026-03-29')).toBe('2026-03-29');
      }
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });
});

describe('any other text', () => {
  it.each([
    ['no such day', '2026-02-31'],
    ['no such day, with a time', '2026-02-31T08:00:00Z'],
    ['no leap year', '2026-02-29'],
    ['no leap year, though divisible by 4', '1900-02-29'],
    ['no such month', '2026-13-01'],
    ['month 0', '2026-00-10'],
    ['day 0', '2026-01-00'],
    ['which is the day?', '03/04/2026'],
    ['German', '03.04.2026'],
    ['one digit', '2026-1-3'],
    ['no dashes', '20260131'],
    ['no such hour', '2026-01-31T25:00:00Z'],
    ['no such minute', '2026-01-31T08:60:00Z'],
    ['no such offset', '2026-01-31T08:00:00+25:00'],
    ['an offset of 60 minutes', '2026-01-31T08:00:00+01:60'],
    ['hour alone', '2026-01-31T08'],
    ['zone of a date', '2026-01-31Z'],
    ['named zone', '2026-01-31T08:00:00 CET'],
    ['two dates', '2026-01-31 2026-02-01'],
    ['a line break', '2026-01-31\nT08:00:00Z'],
    ['other digits', '\u0662\u0660\u0662\u0666-01-31'],
    ['a number', '1769846400'],
    ['a word', 'never'],
    ['nothing', ''],
    ['blanks', '  '],
  ])('cannot be read: %s', (_why, text) => {
    expect(isoUtc(text)).toBeNull();
  });
});

it('reads an offset of whole hours, as PostgreSQL writes it', () => {
  expect(isoUtc('2026-01-31 08:00:00+02')).toBe('2026-01-31T06:00:00Z');
  expect(isoUtc('2026-01-31 08:00:00.25-05')).toMatch(/^2026-01-31T13:00:00\.250*Z$/);
});

describe('the day in UTC', () => {
  it.each([
    ['2026-01-28', 20260128],
    ['2026-01-31', 20260131],
    ['2026-01-28T23:59:59Z', 20260128],
    ['2026-01-31T23:30:00-02:00', 20260201],
    ['2026-03-01T00:30:00+02:00', 20260228],
    ['2026-01-28 08:00', 20260128],
    ['2026-02-30', -1],
    ['28.01.2026', -1],
    ['', -1],
  ])('of %j is %j', (text, expected) => {
    expect([...utcDays(buildPlainColumn('created', [text]), 1), textDay(text)]).toEqual([expected, expected]);
  });

  it('of several dates is none', () => {
    const column = buildColumn('created', [['2026-01-28', '2026-01-29'], []]);
    expect([...utcDays(column, 2)]).toEqual([-1, -1]);
  });
});

describe('a plain date, told from its bytes', () => {
  const pad = (number: number): string => String(number).padStart(2, '0');
  const texts = [2023, 2024].flatMap((year) =>
    Array.from({ length: 14 }, (_, month) =>
      Array.from({ length: 33 }, (__, day) => `${year}-${pad(month)}-${pad(day)}`),
    ).flat(),
  );

  it('is one that the calendar has', () => {
    const column = buildPlainColumn('created', texts);
    for (const [row, text] of texts.entries()) {
      const day = plainIsoDay(column, row);
      if (day >= 0) expect([isoUtc(text), day]).toEqual([text, Number(text.replaceAll('-', ''))]);
    }
  });

  it('is every one of a common year', () => {
    const column = buildPlainColumn('created', texts);
    const plain = texts.filter((text, row) => text.startsWith('2023') && plainIsoDay(column, row) >= 0);
    expect(plain).toHaveLength(365);
  });

  it('has a time of day that there is', () => {
    const times = [
      '00:00:00',
      '23:59:59',
      '19:30:09',
      '24:00:00',
      '29:00:00',
      '12:60:00',
      '12:00:60',
      '1:002:00',
    ];
    const column = buildPlainColumn(
      'created',
      times.map((time) => `2026-01-28T${time}Z`),
    );
    expect(times.map((_, row) => plainIsoDay(column, row))).toEqual([
      ...[20260128, 20260128, 20260128],
      ...[-1, -1, -1, -1, -1],
    ]);
  });

  it('is nothing that differs from one by a character', () => {
    const sound = '2026-01-28T08:15:30Z';
    const others = [...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), 'é'];
    const texts = Array.from(sound).flatMap((_, at) =>
      others.map((other) => sound.slice(0, at) + other + sound.slice(at + 1)),
    );
    const column = buildPlainColumn('created', texts);
    for (const [row, text] of texts.entries()) {
      const day = plainIsoDay(column, row);
      if (day < 0) continue;
      expect([isoUtc(text), day]).toEqual([text, Number(text.slice(0, 10).replaceAll('-', ''))]);
    }
  });
});

import type { Column } from '../model/users.ts';
import { rowText, valueEnd, valueStart } from './column.ts';

const isoDate =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?)?$/i;

/**
 * A date of ISO 8601 in the form of reports: `2026-01-31`, or `2026-01-31T08:00:00Z` where it has a time.
 * A time without a zone is taken as UTC, so that the machine's zone changes nothing. null for any other text:
 * which of `03/04` is the day cannot be told.
 */
export function isoUtc(text: string): string | null {
  const parts = isoDate.exec(text.trim());
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second = '00', fraction = '', zone = 'Z'] = parts;
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return null;
  if (hour === undefined) return `${year}-${month}-${day}`;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const offset = offsetMinutes(zone);
  if (offset === 0) return `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`;
  if (offset === null) return null;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  instant.setUTCMinutes(instant.getUTCMinutes() - offset);
  return `${instant.toISOString().slice(0, -5)}${fraction}Z`;
}

/** How far a zone is ahead of UTC, null where there is no such zone; PostgreSQL writes `+02` for `+02:00`. */
function offsetMinutes(zone: string): number | null {
  if (zone.toUpperCase() === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = zone.length > 3 ? Number(zone.slice(-2)) : 0;
  if (hours > 18 || minutes > 59) return null;
  return (hours * 60 + minutes) * (zone.startsWith('-') ? -1 : 1);
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isCalendarDay(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : (daysOfMonth[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/**
 * Whether a value is `2026-01-28` or `2026-01-28T08:00:00Z`, told from its bytes: what nearly all dates of an
 * export are. false says nothing; `isoUtc` then decides, as it does for the 29th of February.
 */
export function isPlainIsoDate(column: Column, value: number): boolean {
  const { bytes } = column;
  const start = valueStart(column, value);
  const size = valueEnd(column, value) - start;
  if (size !== 10 && size !== 20) return false;
  const isDay =
    isBetween(0, 99, bytes, start) &&
    isBetween(0, 99, bytes, start + 2) &&
    bytes[start + 4] === dash &&
    isBetween(1, 12, bytes, start + 5) &&
    bytes[start + 7] === dash &&
    isBetween(1, daysOfMonth[digits(bytes, start + 5) - 1], bytes, start + 8);
  if (size === 10) return isDay;
  return (
    isDay &&
    bytes[start + 10] === letterT &&
    isBetween(0, 23, bytes, start + 11) &&
    bytes[start + 13] === colon &&
    isBetween(0, 59, bytes, start + 14) &&
    bytes[start + 16] === colon &&
    isBetween(0, 59, bytes, start + 17) &&
    bytes[start + 19] === letterZ
  );
}

const [zero, dash, colon, letterT, letterZ] = [0x30, 0x2d, 0x3a, 0x54, 0x5a];

/** Whether two digits stand there, and the number they make lies between the bounds. */
function isBetween(least: number, most: number, bytes: Uint8Array, at: number): boolean {
  const tens = bytes[at] - zero;
  const ones = bytes[at + 1] - zero;
  const number = tens * 10 + ones;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 && number >= least && number <= most;
}

/** The day in UTC of a row's only date, as a number that grows with time; -1 where there is none to be read. */
export function utcDay(column: Column, row: number): number {
  if (column.firstValue === null && isPlainIsoDate(column, row)) {
    const { bytes } = column;
    const start = valueStart(column, row);
    return (
      digits(bytes, start) * 1_000_000 +
      digits(bytes, start + 2) * 10_000 +
      digits(bytes, start + 5) * 100 +
      digits(bytes, start + 8)
    );
  }
  const text = isoUtc(rowText(column, row));
  return text === null ? -1 : Number(text.slice(0, 10).replaceAll('-', ''));
}

/** The number that the two digits there make. */
function digits(bytes: Uint8Array, at: number): number {
  return (bytes[at] - zero) * 10 + (bytes[at + 1] - zero);
}

import { Buffer } from 'node:buffer';
import type { Column } from '../model/users.ts';
import { rowText, valueEnd, valueStart } from './column.ts';
import { sharedIntegers } from './shared-arrays.ts';
import { firstBytes, fourTimes } from './words.ts';

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
 * The day of a value such as `2026-01-28` or `2026-01-28T08:00:00Z`, as `textDay` gives it: what nearly all dates of an
 * export are, read four bytes at a time. -1 says nothing; `isoUtc` then decides, as it does for the 29th of February.
 */
export function plainIsoDay(column: Column, value: number): number {
  const { words } = column;
  const start = valueStart(column, value);
  const size = valueEnd(column, value) - start;
  if (size !== 10 && size !== 20) return -1;
  const year = words.getInt32(start, true) ^ yearForm;
  const month = words.getInt32(start + 4, true) ^ monthForm;
  const ofDay = words.getInt32(start + 8, true) ^ dayForm;
  const day = size === 10 ? firstBytes(ofDay, 2) : ofDay;
  if (!areDigits(year, 0) || !areDigits(month, monthSigns) || !areDigits(day, daySigns)) return -1;
  if (size === 20 && !isTimeOfDay(words, start, digitOf(day, 3))) return -1;
  const monthNumber = number(month, 1);
  const dayNumber = number(day, 0);
  if (dayNumber < 1 || dayNumber > (daysOfMonth[monthNumber - 1] ?? 0)) return -1;
  return number(year, 0) * 1_000_000 + number(year, 2) * 10_000 + monthNumber * 100 + dayNumber;
}

/** Of `2026-01-28T08:00:00Z`, whose first digit of the hour is known: whether there is such a time. */
function isTimeOfDay(words: DataView, start: number, tensOfHour: number): boolean {
  const minute = words.getInt32(start + 12, true) ^ minuteForm;
  const second = words.getInt32(start + 16, true) ^ secondForm;
  if (!areDigits(minute, minuteSigns) || !areDigits(second, secondSigns)) return false;
  return tensOfHour * 10 + digitOf(minute, 0) < 24 && digitOf(minute, 2) < 6 && digitOf(second, 1) < 6;
}

/*
 * A word less its form has the value of each digit in the place of that digit, and 0 in the place of each sign.
 */
const [yearForm, monthForm, dayForm, minuteForm, secondForm] = ['0000', '-00-', '00T0', '0:00', ':00Z'].map(
  wordOf,
);
const [monthSigns, daySigns, minuteSigns, secondSigns] = ['-00-', '00T0', '0:00', ':00Z'].map((form) =>
  wordOf(form.replaceAll('0', '\0').replaceAll(/[^\0]/g, '\xff')),
);

/** Four characters as a word. */
function wordOf(text: string): number {
  return Buffer.from(text, 'latin1').readInt32LE();
}

/** Whether nothing but digits and signs was in a word that is less its form; `signs` are 0xff where signs are. */
function areDigits(word: number, signs: number): boolean {
  return ((word & (notInDigit | signs)) | ((word + sixes) & notInDigit)) === 0;
}

const notInDigit = fourTimes(0xf0);
const sixes = fourTimes(0x06);

function digitOf(word: number, place: number): number {
  return (word >>> (8 * place)) & 0xf;
}

/** The number that two digits make, the first of which has that place. */
function number(word: number, place: number): number {
  return digitOf(word, place) * 10 + digitOf(word, place + 1);
}

/** Row by row the `textDay` of a column's only date. */
export function utcDays(column: Column, rows: number): Int32Array {
  const days = sharedIntegers(rows);
  for (let row = 0; row < rows; row += 1) days[row] = utcDay(column, row);
  return days;
}

function utcDay(column: Column, row: number): number {
  const plain = column.firstValue === null ? plainIsoDay(column, row) : -1;
  return plain >= 0 ? plain : textDay(rowText(column, row));
}

/** The day of a date in UTC, as a number that grows with time, `20260131`; -1 where none can be read. */
export function textDay(text: string): number {
  const iso = isoUtc(text);
  return iso === null ? -1 : Number(iso.slice(0, 10).replaceAll('-', ''));
}

import type { Column } from '../model/users.ts';

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

const plainForm = 'dddd-dd-ddTdd:dd:ddZ';
const zero = 0x30;

/**
 * Whether a value is `2026-01-28` or `2026-01-28T08:00:00Z`, told from its bytes: what nearly all dates of an
 * export are. false says nothing; `isoUtc` then decides.
 */
export function isPlainIsoDate({ bytes, offsets }: Column, value: number): boolean {
  const start = offsets[value];
  const size = offsets[value + 1] - start;
  if (size !== 10 && size !== plainForm.length) return false;
  for (let i = 0; i < size; i += 1) {
    const byte = bytes[start + i];
    const isDigit = byte >= zero && byte <= zero + 9;
    if (plainForm[i] === 'd' ? !isDigit : byte !== plainForm.charCodeAt(i)) return false;
  }
  const number = (at: number): number => (bytes[start + at] - zero) * 10 + bytes[start + at + 1] - zero;
  const isDay = number(5) >= 1 && number(5) <= 12 && number(8) >= 1 && number(8) <= 28;
  return isDay && (size === 10 || (number(11) <= 23 && number(14) <= 59 && number(17) <= 59));
}

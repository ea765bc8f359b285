import { calendarTime, secondsOf, type Seconds } from './calendar.ts';

/**
 * A date as the service hands it from function to function: `M/d/yyyy h:mm:ss tt`, in UTC
 * (functions-for-customizing-application-data, CDate).
 */
export function serviceDate(seconds: Seconds): string {
  const { year, month, day, hour, minute, second } = calendarTime(seconds);
  const date = `${month}/${day}/${String(year).padStart(4, '0')}`;
  return `${date} ${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}:${two(second)} ${hour < 12 ? 'AM' : 'PM'}`;
}

const serviceForm = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2}):(\d{2}) (AM|PM)$/;

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** null for a text of any other form. */
export function readServiceDate(text: string): Seconds | null {
  const parts = serviceForm.exec(text);
  if (parts === null) return null;
  const hour = Number(parts[4]);
  if (hour < 1 || hour > 12) return null;
  return secondsOf({
    year: Number(parts[3]),
    month: Number(parts[1]),
    day: Number(parts[2]),
    hour: (hour % 12) + (parts[7] === 'PM' ? 12 : 0),
    minute: Number(parts[5]),
    second: Number(parts[6]),
  });
}

const isoForm =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?(Z)?)?(?:([+-])(\d{2}):(\d{2}))?$/;

/** An instant, to the 100 nanoseconds that .NET and Active Directory count in. */
export interface Instant {
  readonly seconds: Seconds;
  readonly ticks: number;
}

/**
 * A date of ISO 8601, with a blank for the `T` as the reference writes it too; without a zone it is in UTC.
 * null for a text of any other form: .NET reads many more, by a culture that is not told.
 */
export function readIsoDate(text: string): Instant | null {
  const parts = isoForm.exec(text);
  if (parts === null) return null;
  const [zulu, sign] = [parts[8], parts[9]];
  if (zulu !== undefined && sign !== undefined) return null;
  const local = secondsOf({
    year: Number(parts[1]),
    month: Number(parts[2]),
    day: Number(parts[3]),
    hour: Number(parts[4] ?? 0),
    minute: Number(parts[5] ?? 0),
    second: Number(parts[6] ?? 0),
  });
  const zone = sign === undefined ? 0 : zoneSeconds(sign, parts[10], parts[11]);
  if (local === null || zone === null) return null;
  return { seconds: local - zone, ticks: parts[7] === undefined ? 0 : Number(parts[7].padEnd(7, '0')) };
}

/** How far a zone is ahead of UTC; null where .NET knows no such zone. */
export function zoneSeconds(sign: string, hours: string, minutes: string): number | null {
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  if (Number(minutes) > 59 || seconds > 14 * 3600) return null;
  return sign === '-' ? -seconds : seconds;
}

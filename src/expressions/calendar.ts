/** A day and time of the Gregorian calendar, which .NET takes to begin with the year 1. */
export interface CalendarTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Seconds since the beginning of the year 1, in UTC; no machine's zone comes in. */
export type Seconds = number;

export const secondsOfDay = 86_400;

/** 1601-01-01, from which Windows counts (MS-DTYP, 2.3.3), and 1970-01-01, from which Unix does. */
export const fileTimeBegins: Seconds = 584_388 * secondsOfDay;
export const unixTimeBegins: Seconds = 719_162 * secondsOfDay;

/** The first second after the last that a .NET date can be: 10000-01-01. */
export const endOfTime: Seconds = 3_652_059 * secondsOfDay;

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function daysOfMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (daysOfMonths[month - 1] ?? 0);
}

/** Days from 0001-01-01 to the first day of a year. */
function daysBeforeYear(year: number): number {
  const before = year - 1;
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
}

function daysBeforeMonth(year: number, month: number): number {
  let days = 0;
  for (let earlier = 1; earlier < month; earlier += 1) days += daysOfMonth(year, earlier);
  return days;
}

/** null where there is no such day or time. */
export function secondsOf({ year, month, day, hour, minute, second }: CalendarTime): Seconds | null {
  const isDay = year >= 1 && year <= 9999 && month >= 1 && day >= 1 && day <= daysOfMonth(year, month);
  if (!isDay || hour > 23 || minute > 59 || second > 59) return null;
  const days = daysBeforeYear(year) + daysBeforeMonth(year, month) + day - 1;
  return days * secondsOfDay + hour * 3600 + minute * 60 + second;
}

/** The day and time of a second from the year 1 up to 9999. */
export function calendarTime(seconds: Seconds): CalendarTime {
  const days = Math.floor(seconds / secondsOfDay);
  let year = Math.floor(days / 365.2425) + 1;
  if (daysBeforeYear(year) > days) year -= 1;
  else if (daysBeforeYear(year + 1) <= days) year += 1;
  let month = 1;
  let day = days - daysBeforeYear(year);
  while (day >= daysOfMonth(year, month)) {
    day -= daysOfMonth(year, month);
    month += 1;
  }
  const rest = seconds - days * secondsOfDay;
  return {
    year,
    month,
    day: day + 1,
    hour: Math.floor(rest / 3600),
    minute: Math.floor(rest / 60) % 60,
    second: rest % 60,
  };
}

/** 0 for Sunday; 0001-01-01 was a Monday. */
export function dayOfWeek(seconds: Seconds): number {
  return (Math.floor(seconds / secondsOfDay) + 1) % 7;
}

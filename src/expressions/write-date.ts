import { calendarTime, dayOfWeek, type CalendarTime } from './calendar.ts';
import { dayNames, monthNames, type DatePart, type FormatPiece } from './date-format.ts';
import type { Instant } from './service-date.ts';

/** A date in a format that `isWritable`. */
export function writeDate({ seconds, ticks }: Instant, pieces: readonly FormatPiece[]): string {
  const time = calendarTime(seconds);
  const weekday = dayNames[dayOfWeek(seconds)];
  let written = '';
  for (const piece of pieces) {
    written += piece.kind === 'literal' ? piece.text : writePart(piece.part, time, weekday, ticks);
  }
  return written;
}

/** A zone in the output is that of the service's machine. */
export function isWritable(pieces: readonly FormatPiece[]): boolean {
  return pieces.every((piece) => piece.kind === 'literal' || !/^[zK]/.test(piece.part));
}

function writePart(part: DatePart, time: CalendarTime, weekday: string, ticks: number): string {
  switch (part) {
    case 'yyyy':
      return padded(time.year, 4);
    case 'yy':
      return padded(time.year % 100, 2);
    case 'y':
      return String(time.year % 100);
    case 'MMMM':
      return monthNames[time.month - 1];
    case 'MMM':
      return monthNames[time.month - 1].slice(0, 3);
    case 'dddd':
      return weekday;
    case 'ddd':
      return weekday.slice(0, 3);
    case 'tt':
      return time.hour < 12 ? 'AM' : 'PM';
    case 't':
      return time.hour < 12 ? 'A' : 'P';
    case 'zzz':
    case 'zz':
    case 'z':
    case 'K':
      throw new Error(`a format with "${part}" was not refused`);
    default:
      return part.startsWith('f')
        ? padded(ticks, 7).slice(0, part.length)
        : padded(numberOf(part[0], time), part.length);
  }
}

function numberOf(letter: string, { month, day, hour, minute, second }: CalendarTime): number {
  if (letter === 'M') return month;
  if (letter === 'd') return day;
  if (letter === 'H') return hour;
  if (letter === 'h') return hour % 12 === 0 ? 12 : hour % 12;
  return letter === 'm' ? minute : second;
}

/** A number with zeros in front, as many digits as it takes. */
export function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}

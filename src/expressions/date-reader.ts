import { calendarTime, endOfTime, fileTimeBegins, unixTimeBegins, type Seconds } from './calendar.ts';
import { readDateFormat, type FormatPiece } from './date-format.ts';
import { readDate } from './read-date.ts';
import { padded } from './write-date.ts';

/** Reads dates that are written in one way, or says why that is none. */
export type DateReader =
  | {
      readonly kind: 'reads';
      /**
       * A date in ISO 8601 and UTC, `2026-01-31`, or `2026-01-31T08:00:00Z` where its format has a time; empty for what
       * says "never". null for a text of another form.
       */
      readonly toIso: (text: string) => string | null;
    }
  | { readonly kind: 'refused'; readonly why: string };

interface Steps {
  readonly perSecond: bigint;
  readonly begins: Seconds;
}

/** Times that are a count of steps since some day. */
const counted: ReadonlyMap<string, Steps> = new Map([
  ['unix', { perSecond: 1n, begins: unixTimeBegins }],
  ['unix-ms', { perSecond: 1000n, begins: unixTimeBegins }],
  ['filetime', { perSecond: 10_000_000n, begins: fileTimeBegins }],
]);

/** The forms of times that are a count. */
export const countedForms: readonly string[] = [...counted.keys()];

/**
 * A reader of dates in one form: one of `countedForms`, or a custom format of .NET (`d.M.yyyy HH:mm`), as
 * FormatDateTime takes it, with a year, a month and a day. A time without a zone is taken as UTC.
 */
export function dateReader(format: string): DateReader {
  const steps = counted.get(format.toLowerCase());
  if (steps !== undefined) return { kind: 'reads', toIso: (text) => countedDate(text.trim(), steps) };
  const read = readDateFormat(format);
  if (read.kind === 'not-carried-over') return { kind: 'refused', why: `${read.what} is no part of a date` };
  const { pieces } = read;
  const missing = (['y', 'M', 'd'] as const).filter((letter) => !hasPart(pieces, letter));
  if (missing.length > 0)
    return { kind: 'refused', why: `it has no ${missing.map(nameOf).join(' and no ')}` };
  const hasTime = hasPart(pieces, 'H') || hasPart(pieces, 'h');
  return {
    kind: 'reads',
    toIso: (text) => {
      const date = readDate(text.replace(narrowBlanks, ' '), pieces);
      return date === null ? null : isoText(date.local - (hasTime ? date.zone : 0), hasTime);
    },
  };
}

/** Newer .NET and browsers write one before AM and PM, which nobody sees. */
const narrowBlanks = /[\u00a0\u202f]/g;

/** 0 and the largest number of Windows say never. */
function countedDate(text: string, { perSecond, begins }: Steps): string | null {
  if (!/^\d{1,19}$/.test(text)) return null;
  const count = BigInt(text);
  if (count === 0n || count === 0x7fff_ffff_ffff_ffffn) return '';
  return isoText(begins + Number(count / perSecond), true);
}

function isoText(seconds: Seconds, hasTime: boolean): string | null {
  if (seconds < 0 || seconds >= endOfTime) return null;
  const { year, month, day, hour, minute, second } = calendarTime(seconds);
  const date = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
  return hasTime ? `${date}T${padded(hour, 2)}:${padded(minute, 2)}:${padded(second, 2)}Z` : date;
}

/** `ddd` and `dddd` are names of days of the week. */
function hasPart(pieces: readonly FormatPiece[], letter: 'y' | 'M' | 'd' | 'H' | 'h'): boolean {
  return pieces.some(
    (piece) => piece.kind === 'part' && piece.part.startsWith(letter) && !piece.part.startsWith('ddd'),
  );
}

function nameOf(letter: 'y' | 'M' | 'd'): string {
  return { y: 'year (yyyy)', M: 'month (M or MM, in capitals)', d: 'day (d or dd)' }[letter];
}

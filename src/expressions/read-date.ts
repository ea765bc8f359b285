import { dayOfWeek, secondsOf, type Seconds } from './calendar.ts';
import { dayNames, monthNames, type DatePart, type FormatPiece } from './date-format.ts';
import { zoneSeconds } from './service-date.ts';
import { trimText } from './trim-text.ts';

/** A date as it was written, and how far its zone is ahead of UTC. */
export interface WrittenDate {
  readonly local: Seconds;
  readonly ticks: number;
  readonly zone: number;
}

/** Without a year in the format the service takes the current one. */
export function isReadable(pieces: readonly FormatPiece[]): boolean {
  return pieces.some((piece) => piece.kind === 'part' && piece.part.startsWith('y'));
}

/**
 * Reads a date as `DateTime.ParseExact` does under the invariant culture, with white space around it allowed.
 * null where the text does not fit. Years of two digits from 30 to 49 are none: which century they are in
 * depends on the version of .NET.
 */
export function readDate(text: string, pieces: readonly FormatPiece[]): WrittenDate | null {
  const source = trimText(text, ' \t\n\v\f\r');
  const found = new Map<string, number>();
  let at = 0;
  for (const piece of pieces) {
    if (piece.kind === 'literal') {
      if (!source.startsWith(piece.text, at)) return null;
      if (piece.text === 'Z' && !note(found, 'zone', 0)) return null;
      at += piece.text.length;
    } else {
      const part = partAt(source, at, piece.part);
      if (part === null || !note(found, part.name, part.value)) return null;
      at = part.end;
    }
  }
  return at === source.length ? assemble(found) : null;
}

/** Two parts that say the same thing must agree. */
function note(found: Map<string, number>, name: string, value: number): boolean {
  if (found.has(name) && found.get(name) !== value) return false;
  found.set(name, value);
  return true;
}

function assemble(found: ReadonlyMap<string, number>): WrittenDate | null {
  const of = (name: string, otherwise: number): number => found.get(name) ?? otherwise;
  const year = of('year', 0);
  const isAfternoon = of('half', 0) === 1;
  const hour12 = found.get('hour12');
  if (hour12 !== undefined && (hour12 < 1 || hour12 > 12)) return null;
  const fromHalf = hour12 === undefined ? null : (hour12 % 12) + (isAfternoon ? 12 : 0);
  const hour = found.get('hour') ?? fromHalf ?? 0;
  if (fromHalf !== null && hour !== fromHalf) return null;
  if (hour12 === undefined && found.has('half') && hour >= 12 !== isAfternoon) return null;
  const [month, day, minute, second] = [of('month', 1), of('day', 1), of('minute', 0), of('second', 0)];
  const local = secondsOf({ year, month, day, hour, minute, second });
  if (local === null) return null;
  if (found.has('weekday') && found.get('weekday') !== dayOfWeek(local)) return null;
  return { local, ticks: of('ticks', 0), zone: of('zone', 0) };
}

interface FoundPart {
  readonly name: string;
  readonly value: number;
  readonly end: number;
}

const nameOfLetter: ReadonlyMap<string, string> = new Map([
  ['M', 'month'],
  ['d', 'day'],
  ['H', 'hour'],
  ['h', 'hour12'],
  ['m', 'minute'],
  ['s', 'second'],
]);

function partAt(source: string, at: number, part: DatePart): FoundPart | null {
  const letter = part[0];
  switch (letter) {
    case 'y':
      return yearAt(source, at, part);
    case 'f': {
      const digits = digitsAt(source, at, part.length, part.length);
      return digits === ''
        ? null
        : { name: 'ticks', value: Number(digits.padEnd(7, '0')), end: at + digits.length };
    }
    case 't':
      return wordAt(source, at, part === 'tt' ? ['AM', 'PM'] : ['A', 'P'], 'half', 0);
    case 'z':
    case 'K':
      return zoneAt(source, at, part);
    default:
      if (part === 'MMMM' || part === 'MMM')
        return wordAt(source, at, shortened(monthNames, part), 'month', 1);
      if (part === 'dddd' || part === 'ddd')
        return wordAt(source, at, shortened(dayNames, part), 'weekday', 0);
  }
  const digits = digitsAt(source, at, part.length, 2);
  const name = nameOfLetter.get(letter) ?? '';
  return digits === '' ? null : { name, value: Number(digits), end: at + digits.length };
}

function yearAt(source: string, at: number, part: DatePart): FoundPart | null {
  const digits = part === 'yyyy' ? digitsAt(source, at, 4, 4) : digitsAt(source, at, part.length, 2);
  const year = Number(digits);
  if (digits === '' || (part !== 'yyyy' && year >= 30 && year <= 49)) return null;
  const century = part === 'yyyy' ? 0 : year < 30 ? 2000 : 1900;
  return { name: 'year', value: century + year, end: at + digits.length };
}

/** The longest run of digits from `least` to `most`; empty where it is shorter. */
function digitsAt(source: string, at: number, least: number, most: number): string {
  let end = at;
  while (end < at + most && source[end] >= '0' && source[end] <= '9') end += 1;
  return end - at < least ? '' : source.slice(at, end);
}

/** One of several words in any case, the longest that fits: its number, counted from `first`. */
function wordAt(
  source: string,
  at: number,
  words: readonly string[],
  name: string,
  first: number,
): FoundPart | null {
  const rest = source.slice(at, at + 12).toLowerCase();
  const fitting = words.filter((word) => rest.startsWith(word.toLowerCase()));
  const word = fitting.sort((one, other) => other.length - one.length)[0];
  return word === undefined ? null : { name, value: first + words.indexOf(word), end: at + word.length };
}

function shortened(names: readonly string[], part: string): readonly string[] {
  return part.length === 4 ? names : names.map((name) => name.slice(0, 3));
}

function zoneAt(source: string, at: number, part: DatePart): FoundPart | null {
  if (part === 'K' && source[at] === 'Z') return { name: 'zone', value: 0, end: at + 1 };
  const form = part === 'zzz' || part === 'K' ? /([+-])(\d{2}):?(\d{2})/y : /([+-])(\d{1,2})/y;
  form.lastIndex = at;
  const found = form.exec(source);
  if (found === null) return part === 'K' ? { name: 'zone', value: 0, end: at } : null;
  const value = zoneSeconds(found[1], found[2], found[3] ?? '0');
  return value === null ? null : { name: 'zone', value, end: form.lastIndex };
}

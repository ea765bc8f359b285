import {
  calendarTime,
  dayOfWeek,
  daysOfMonth,
  endOfTime,
  fileTimeBegins,
  secondsOf,
  secondsOfDay,
  type Seconds,
} from '../calendar.ts';
import type { CallSite } from '../call-site.ts';
import { readIsoDate, readServiceDate, serviceDate } from '../service-date.ts';
import { referenceOf, required, type FunctionEntry } from './function-entry.ts';

/** Dates, all in UTC. A missing date gives a missing result. */
export const dateFunctions: readonly FunctionEntry[] = [
  {
    kind: 'computed',
    name: 'CDate',
    parameters: [required('expression', 'text')],
    gives: 'date',
    tellsMissing: 'not',
    sentence: 'Makes a date of a text such as 2021-06-30+08:00 or 2009-06-15T01:45:30-07:00.',
    source: referenceOf('CDate'),
    compile: (call) => {
      const text = call.text(0);
      return () => {
        const written = text();
        if (written === '') return null;
        const seconds = readIsoDate(written)?.seconds ?? readServiceDate(written);
        return seconds === null ? call.fail('no-date') : dateText(call, seconds);
      };
    },
  },
  {
    kind: 'computed',
    name: 'DateAdd',
    parameters: [required('interval', 'text'), required('value', 'number'), required('dateTime', 'date')],
    gives: 'date',
    tellsMissing: 'not',
    sentence:
      'Adds years (yyyy), months (m), days (d), weeks (ww), hours (h), minutes (n) or seconds (s) to a date.',
    source: referenceOf('DateAdd'),
    compile: (call) => {
      const interval = intervalOf(call);
      const [value, date] = [call.position(1), call.text(2)];
      return () => {
        const start = dateOf(call, date());
        return start === null ? null : dateText(call, shifted(interval, start, value()));
      };
    },
  },
  {
    kind: 'computed',
    name: 'DateDiff',
    parameters: [required('interval', 'text'), required('date1', 'date'), required('date2', 'date')],
    gives: 'number',
    tellsMissing: 'not',
    sentence:
      'Gives how many years, months, days, weeks, hours, minutes or seconds the second date is later.',
    source: referenceOf('DateDiff'),
    compile: (call) => {
      const interval = intervalOf(call);
      const [date1, date2] = [call.text(1), call.text(2)];
      return () => {
        const [first, second] = [dateOf(call, date1()), dateOf(call, date2())];
        return first === null || second === null ? null : BigInt(difference(interval, first, second));
      };
    },
  },
  {
    kind: 'computed',
    name: 'DateFromNum',
    parameters: [required('value', 'number')],
    gives: 'date',
    tellsMissing: 'not',
    sentence: 'Makes a date of a time of Active Directory, which counts 100 nanoseconds from 1601 on.',
    source: referenceOf('DateFromNum'),
    compile: (call) => {
      const value = call.numberIfThere(0);
      return () => {
        const ticks = value();
        if (ticks === null) return null;
        return ticks < 0n
          ? call.fail('out-of-range')
          : dateText(call, Number(ticks / ticksOfSecond) + fileTimeBegins);
      };
    },
  },
  {
    kind: 'computed',
    name: 'NumFromDate',
    parameters: [required('value', 'text')],
    gives: 'number',
    tellsMissing: 'not',
    sentence: 'Makes a time of Active Directory of a date of ISO 8601 or of another date function.',
    source: referenceOf('NumFromDate'),
    compile: (call) => {
      const value = call.text(0);
      return () => {
        const text = value();
        if (text === '') return null;
        const ownForm = readServiceDate(text);
        const instant = ownForm === null ? readIsoDate(text) : { seconds: ownForm, ticks: 0 };
        if (instant === null) return call.fail('no-date');
        const seconds = instant.seconds - fileTimeBegins;
        return seconds < 0
          ? call.fail('out-of-range')
          : BigInt(seconds) * ticksOfSecond + BigInt(instant.ticks);
      };
    },
  },
];

const ticksOfSecond = 10_000_000n;

const intervals = ['yyyy', 'm', 'd', 'ww', 'h', 'n', 's'] as const;
type Interval = (typeof intervals)[number];

function intervalOf(call: CallSite): Interval {
  const written = call.literal(0, 'the interval');
  const interval = intervals.find((known) => known === written);
  return (
    interval ??
    call.refuse('unfit-value', 0, `"${written}" is no interval`, `Intervals are ${intervals.join(', ')}.`)
  );
}

function dateOf(call: CallSite, text: string): Seconds | null {
  if (text === '') return null;
  return readServiceDate(text) ?? call.fail('no-date');
}

function dateText(call: CallSite, seconds: Seconds): string {
  return seconds >= 0 && seconds < endOfTime ? serviceDate(seconds) : call.fail('out-of-range');
}

const secondsOfInterval = { d: secondsOfDay, ww: 7 * secondsOfDay, h: 3600, n: 60, s: 1 } as const;

/** As Visual Basic's DateAdd: the last day of a month where it has no such day. Outside of time: -1. */
function shifted(interval: Interval, start: Seconds, value: number): Seconds {
  if (interval !== 'yyyy' && interval !== 'm') return start + value * secondsOfInterval[interval];
  const time = calendarTime(start);
  const months = time.year * 12 + time.month - 1 + value * (interval === 'm' ? 1 : 12);
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return secondsOf({ ...time, year, month, day: Math.min(time.day, daysOfMonth(year, month)) }) ?? -1;
}

/**
 * As Visual Basic's DateDiff, with which all published examples agree: years and months by the calendar,
 * weeks from Sunday to Sunday, the rest in whole units towards zero.
 */
function difference(interval: Interval, first: Seconds, second: Seconds): number {
  const [one, other] = [calendarTime(first), calendarTime(second)];
  if (interval === 'yyyy') return other.year - one.year;
  if (interval === 'm') return (other.year - one.year) * 12 + other.month - one.month;
  const sunday = (seconds: Seconds): Seconds => seconds - dayOfWeek(seconds) * secondsOfDay;
  const apart = interval === 'ww' ? sunday(second) - sunday(first) : second - first;
  return Math.trunc(apart / secondsOfInterval[interval]);
}

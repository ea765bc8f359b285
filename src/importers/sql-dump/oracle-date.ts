import { Buffer } from 'node:buffer';

/**
 * A date that is written by a format of Oracle's, as ISO 8601; as it stands where the format has more in it than the
 * parts of dates, or the date does not fit it.
 */
export function isoDate(date: Buffer, format: Buffer): Buffer {
  const found = partsOf(date.toString('latin1').trim(), format.toString('latin1').trim().toUpperCase());
  const year = yearOf(found);
  const month = found?.get('MM') ?? monthNumber(found?.get('MON') ?? found?.get('MONTH'));
  const day = found?.get('DD');
  if (found === null || year === null || month === undefined || day === undefined) return date;
  const hour = hourOf(found);
  const time = hour === null ? '' : `T${hour}:${found.get('MI') ?? '00'}:${found.get('SS') ?? '00'}`;
  const fraction = found.get('FF');
  const zone = found.has('TZH') ? `${found.get('TZH') ?? ''}:${found.get('TZM') ?? '00'}` : '';
  const isFraction = fraction !== undefined && /[1-9]/.test(fraction);
  return Buffer.from(
    `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${time}${isFraction ? `.${fraction}` : ''}${zone}`,
  );
}

/** The parts of the date by their names in the format. */
function partsOf(date: string, format: string): Map<string, string> | null {
  const names: string[] = [];
  let pattern = '';
  let rest = format;
  while (rest !== '') {
    const part = parts.find(([name]) => rest.startsWith(name));
    if (part === undefined) {
      if (!/^[-/.,:; T"]/.test(rest)) return null;
      const sign = rest[0] === '"' ? (/^"[^"]*"/.exec(rest)?.[0] ?? '"') : rest[0];
      pattern += sign === ' ' ? '\\s+' : sign.replaceAll('"', '').replace(/[^\w\s]/g, '\\$&');
      rest = rest.slice(sign.length);
      continue;
    }
    const [name, digits, as = name] = part;
    names.push(as);
    pattern += name === 'XFF' ? `[.,](${digits})` : `(${digits})`;
    rest = rest.slice(name.length).replace(name.endsWith('FF') ? /^\d/ : /^$/, '');
  }
  const found = new RegExp(`^${pattern}$`, 'i').exec(date);
  return found === null ? null : new Map(names.map((name, at) => [name, found[at + 1]]));
}

function yearOf(found: ReadonlyMap<string, string> | null): string | null {
  const year = found?.get('YYYY') ?? found?.get('RRRR');
  if (year !== undefined) return year;
  const short = found?.get('RR');
  // Oracle counts 00 to 49 to this century.
  return short === undefined ? null : `${Number(short) < 50 ? '20' : '19'}${short}`;
}

function hourOf(found: ReadonlyMap<string, string>): string | null {
  const half = found.get('HH12');
  if (half === undefined) return found.get('HH24')?.padStart(2, '0') ?? null;
  const isAfternoon = found.get('AM')?.toUpperCase().startsWith('P') === true;
  return String((Number(half) % 12) + (isAfternoon ? 12 : 0)).padStart(2, '0');
}

function monthNumber(name: string | undefined): string | undefined {
  const at = name === undefined ? -1 : monthNames.indexOf(name.slice(0, 3).toUpperCase());
  return at < 0 ? undefined : String(at + 1);
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Names of parts, the longer before those that they begin with; what they look like, and what they are kept under. */
const parts: readonly (readonly [name: string, pattern: string, as?: string])[] = [
  ['YYYY', String.raw`\d{4}`],
  ['RRRR', String.raw`\d{4}`],
  ['RR', String.raw`\d{2}`],
  ['MONTH', '[a-z]+'],
  ['MON', '[a-z]{3}'],
  ['MM', String.raw`\d{1,2}`],
  ['MI', String.raw`\d{1,2}`],
  ['DD', String.raw`\d{1,2}`],
  ['HH24', String.raw`\d{1,2}`],
  ['HH12', String.raw`\d{1,2}`],
  ['HH', String.raw`\d{1,2}`, 'HH12'],
  ['SS', String.raw`\d{1,2}`],
  ['XFF', String.raw`\d{1,9}`, 'FF'],
  ['FF', String.raw`\d{1,9}`],
  ['AM', '[ap]\\.?m\\.?'],
  ['PM', '[ap]\\.?m\\.?', 'AM'],
  ['TZH', String.raw`[-+]\d{2}`],
  ['TZM', String.raw`\d{2}`],
];

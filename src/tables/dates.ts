const isoDate =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?: ?(Z|[+-]\d{2}:?\d{2}))?)?$/i;

/**
 * A date of ISO 8601 in the form of reports: `2026-01-31`, or `2026-01-31T08:00:00Z` where it has a time.
 * A time without a zone is taken as UTC, so that the machine's zone changes nothing. null for any other text:
 * which of `03/04` is the day cannot be told.
 */
export function isoUtc(text: string): string | null {
  const parts = isoDate.exec(text.trim());
  if (parts === null) return null;
  const [, date, time, zone] = parts;
  const instant = new Date(`${date}T${time ?? '00:00'}${zone === undefined ? 'Z' : withColon(zone)}`);
  if (Number.isNaN(instant.getTime()) || !isCalendarDay(date)) return null;
  return time === undefined ? date : instant.toISOString().replace('.000Z', 'Z');
}

function withColon(zone: string): string {
  return zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
}

/** V8 takes 2026-02-31 for the third of March. */
function isCalendarDay(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

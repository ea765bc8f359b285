import type { Column } from '../../model/users.ts';
import { utcDay } from '../../tables/dates.ts';

/**
 * The day before which a last sign-in makes an account dormant, as a number such as `20260131`: so many days
 * before the newest sign-in of the export. 0 where no sign-in can be read.
 */
export function dormantBefore(lastSignIn: Column | undefined, rows: number, dormantDays: number): number {
  if (lastSignIn === undefined) return 0;
  let newest = 0;
  for (let row = 0; row < rows; row += 1) newest = Math.max(newest, utcDay(lastSignIn, row));
  return newest === 0 ? 0 : daysBefore(newest, dormantDays);
}

function daysBefore(day: number, days: number): number {
  const date = new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100));
  date.setUTCDate(date.getUTCDate() - days);
  return Math.max(0, date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate());
}

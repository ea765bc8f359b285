/**
 * The day before which a last sign-in makes an account dormant, as a number such as `20260131`: so many days
 * before the newest sign-in of the export. 0 where no sign-in can be read; `lastSignIns` are days, too, -1 for none.
 * Nobody signed in after `today`: one slip, or a day that stands for "never", would make everybody dormant.
 */
export function dormantBefore(
  lastSignIns: Int32Array | undefined,
  dormantDays: number,
  today: number,
): number {
  let newest = 0;
  for (const day of lastSignIns ?? []) if (day <= today) newest = Math.max(newest, day);
  return newest === 0 ? 0 : daysBefore(newest, dormantDays);
}

/** Whether a day of a last sign-in, -1 for none, makes an account dormant. */
export function isDormant(lastSignIn: number, before: number): boolean {
  return lastSignIn >= 0 && lastSignIn < before;
}

function daysBefore(day: number, days: number): number {
  const date = new Date(Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100));
  date.setUTCDate(date.getUTCDate() - days);
  return Math.max(0, date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate());
}

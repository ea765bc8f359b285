import type { Baseline, SafeguardSettings, TrippedSafeguard } from '../model/safeguards.ts';
import type { Summary } from '../model/summary.ts';
import type { Side } from '../model/users.ts';

/** Per cent, from a hundred accounts on; a few of a small application are a large share at once. */
const defaultUnmatchedShare = 20;
const defaultUnmatchedShareOfFew = 50;
const few = 100;
const defaultCreates = 500;
const defaultShrink = 5;

/**
 * What of this run is so much that a mistake is more likely than the truth. Excluded users do not count as
 * unmatched. Limits are those that identity vendors settled on (Okta import safeguard 20 %, Entra Connect 500
 * objects, Google Cloud Directory Sync 5 %).
 */
export function judgeSafeguards(
  { application, directory, outcomes }: Pick<Summary, 'application' | 'directory' | 'outcomes'>,
  creates: number,
  baseline: Baseline,
  { limits, accepted }: SafeguardSettings,
): TrippedSafeguard[] {
  const isAccepted = (name: TrippedSafeguard['name'], number: number): boolean =>
    accepted.some((one) => one.name === name && one.number === number);
  const tripped: TrippedSafeguard[] = [];

  const users = application.accepted;
  const unmatched = outcomes.unmatched + outcomes['no-match-value'];
  const share =
    limits['unmatched-share'] ?? (users < few ? defaultUnmatchedShareOfFew : defaultUnmatchedShare);
  if (exceeds(unmatched, users, share)) {
    const name = 'unmatched-share';
    tripped.push({ name, number: unmatched, users, limit: share, isAccepted: isAccepted(name, unmatched) });
  }

  const most = limits.creates ?? defaultCreates;
  if (most !== 'unlimited' && creates > most) {
    tripped.push({
      name: 'creates',
      number: creates,
      limit: most,
      isAccepted: isAccepted('creates', creates),
    });
  }

  const shrink = limits.shrink ?? defaultShrink;
  for (const [side, now] of [
    ['application', application.accepted],
    ['directory', directory.accepted],
  ] as const) {
    const before = baseline[side];
    if (before === null || !exceeds(before - now, before, shrink)) continue;
    const number = before - now;
    const name = 'shrink';
    tripped.push({ name, number, side, before, now, limit: shrink, isAccepted: isAccepted(name, number) });
  }
  return tripped;
}

/** Whether a part is more than so many per cent of the whole, in whole numbers. */
function exceeds(part: number, whole: number, limit: number | 'unlimited'): limit is number {
  return limit !== 'unlimited' && part * 100 > whole * limit;
}

/** What the next run is held against: these users, but where a shrink was not accepted those of before. */
export function nextBaseline(
  { application, directory }: Pick<Summary, 'application' | 'directory'>,
  tripped: readonly TrippedSafeguard[],
): Readonly<Record<Side, number>> {
  const users = (side: Side, now: number): number => {
    const shrink = tripped.find((trip) => trip.name === 'shrink' && trip.side === side && !trip.isAccepted);
    return shrink?.name === 'shrink' ? shrink.before : now;
  };
  return {
    application: users('application', application.accepted),
    directory: users('directory', directory.accepted),
  };
}

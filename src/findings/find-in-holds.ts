import { codesOf } from '../model/codes.ts';
import type { Finding } from '../model/findings.ts';
import type { MatchResult } from '../model/match-result.ts';
import { holds, outcomes } from '../model/outcomes.ts';
import type { HoldOff } from '../model/settings.ts';

const { matched, held } = codesOf(outcomes);
/** From here on a kind of hold has most likely one cause: that many, and more than that share of the clean claims. */
const massCount = 20;
const massPercent = 5;

/** Which kinds of hold stop so many that they have one cause, and which are switched off. */
export function findInHolds(
  { application: { outcome, holds: bits } }: Pick<MatchResult, 'application'>,
  off: readonly HoldOff[],
  source: string,
): Finding[] {
  const counts = holds.map(() => 0);
  let cleanClaims = 0;
  outcome.forEach((code, row) => {
    if (code !== matched && code !== held) return;
    cleanClaims += 1;
    if (code === matched) return;
    for (let bit = 0; bit < counts.length; bit += 1) counts[bit] += (bits[row] >> bit) & 1;
  });
  const mass = holds.flatMap((hold, bit): Finding[] =>
    counts[bit] >= massCount && 100 * counts[bit] > massPercent * cleanClaims
      ? [{ kind: 'mass-hold', source, line: null, hold, count: counts[bit], cleanClaims }]
      : [],
  );
  return [
    ...mass,
    ...off.map(({ hold, reason }): Finding => ({ kind: 'hold-off', source, line: null, hold, reason })),
  ];
}

import { codesOf } from '../model/codes.ts';
import type { Finding } from '../model/findings.ts';
import type { MatchResult } from '../model/match-result.ts';
import { outcomes } from '../model/outcomes.ts';
import { answers } from '../model/roles.ts';
import type { Column, Side } from '../model/users.ts';

const matched = codesOf(outcomes).matched;
const yes = answers.indexOf('yes');
const no = answers.indexOf('no');

/** Account states that a person should look at. `enabled` is row by row a code of `answers`. */
export function findInStates(
  { application: { outcome, claimant } }: MatchResult,
  application: StatedSide,
  directory: StatedSide,
): Finding[] {
  const findings: Finding[] = [];
  for (const { side, source, column, enabled } of [application, directory]) {
    if (column === undefined || enabled.includes(yes) || !enabled.includes(no)) continue;
    findings.push({ kind: 'nobody-enabled', source, line: null, side, attribute: column.name });
  }
  let count = 0;
  outcome.forEach((code, row) => {
    if (code === matched && application.enabled[row] === no && directory.enabled[claimant[row]] === yes)
      count += 1;
  });
  if (count > 0)
    findings.push({ kind: 'inactive-but-matched', source: application.source, line: null, count });
  return findings;
}

interface StatedSide {
  readonly side: Side;
  readonly source: string;
  /** The column that plays the role `enabled`. */
  readonly column: Column | undefined;
  readonly enabled: Uint8Array;
}

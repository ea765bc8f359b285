import { codesOf } from '../model/codes.ts';
import { holdWords } from '../model/hold-words.ts';
import { holds, outcomeReasons, outcomes, type Hold, type Outcome } from '../model/outcomes.ts';
import type { MatchedUsers } from '../model/reconciliation.ts';
import { answers } from '../model/roles.ts';
import { claimedBy, claimsOn, matchingValue, type Claim } from '../tables/claims.ts';
import { valueText } from '../tables/column.ts';
import { compareText } from '../tables/compare-text.ts';
import { compareValues } from '../tables/equality.ts';
import { csvList } from './csv-list.ts';
import { rowsByKey } from './order-rows.ts';
import type { UserList } from './report.ts';
import { joinKeys, passedThrough, userCells } from './user-cells.ts';

const header = [
  'application_key', 'display_name', 'email', 'outcome', 'reason', 'rule', 'match_value', 'directory_id',
  'directory_upn', 'directory_display_name', 'directory_enabled', 'other_application_keys', 'explanation',
]; // prettier-ignore

type Conflict = 'held' | 'ambiguous' | 'contested';
const conflicts = ['held', 'ambiguous', 'contested'] as const satisfies readonly Outcome[];

/** Application users and each directory user that is in the way of a clean match. */
export const conflictsList: UserList = {
  file: 'conflicts.csv',
  write: (result, banner) => {
    const through = passedThrough(result);
    return csvList([...header, ...through.header], conflictRows(result, through.cells), banner);
  },
};

function* conflictRows(result: MatchedUsers, through: (row: number) => string[]): Generator<string[]> {
  const { application, directory, match } = result;
  const cells = userCells(application);
  const people = userCells(directory);
  const { outcome } = match.application;
  const codes = codesOf(outcomes);
  const wanted = new Map(conflicts.map((name) => [codes[name], name]));
  for (const row of rowsByKey(application.table.key, (candidate) => wanted.has(outcome[candidate]))) {
    const conflict = wanted.get(outcome[row]) ?? 'held';
    const claims = [...claimsOn(match.rules, row)].sort((one, other) =>
      compareValues(directory.table.key, one.claimant, directory.table.key, other.claimant),
    );
    for (const claim of claims) {
      const { claimant } = claim;
      const others = [...claimedBy(match, claimant)]
        .filter((other) => other !== row)
        .map((other) => cells.key(other))
        .toSorted(compareText);
      yield [
        cells.key(row),
        cells.role('displayName', row),
        cells.role('email', row),
        conflict,
        reasonOf(result, row),
        String(claim.claims.rule.precedence),
        valueText(claim.claims.application, matchingValue(claim.claims, row, claim.group, claimant).value),
        people.key(claimant),
        people.upn(claimant),
        people.role('displayName', claimant),
        answers[directory.enabled[claimant]],
        joinKeys(others),
        explanations[conflict](result, row, claimant, claims),
        ...through(row),
      ];
    }
  }
}

function holdsOn({ match }: MatchedUsers, row: number): Hold[] {
  return holds.filter((_, bit) => (match.application.holds[row] & (1 << bit)) !== 0);
}

function reasonOf(result: MatchedUsers, row: number): string {
  const set = holdsOn(result, row);
  return set.length > 0 ? set.join(' | ') : outcomeReasons[result.match.application.reason[row]];
}

/** In words, by rank less one. */
const standings = ['enabled and in scope', 'enabled, not in scope', 'disabled'] as const;

function standingOf({ match }: MatchedUsers, claimant: number): string {
  return standings[match.directory.rank[claimant] - 1];
}

/** What is in the way between a held, ambiguous or contested account and one of its claimants, in words. */
export function explainConflict(
  result: MatchedUsers,
  row: number,
  claimant: number,
  claims: readonly Claim[],
): string {
  const outcome = conflicts.find((name) => name === outcomes[result.match.application.outcome[row]]);
  return outcome === undefined ? '' : explanations[outcome](result, row, claimant, claims);
}

const explanations = {
  held: (result, row, claimant) => {
    const deciding = result.match.application.claimant[row];
    const words = holdsOn(result, row).map((hold) => holdWords[hold]);
    const why = words.map(({ but }) => but).join('; ');
    const checks = words.map(({ check }) => check).join(' ');
    return claimant === deciding
      ? `This directory user (${standingOf(result, claimant)}) would be linked, but ${why}. ${checks}`
      : `This directory user (${standingOf(result, claimant)}) claims the account too. Check whose account it is.`;
  },
  ambiguous: (result, _row, claimant, claims) => {
    const rank = result.match.directory.rank[claimant];
    const best = Math.min(...claims.map((claim) => result.match.directory.rank[claim.claimant]));
    const equals = claims.filter((claim) => result.match.directory.rank[claim.claimant] === best).length;
    return rank === best
      ? `${equals} directory users (${standingOf(result, claimant)}) claim this account: ${rank === 1 ? 'whichever is processed first gets it, and the others fail' : 'whose it is cannot be told'}. Leave the value to one of them.`
      : `This directory user (${standingOf(result, claimant)}) claims the account too, behind ${equals} others.`;
  },
  contested: (result, _row, claimant) => {
    const accounts = claimedBy(result.match, claimant).length;
    return accounts > 1
      ? `This directory user (${standingOf(result, claimant)}) claims ${accounts} accounts: the service stops with DuplicateTargetEntries. Leave the value to one account.`
      : `This directory user (${standingOf(result, claimant)}) claims this account only, behind the one that claims several.`;
  },
} as const satisfies Record<
  Conflict,
  (result: MatchedUsers, row: number, claimant: number, claims: readonly Claim[]) => string
>;

import { codesOf } from '../model/codes.ts';
import { whatToCheck, whyHeld } from '../model/hold-words.ts';
import { forecasts, outcomeReasons, outcomes, type Outcome } from '../model/outcomes.ts';
import { rankWords } from '../model/rank-words.ts';
import type { MatchedUsers } from '../model/reconciliation.ts';
import { answers } from '../model/roles.ts';
import { matchingValue } from '../tables/claims.ts';
import { valueText } from '../tables/column.ts';
import { compareValues } from '../tables/equality.ts';
import { rowsOfGroup, sizeOfGroup } from '../tables/row-groups.ts';
import { accountKeys } from './account-keys.ts';
import { claimGroups, countClaimants, type ClaimGroup } from './claim-groups.ts';
import { csvList } from './csv-list.ts';
import { withDecision } from './decision-cells.ts';
import { holdGrounds, holdsOn } from './hold-grounds.ts';
import { rowsByKey } from './order-rows.ts';
import type { UserList } from './report.ts';
import { passedThrough, userCells } from './user-cells.ts';

const header = [
  'application_key', 'display_name', 'email', 'outcome', 'reason', 'rule', 'match_value', 'directory_id',
  'directory_upn', 'directory_display_name', 'directory_enabled', 'other_application_keys', 'explanation',
]; // prettier-ignore

const { skip } = codesOf(forecasts);
const stopsLater =
  'passes this user over today, and will stop with DuplicateTargetEntries once the user is enabled and in scope';

type Conflict = 'held' | 'ambiguous' | 'contested';
const conflicts = ['held', 'ambiguous', 'contested'] as const satisfies readonly Outcome[];

/** Application users and each directory user that is in the way of a clean match, the first ones of a crowd. */
export const conflictsList: UserList = {
  file: 'conflicts.csv',
  write: (result, banner) => {
    const through = passedThrough(result, header);
    return csvList([...header, ...through.header], conflictRows(result, through.cells), banner);
  },
};

function* conflictRows(result: MatchedUsers, through: (row: number) => string[]): Generator<string[]> {
  const { application, directory, match } = result;
  const cells = userCells(application);
  const people = userCells(directory);
  const { key } = directory.table;
  const { outcome } = match.application;
  const codes = codesOf(outcomes);
  const wanted = new Map(conflicts.map((name) => [codes[name], name]));
  const groupsOf = claimGroups(result);
  const keysOf = accountKeys(result);
  const explain = explanations(result);
  for (const row of rowsByKey(application.table.key, (candidate) => wanted.has(outcome[candidate]))) {
    const conflict = wanted.get(outcome[row]) ?? 'held';
    const groups = groupsOf(row);
    const claims = groups
      .flatMap((group) => group.listed.map((claimant) => ({ group, claimant })))
      .sort((one, other) => compareValues(key, one.claimant, key, other.claimant));
    const crowd = countClaimants(groups) - claims.length;
    for (const [at, { group, claimant }] of claims.entries()) {
      const { claims: ofRule } = group;
      const explanation = explain[conflict](row, claimant, group, groups);
      const isLast = at + 1 === claims.length;
      yield [
        cells.key(row),
        cells.role('displayName', row),
        cells.role('email', row),
        conflict,
        reasonOf(result, row),
        String(ofRule.rule.precedence),
        valueText(ofRule.application, matchingValue(ofRule, row, group.group, claimant).value),
        people.key(claimant),
        people.upn(claimant),
        people.role('displayName', claimant),
        answers[directory.enabled[claimant]],
        keysOf(ofRule.accounts, group.group, row),
        withDecision(
          isLast && crowd > 0 ? `${explanation} ${moreClaimants(crowd)}` : explanation,
          result,
          row,
        ),
        ...through(row),
      ];
    }
  }
}

function moreClaimants(count: number): string {
  return `${count} more directory ${count === 1 ? 'user claims' : 'users claim'} this account and ${count === 1 ? 'is' : 'are'} not listed.`;
}

function reasonOf(result: MatchedUsers, row: number): string {
  const set = holdsOn(result, row);
  return set.length > 0 ? set.join(' | ') : outcomeReasons[result.match.application.reason[row]];
}

/** What is in the way between a held, ambiguous or contested account and the one it is about, or the first who claims it. */
export function explainConflict(result: MatchedUsers, row: number): string {
  const { outcome, claimant } = result.match.application;
  const conflict = conflicts.find((name) => name === outcomes[outcome[row]]) ?? 'held';
  const groups = claimGroups(result)(row);
  const about =
    claimant[row] < 0
      ? groups[0]
      : groups.find(({ claims, group }) => rowsOfGroup(claims.claimants, group).includes(claimant[row]));
  if (about === undefined) throw new Error('nobody claims a held, ambiguous or contested account');
  const person = claimant[row] < 0 ? about.listed[0] : claimant[row];
  return withDecision(explanations(result)[conflict](row, person, about, groups), result, row);
}

type Explanation = (
  row: number,
  claimant: number,
  group: ClaimGroup,
  groups: readonly ClaimGroup[],
) => string;

function explanations(result: MatchedUsers): Readonly<Record<Conflict, Explanation>> {
  const { match } = result;
  const groundsOn = holdGrounds(result);
  const standingOf = (claimant: number): string => rankWords[match.directory.rank[claimant] - 1];
  return {
    held: (row, claimant, _group, groups) => {
      if (claimant !== match.application.claimant[row]) {
        return `This directory user (${standingOf(claimant)}) claims the account too. Check whose account it is.`;
      }
      const grounds = groundsOn(row, groups);
      const why = grounds.map((ground) => whyHeld(ground)).join('; ');
      const checks = grounds.map(({ kind }) => whatToCheck(kind)).join(' ');
      return `This directory user (${standingOf(claimant)}) would be linked, but ${why}. ${checks}`;
    },
    ambiguous: (_row, claimant, _group, groups) => {
      const rank = match.directory.rank[claimant];
      const best = groups.some(({ byRank }) => byRank[0] > 0)
        ? 1
        : groups.some(({ byRank }) => byRank[1] > 0)
          ? 2
          : 3;
      const equals = countClaimants(groups, best);
      return rank === best
        ? `${equals} directory users (${standingOf(claimant)}) claim this account: ${rank === 1 ? 'whichever is processed first gets it, and the others fail' : 'whose it is cannot be told'}. Leave the value to one of them.`
        : `This directory user (${standingOf(claimant)}) claims the account too, behind ${equals} others.`;
    },
    contested: (_row, claimant, { claims, group }) => {
      const accounts = sizeOfGroup(claims.accounts, group);
      return accounts > 1
        ? `This directory user (${standingOf(claimant)}) claims ${accounts} accounts: the service ${match.directory.forecast[claimant] === skip ? stopsLater : 'stops with DuplicateTargetEntries'}. Leave the value to one account.`
        : `This directory user (${standingOf(claimant)}) claims this account only, behind the one that claims several.`;
    },
  };
}

import { codesOf } from '../../model/codes.ts';
import type { Finding } from '../../model/findings.ts';
import type { MatchResult } from '../../model/match-result.ts';
import { outcomes } from '../../model/outcomes.ts';
import type { SideResult } from '../../model/reconciliation.ts';
import { answers } from '../../model/roles.ts';
import { rowOfValue, valueText } from '../../tables/column.ts';
import { compareText } from '../../tables/compare-text.ts';
import { compareValues } from '../../tables/equality.ts';
import { findValues } from '../../tables/find-rows.ts';
import { tellingValues } from '../../tables/telling-values.ts';

const { held, matched } = codesOf(outcomes);
const [yes, no] = [answers.indexOf('yes'), answers.indexOf('no')];

/**
 * By application row, of those that are held and those with lockout risk: a directory user of the same name, ASCII case
 * aside, who is not disabled and claims no account. Such an account may have lost its owner to a new directory user. Of
 * several it is the one with the smallest key.
 */
export function findNamesakes(
  application: Pick<SideResult, 'roles'>,
  directory: Pick<SideResult, 'roles' | 'table' | 'enabled'>,
  { application: { outcome }, directory: { claimRule } }: Pick<MatchResult, 'application' | 'directory'>,
  lockout: Uint8Array,
): ReadonlyMap<number, number> {
  const names = application.roles.get('displayName');
  const theirs = directory.roles.get('displayName');
  const namesakes = new Map<number, number>();
  if (names === undefined || theirs === undefined) return namesakes;
  const namesOf = new Map<number, readonly string[]>();
  outcome.forEach((code, row) => {
    const isAsked = code === held || (code === matched && lockout[row] === yes);
    if (isAsked) namesOf.set(row, tellingValues(names, row));
  });
  const found = findValues(theirs, [...namesOf.values()].flat());
  for (const [row, texts] of namesOf) {
    const people = texts
      .flatMap((text) => found.get(text) ?? [])
      .map((value) => rowOfValue(theirs, value))
      .filter((person) => directory.enabled[person] !== no && claimRule[person] === 0)
      .sort((one, other) => compareValues(directory.table.key, one, directory.table.key, other));
    if (people.length > 0) namesakes.set(row, people[0]);
  }
  return namesakes;
}

/** Says that accounts of disabled people may have an owner who is enabled. */
export function namesakeFindings(
  namesakes: ReadonlyMap<number, number>,
  { source, table }: Pick<SideResult, 'source' | 'table'>,
  { application: { outcome } }: Pick<MatchResult, 'application'>,
): Finding[] {
  const keys = [...namesakes.keys()]
    .filter((row) => outcome[row] === matched)
    .map((row) => valueText(table.key, row))
    .sort(compareText);
  return keys.length === 0
    ? []
    : [{ kind: 'namesake-enabled', source, line: null, count: keys.length, example: keys[0] }];
}

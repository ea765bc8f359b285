import { codesOf } from '../../model/codes.ts';
import { outcomes } from '../../model/outcomes.ts';
import type { ProposedUsers } from '../../model/reconciliation.ts';
import { answers } from '../../model/roles.ts';
import { claimedBy } from '../../tables/claims.ts';
import { rowText, valueText } from '../../tables/column.ts';
import { compareText } from '../../tables/compare-text.ts';
import { foldName } from '../../tables/fold-name.ts';
import { tellingValues } from '../../tables/telling-values.ts';
import type { ClaimDoubt, Person } from './resolution-facts.ts';

const { held, ambiguous, contested } = codesOf(outcomes);
const no = answers.indexOf('no');

/** Nobody compares the names of a crowd. */
const mostCompared = 10;

/** Directory users by row, each made once: one who claims a crowd is asked for by each of it. */
export function peopleOf(result: ProposedUsers): (row: number) => Person {
  const { application, directory, match } = result;
  const { table, roles, enabled } = directory;
  const made = new Map<number, Person>();
  const claimedKeys = new Map<string, readonly string[]>();
  const keysOf = (row: number): readonly string[] => {
    const { claimRule, claimGroup } = match.directory;
    const group = `${claimRule[row]}:${claimGroup[row]}`;
    const known = claimedKeys.get(group);
    if (known !== undefined) return known;
    const keys = Array.from(claimedBy(match, row), (account) => valueText(application.table.key, account));
    claimedKeys.set(group, keys.sort(compareText));
    return keys;
  };
  return (row) => {
    const known = made.get(row);
    if (known !== undefined) return known;
    const displayName = rowText(roles.get('displayName'), row);
    const accounts = [...claimedBy(match, row)];
    const person: Person = {
      id: valueText(table.key, row),
      upn: rowText(table.columns.get('userprincipalname'), row),
      displayName,
      enabled: answers[enabled[row]],
      ruleValues: match.rules.map(({ directory: column }) => rowText(column, row)),
      claims: keysOf(row),
      claimDoubt: doubtAbout(result, accounts, displayName),
      areClaimsIdle: accounts.length > 0 && accounts.every((account) => isIdle(result, account)),
    };
    made.set(row, person);
    return person;
  };
}

/** Why the accounts that somebody of this name claims may be somebody else's. */
function doubtAbout(
  { application: { roles }, basis: { outcomeBefore } }: ProposedUsers,
  accounts: readonly number[],
  displayName: string,
): ClaimDoubt | null {
  const came = new Set(accounts.map((account) => outcomeBefore[account]));
  if (came.has(ambiguous)) return 'ambiguous';
  if (came.has(contested)) return 'contested';
  if (came.has(held)) return 'held';
  const names = roles.get('displayName');
  const isOfOther =
    names !== undefined &&
    accounts.slice(0, mostCompared).some((account) => {
      const own = tellingValues(names, account);
      return own.length > 0 && own.every((name) => haveNoWordInCommon(name, displayName));
    });
  return isOfOther ? 'other-name' : null;
}

function haveNoWordInCommon(one: string, other: string): boolean {
  const [words, others] = [one, other].map((name) => foldName(name).split(' '));
  return words[0] !== '' && others[0] !== '' && !words.some((word) => others.includes(word));
}

/** Whether an account is inactive, or was not used for long. */
function isIdle(
  { application: { enabled, days }, basis: { dormantBefore } }: ProposedUsers,
  account: number,
): boolean {
  const day = days.get('lastSignIn')?.[account] ?? -1;
  return enabled[account] === no || (day >= 0 && day < dormantBefore);
}

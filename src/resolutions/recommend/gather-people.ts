import { outcomes } from '../../model/outcomes.ts';
import type { ProposedUsers } from '../../model/reconciliation.ts';
import { answers } from '../../model/roles.ts';
import { claimedBy } from '../../tables/claims.ts';
import { rowText, valueText } from '../../tables/column.ts';
import { compareText } from '../../tables/compare-text.ts';
import { foldName } from '../../tables/fold-name.ts';
import { tellingValues } from '../../tables/telling-values.ts';
import { isDormant } from './dormancy.ts';
import type { ClaimDoubt, Person } from './resolution-facts.ts';

const doubtfulOutcomes = ['ambiguous', 'contested', 'held'] as const;
const no = answers.indexOf('no');

/** Nobody compares the names of a crowd. */
const mostCompared = 10;

/** The accounts of one claim, which a crowd may share. */
interface ClaimedAccounts {
  readonly rows: readonly number[];
  /** In the order of their bytes. */
  readonly keys: readonly string[];
  /** What their outcomes say against their being those of whoever claims them. */
  readonly doubt: ClaimDoubt | null;
  readonly areIdle: boolean;
}

/** Directory users by row, each made once: one who claims a crowd is asked for by each of it. */
export function peopleOf(result: ProposedUsers): (row: number) => Person {
  const { directory, match } = result;
  const { table, roles, enabled } = directory;
  const made = new Map<number, Person>();
  const known = new Map<string, ClaimedAccounts>();
  const claimedOf = (row: number): ClaimedAccounts => {
    const { claimRule, claimGroup } = match.directory;
    const group = `${claimRule[row]}:${claimGroup[row]}`;
    const claimed = known.get(group) ?? claimedAccounts(result, [...claimedBy(match, row)]);
    known.set(group, claimed);
    return claimed;
  };
  return (row) => {
    const before = made.get(row);
    if (before !== undefined) return before;
    const displayName = rowText(roles.get('displayName'), row);
    const { rows, keys, doubt, areIdle } = claimedOf(row);
    const person: Person = {
      id: valueText(table.key, row),
      upn: rowText(table.columns.get('userprincipalname'), row),
      displayName,
      enabled: answers[enabled[row]],
      ruleValues: match.rules.map(({ directory: column }) => rowText(column, row)),
      claims: keys,
      claimDoubt: doubt ?? (areOfAnother(result, rows, displayName) ? 'other-name' : null),
      areClaimsIdle: areIdle,
    };
    made.set(row, person);
    return person;
  };
}

function claimedAccounts(result: ProposedUsers, rows: readonly number[]): ClaimedAccounts {
  const { application, basis } = result;
  const came = new Set(rows.map((account) => outcomes[basis.outcomeBefore[account]]));
  return {
    rows,
    keys: rows.map((account) => valueText(application.table.key, account)).sort(compareText),
    doubt: doubtfulOutcomes.find((outcome) => came.has(outcome)) ?? null,
    areIdle: rows.length > 0 && rows.every((account) => isIdle(result, account)),
  };
}

/** Whether one of the accounts bears names that have nothing in common with this one. */
function areOfAnother(
  { application: { roles } }: ProposedUsers,
  accounts: readonly number[],
  displayName: string,
): boolean {
  const names = roles.get('displayName');
  return (
    names !== undefined &&
    accounts.slice(0, mostCompared).some((account) => {
      const own = tellingValues(names, account);
      return own.length > 0 && own.every((name) => haveNoWordInCommon(name, displayName));
    })
  );
}

function haveNoWordInCommon(one: string, other: string): boolean {
  const [words, others] = [one, other].map((name) => foldName(name).split(' '));
  return words[0] !== '' && others[0] !== '' && !words.some((word) => others.includes(word));
}

/** Whether an account is inactive, or was not used for long. */
function isIdle({ application: { enabled, days }, basis }: ProposedUsers, account: number): boolean {
  return enabled[account] === no || isDormant(days.get('lastSignIn')?.[account] ?? -1, basis.dormantBefore);
}

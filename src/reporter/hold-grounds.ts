import type { Disagreement, GroundsOf, HoldGrounds } from '../model/hold-grounds.ts';
import { holds, type Hold } from '../model/outcomes.ts';
import type { MatchedUsers } from '../model/reconciliation.ts';
import { answers } from '../model/roles.ts';
import { directoryText } from '../model/rules.ts';
import type { Side } from '../model/users.ts';
import { rowText } from '../tables/column.ts';
import { isoUtc } from '../tables/dates.ts';
import { compareValues } from '../tables/equality.ts';
import { compareIdentifiers } from '../tables/identifiers.ts';
import { personJudge } from '../tables/judge-persons.ts';
import { leastRows } from '../tables/least-rows.ts';
import { countClaimants, type ClaimGroup } from './claim-groups.ts';
import { lookAlikeGrounds } from './look-alike-grounds.ts';
import { personText } from './user-cells.ts';

/** The kinds of hold on an application user. */
export function holdsOn({ match }: Pick<MatchedUsers, 'match'>, row: number): Hold[] {
  return holds.filter((_, bit) => (match.application.holds[row] & (1 << bit)) !== 0);
}

/** What the holds on an application user go by, found again from what the matcher went by. */
export function holdGrounds(
  result: MatchedUsers,
): (row: number, groups: readonly ClaimGroup[]) => HoldGrounds[] {
  const { match } = result;
  const lookAlikes = lookAlikeGrounds(result);
  const finders: {
    readonly [Kind in Hold]: (
      row: number,
      claimant: number,
      groups: readonly ClaimGroup[],
    ) => GroundsOf<Kind>;
  } = {
    privileged: (row, claimant) => privilege(result, row, claimant),
    recycled: (row, claimant) => recycling(result, row, claimant),
    contradiction: (row, claimant) => ({
      kind: 'contradiction',
      disagreements: differingIdentifiers(result, row, claimant),
    }),
    'look-alike': lookAlikes,
    'second-claimant': (_row, claimant, groups) => secondClaimants(result, claimant, groups),
  };
  return (row, groups) =>
    holdsOn(result, row).map((hold) => finders[hold](row, match.application.claimant[row], groups));
}

const yes = answers.indexOf('yes');

function privilege(
  { application, directory }: MatchedUsers,
  row: number,
  claimant: number,
): GroundsOf<'privileged'> {
  const sides: Side[] = [];
  if (application.privileged[row] === yes) sides.push('application');
  if (directory.privileged[claimant] === yes) sides.push('directory');
  return { kind: 'privileged', sides };
}

function recycling(result: MatchedUsers, row: number, claimant: number): GroundsOf<'recycled'> {
  const { application, directory } = result;
  const dayOf = (side: Side, at: number): string =>
    (isoUtc(rowText(result[side].roles.get('createdAt'), at)) ?? '').slice(0, 10);
  const identifiers = differingIdentifiers(result, row, claimant);
  const names: Disagreement = {
    what: 'name',
    application: rowText(application.roles.get('displayName'), row),
    directory: rowText(directory.roles.get('displayName'), claimant),
  };
  return {
    kind: 'recycled',
    accountCreated: dayOf('application', row),
    userCreated: dayOf('directory', claimant),
    disagreements: identifiers.length > 0 ? identifiers : [names],
  };
}

function differingIdentifiers({ match }: MatchedUsers, row: number, claimant: number): Disagreement[] {
  return match.rules
    .filter(
      ({ rule, application, directory }) =>
        rule.strong && compareIdentifiers(application, row, directory, claimant) === 'differ',
    )
    .map(({ rule, application, directory }) => ({
      what: `${rule.application} (${directoryText(rule.directory)})`,
      application: rowText(application, row),
      directory: rowText(directory, claimant),
    }));
}

/** Further claimants that are named; the others are counted. */
const namedClaimants = 3;

/** Of a crowd, those are told apart who are listed; all others count as somebody else. */
function secondClaimants(
  { match, directory }: MatchedUsers,
  claimant: number,
  groups: readonly ClaimGroup[],
): GroundsOf<'second-claimant'> {
  const { key } = directory.table;
  const { isSamePerson } = personJudge(match.rules, directory.roles.get('displayName'));
  const listed = groups.flatMap((group) => group.listed);
  const strangers = listed.filter((other) => other !== claimant && !isSamePerson(claimant, other));
  const named = leastRows(strangers, namedClaimants, (one, other) => compareValues(key, one, key, other));
  const unlisted = countClaimants(groups) - listed.length;
  return {
    kind: 'second-claimant',
    claimants: named.map((other) => personText(directory, other)),
    more: strangers.length - named.length + unlisted,
  };
}

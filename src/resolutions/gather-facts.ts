import { holds, outcomes, type Outcome } from '../model/outcomes.ts';
import type { Reconciliation, SideResult } from '../model/reconciliation.ts';
import { answers, type Role } from '../model/roles.ts';
import { claimedBy, claimsOn, matchingValue } from '../tables/claims.ts';
import { firstValueOf, lastValueOf, rowText, valueLength, valueText } from '../tables/column.ts';
import { compareText } from '../tables/compare-text.ts';
import { utcDay } from '../tables/dates.ts';
import { flawedValuesOf } from './flawed-values.ts';
import type { Person, ResolutionFacts, RuleValues } from './resolution-facts.ts';
import { tellPurpose } from './telling-words.ts';

/** Gathers what a recommendation goes by, for whichever rows are asked for. */
export function factsGatherer(result: Reconciliation): (row: number) => ResolutionFacts {
  const { application, match, candidates, basis } = result;
  const { table, roles, enabled, privileged } = application;
  const { outcomeBefore, dormantBefore, commonCause, mendedElsewhere } = basis;
  const personAt = peopleOf(result);
  const text = (role: Role, row: number): string => rowText(roles.get(role), row);
  const lastSignIn = roles.get('lastSignIn');
  return (row) => {
    const { claimants, claimed } = claimsOnRow(result, row, personAt);
    const otherWay = match.application.otherWay[row];
    const elsewhere = mendedElsewhere[row];
    const day = lastSignIn === undefined ? -1 : utcDay(lastSignIn, row);
    return {
      key: valueText(table.key, row),
      purpose: tellPurpose([text('login', row), text('displayName', row)]),
      outcome: unlaidOutcome(outcomes[outcomeBefore[row]]),
      holds: holds.filter((_, bit) => (match.application.holds[row] & (1 << bit)) !== 0),
      active: answers[enabled[row]],
      privileged: answers[privileged[row]],
      lastSignIn: text('lastSignIn', row),
      isDormant: day >= 0 && day < dormantBefore,
      rules: valuesByRule(result, row),
      claimants,
      claimed,
      otherWay: otherWay < 0 ? null : personAt(otherWay),
      candidates: candidates?.get(row) ?? [],
      personAt,
      commonCause,
      flawed: flawedValuesOf(match.rules, row),
      mendedElsewhere: elsewhere < 0 ? null : valueText(table.key, elsewhere),
    };
  };
}

function unlaidOutcome(outcome: Outcome): ResolutionFacts['outcome'] {
  if (outcome === 'excluded') throw new Error('the matcher excludes nobody');
  return outcome;
}

/** Directory users by row, each made once: one who claims a crowd is asked for by each of it. */
function peopleOf({ application, directory, match }: Reconciliation): (row: number) => Person {
  const made = new Map<number, Person>();
  return (row) => {
    const known = made.get(row);
    if (known !== undefined) return known;
    const person = personOf(directory, row, {
      ruleValues: match.rules.map(({ directory: column }) => rowText(column, row)),
      claims: Array.from(claimedBy(match, row), (account) => valueText(application.table.key, account)).sort(
        compareText,
      ),
    });
    made.set(row, person);
    return person;
  };
}

function personOf(
  { table, roles, enabled }: SideResult,
  row: number,
  more: Pick<Person, 'ruleValues' | 'claims'>,
): Person {
  return {
    id: valueText(table.key, row),
    upn: rowText(table.columns.get('userprincipalname'), row),
    displayName: rowText(roles.get('displayName'), row),
    enabled: answers[enabled[row]],
    ...more,
  };
}

function valuesByRule({ match }: Reconciliation, row: number): RuleValues[] {
  return match.rules.map(({ rule, application, groupOfValue }) => {
    const values: string[] = [];
    for (let value = firstValueOf(application, row); value < lastValueOf(application, row); value += 1) {
      if (groupOfValue[value] >= 0 && valueLength(application, value) > 0) {
        values.push(valueText(application, value));
      }
    }
    return { rule, values };
  });
}

/** Who claims a row, by rank and key, each once; and the value that the first of them hit. */
function claimsOnRow(
  { match, directory }: Reconciliation,
  row: number,
  personAt: (row: number) => Person,
): Pick<ResolutionFacts, 'claimants' | 'claimed'> {
  const { rank } = match.directory;
  const key = (claimant: number): string => valueText(directory.table.key, claimant);
  const claims = [...claimsOn(match.rules, row)].sort(
    (one, other) =>
      rank[one.claimant] - rank[other.claimant] || compareText(key(one.claimant), key(other.claimant)),
  );
  if (claims.length === 0) return { claimants: [], claimed: null };
  const [{ claims: first, group, claimant }] = claims;
  const { value } = matchingValue(first, row, group, claimant);
  return {
    claimants: [...new Set(claims.map((claim) => claim.claimant))].map(personAt),
    claimed: { rule: first.rule, value: valueText(first.application, value) },
  };
}

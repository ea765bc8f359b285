import { codesOf } from '../../model/codes.ts';
import { decisionOf } from '../../model/decision-of.ts';
import { deletes, refuses } from '../../model/decisions.ts';
import { holds, outcomes, type Outcome } from '../../model/outcomes.ts';
import type { ProposedUsers } from '../../model/reconciliation.ts';
import { answers, type Role } from '../../model/roles.ts';
import { claimsOn, matchingValue, oncePerCrowd, type Claim } from '../../tables/claims.ts';
import { firstValueOf, lastValueOf, rowText, valueLength, valueText } from '../../tables/column.ts';
import { compareText } from '../../tables/compare-text.ts';
import { isDormant } from './dormancy.ts';
import { findRivals } from './find-rivals.ts';
import { flawFinder } from './flawed-values.ts';
import { peopleOf } from './gather-people.ts';
import type { ClaimedValue, Person, ResolutionFacts, RuleValues } from './resolution-facts.ts';
import { tellPurpose, type ToldPurpose } from './telling-words.ts';

const { excluded } = codesOf(outcomes);

/** Gathers what a recommendation goes by, for whichever rows are asked for. */
export function factsGatherer(result: ProposedUsers): (row: number) => ResolutionFacts {
  const { application, directory, match, candidates, basis, decided } = result;
  const { table, roles, days, enabled, privileged } = application;
  const { outcomeBefore, dormantBefore, commonCause, mendedElsewhere, namesakes } = basis;
  const personAt = peopleOf(result);
  const claimsOf = oncePerCrowd(match.rules, (row) => claimsOnRow(result, row, personAt));
  const flawedIn = flawFinder(match.rules);
  const text = (role: Role, row: number): string => rowText(roles.get(role), row);
  // Where no column is known to be the login, it is one that rules compare.
  const loginsOf = (row: number): string[] =>
    roles.has('login')
      ? [text('login', row)]
      : match.rules.map(({ application: compared }) => rowText(compared, row));
  const purposeOf = (row: number): ToldPurpose | null => tellPurpose(loginsOf(row), text('displayName', row));
  const rivalsOf = findRivals(
    candidates ?? new Map(),
    (row) => purposeOf(row) === null && !isSetAside(result, row),
  );
  const isRefused = (row: number, person: number): boolean =>
    decided.refusals.get(row)?.some((no) => refuses(no, valueText(directory.table.key, person))) ?? false;
  const lastSignIns = days.get('lastSignIn');
  return (row) => {
    const { claimants, byGroup } = claimsOf(row);
    const otherWay = match.application.otherWay[row];
    const elsewhere = mendedElsewhere[row];
    const namesake = namesakes.get(row);
    const claimant = match.application.claimant[row];
    const day = lastSignIns?.[row] ?? -1;
    return {
      key: valueText(table.key, row),
      displayName: text('displayName', row),
      purpose: purposeOf(row),
      outcome: unlaidOutcome(outcomes[outcomeBefore[row]]),
      holds: holds.filter((_, bit) => (match.application.holds[row] & (1 << bit)) !== 0),
      active: answers[enabled[row]],
      privileged: answers[privileged[row]],
      lastSignIn: text('lastSignIn', row),
      isDormant: isDormant(day, dormantBefore),
      rules: valuesByRule(result, row),
      isClaimantNewer: creationAgainst(result, claimant, days.get('createdAt')?.[row] ?? -1) > 0,
      isUsedSince: creationAgainst(result, claimant, day) < 0,
      isClaimantRefused: claimant >= 0 && isRefused(row, claimant),
      claimants,
      claimed: byGroup.map((claim) => hitValue(claim, row)),
      namesake: namesake === undefined || isRefused(row, namesake) ? null : personAt(namesake),
      otherWay: otherWay < 0 || isRefused(row, otherWay) ? null : personAt(otherWay),
      candidates: candidates?.get(row) ?? [],
      rivals: rivalsOf(row)
        .map((rival) => valueText(table.key, rival))
        .sort(compareText),
      personAt,
      isNewerThanUse: (person) => creationAgainst(result, person, day) > 0,
      commonCause,
      flawed: flawedIn(row),
      mendedElsewhere: elsewhere < 0 ? null : valueText(table.key, elsewhere),
    };
  };
}

/** Whether an exclusion or a decision keeps the account apart, or ends it. */
function isSetAside({ match, decided }: ProposedUsers, row: number): boolean {
  const decision = decisionOf(decided, row);
  return match.application.outcome[row] === excluded || (decision !== null && deletes(decision));
}

/** How the day on which a directory user was created lies to another; 0 where one of them is not known. */
function creationAgainst({ directory }: ProposedUsers, person: number, day: number): number {
  const created = person < 0 ? -1 : (directory.days.get('createdAt')?.[person] ?? -1);
  return created < 0 || day < 0 ? 0 : created - day;
}

function unlaidOutcome(outcome: Outcome): ResolutionFacts['outcome'] {
  if (outcome === 'excluded') throw new Error('the matcher excludes nobody');
  return outcome;
}

function valuesByRule({ match, basis }: ProposedUsers, row: number): RuleValues[] {
  return match.rules.map(({ rule, application, directory, groupOfValue }) => {
    const values: string[] = [];
    for (let value = firstValueOf(application, row); value < lastValueOf(application, row); value += 1) {
      if (groupOfValue[value] >= 0 && valueLength(application, value) > 0) {
        values.push(valueText(application, value));
      }
    }
    return { rule, values, zeroFilled: basis.zeroFilled.get(directory.name) ?? null };
  });
}

/** Who claims a row, by rank and key, each once; and in that order the first claim on each group of values. */
function claimsOnRow(
  { match, directory }: ProposedUsers,
  row: number,
  personAt: (row: number) => Person,
): { readonly claimants: readonly Person[]; readonly byGroup: readonly Claim[] } {
  const { rank } = match.directory;
  const key = (claimant: number): string => valueText(directory.table.key, claimant);
  const claims = [...claimsOn(match.rules, row)].sort(
    (one, other) =>
      rank[one.claimant] - rank[other.claimant] || compareText(key(one.claimant), key(other.claimant)),
  );
  return {
    claimants: [...new Set(claims.map(({ claimant }) => claimant))].map(personAt),
    byGroup: firstOfEachGroup(claims),
  };
}

function firstOfEachGroup(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>();
  return claims.filter(({ claims: { rule }, group }) => {
    const id = `${rule.precedence}:${group}`;
    const isFirst = !seen.has(id);
    seen.add(id);
    return isFirst;
  });
}

/** The value of a row that a claim hit. */
function hitValue({ claims, group, claimant }: Claim, row: number): ClaimedValue {
  const { value } = matchingValue(claims, row, group, claimant);
  return { rule: claims.rule, value: valueText(claims.application, value) };
}

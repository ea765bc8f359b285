import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countResults } from '../../src/findings/count-results.ts';
import { matchUsers } from '../../src/matcher/match-users.ts';
import type { MatchResult } from '../../src/model/match-result.ts';
import { outcomes } from '../../src/model/outcomes.ts';
import type { SideResult } from '../../src/model/reconciliation.ts';
import type { UserTable } from '../../src/model/users.ts';
import { claimedBy } from '../../src/tables/claims.ts';
import {
  isInScope,
  rankOf,
  reconcileNaively,
  type DirectoryUser,
  type NaiveResult,
  type NaiveRule,
  type NaiveVerdict,
  type World,
} from '../oracle/naive-reconciliation.ts';
import { worlds } from '../oracle/worlds.ts';
import { runs, seed } from '../property-runs.ts';
import { matchInput, plainResult } from '../world-tables.ts';

const anyWorld = fc.oneof(
  { weight: 30, arbitrary: worlds() },
  { weight: 4, arbitrary: worlds({ maxApplication: 30, maxDirectory: 40 }) },
  { weight: 1, arbitrary: worlds().map((world) => ({ ...world, application: [] })) },
  { weight: 1, arbitrary: worlds().map((world) => ({ ...world, directory: [] })) },
);

function reconcile(world: World): NaiveResult {
  return plainResult(world, matchUsers(matchInput(world)));
}

describe(`the match (FC_SEED=${seed})`, () => {
  it('is the one that the plainest reading of the rules gives', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        expect(sorted(reconcile(world))).toEqual(sorted(reconcileNaively(world)));
      }),
      runs(3000),
    );
  });

  it('gives each application user one outcome and each directory user in scope one forecast', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const input = matchInput(world);
        const match = matchUsers(input);
        const text = world.assigned === null ? 'all (assumed)' : 'assigned (assigned.csv)';
        const scope = { text, inScope: input.inScope, isAssigned: null, passesFilters: input.passesFilters };
        const counts = countResults(
          sideOf(input.application),
          sideOf(input.directory),
          scope,
          match,
          noRisks,
        );

        const { application, directory } = reconcileNaively(world);
        const inScope = world.directory.filter((user) => isInScope(world, user));
        const verdicts = [...application.values()];
        expect(match.application.outcome).toHaveLength(world.application.length);
        expect([...directory.keys()]).toEqual(inScope.map(({ id }) => id));
        expect(counts.outcomes).toEqual({
          ...tally(
            outcomes,
            verdicts.map(({ outcome }) => outcome),
          ),
          excluded: 0,
        });
        expect(sum(Object.values(counts.outcomes))).toBe(world.application.length);
        expect(sum(Object.values(counts.forecast))).toBe(inScope.length);
        expect(sum(Object.values(counts.readiness))).toBe(counts.outcomes.matched);
        const decided = counts.rules.map(
          ({ matched, held, ambiguous, contested }) => matched + held + ambiguous + contested,
        );
        expect(sum(decided)).toBe(verdicts.filter(({ rule }) => rule > 0).length);
      }),
      runs(1000),
    );
  });

  it('never gives one directory user two accounts', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const match = matchUsers(matchInput(world));
        const claimants = matchedRows(match).map((row) => match.application.claimant[row]);
        expect(new Set(claimants).size).toBe(claimants.length);
        for (const claimant of claimants) expect(claimedBy(match, claimant)).toHaveLength(1);
      }),
      runs(1000),
    );
  });

  it('does not depend on the order of the rows', () => {
    const reordered = anyWorld.chain((world) =>
      fc.record({
        world: fc.constant(world),
        application: shuffled(world.application),
        directory: shuffled(world.directory),
        assigned: world.assigned === null ? fc.constant(null) : shuffled(world.assigned),
      }),
    );
    fc.assert(
      fc.property(reordered, ({ world, ...order }) => {
        expect(sorted(reconcile({ ...world, ...order }))).toEqual(sorted(reconcile(world)));
      }),
      runs(1000),
    );
  });

  it('is the same seen from the other side, where one rule decides alone', () => {
    const oneRule = fc.record({
      world: worlds({ multiValued: false, maxApplication: 12, maxDirectory: 12 }),
      application: fc.constantFrom('login', 'email', 'emp_no', 'alias'),
      directory: fc.constantFrom('originalUserPrincipalName', 'mail', 'employeeId', 'mailNickname'),
      caseExact: fc.boolean(),
    });
    fc.assert(
      fc.property(oneRule, ({ world, ...rule }) => {
        const plain: World = {
          ...world,
          rules: [{ ...rule, strong: false }],
          application: world.application.map((user) => ({ ...user, ...nothingTold })),
          directory: world.directory.map((user) => ({ ...user, ...nothingTold, enabled: true })),
          assigned: null,
          filters: [],
        };
        const pairs = matchedPairs(reconcile(plain));
        const swappedPairs = matchedPairs(reconcile(swapped(plain)));
        expect(swappedPairs.map(([one, other]) => [other, one]).sort()).toEqual(pairs.sort());
      }),
      runs(1000),
    );
  });
});

describe(`one more directory user (FC_SEED=${seed})`, () => {
  const withOneMore = anyWorld
    .filter(({ directory }) => directory.length > 0)
    .chain((world) =>
      fc.nat({ max: world.directory.length - 1 }).map((at) => ({ world, added: world.directory[at] })),
    );

  it('changes nothing for anybody else, where no value is shared', () => {
    fc.assert(
      fc.property(worlds({ expressions: false }), strangers, (world, stranger) => {
        const before = reconcile(world);
        const after = reconcile({ ...world, directory: [...world.directory, stranger] });
        const { [stranger.id]: own, ...others } = Object.fromEntries(after.directory);
        expect(after.application).toEqual(before.application);
        expect(others).toEqual(Object.fromEntries(before.directory));
        expect(after.sharedClaims).toEqual(before.sharedClaims);
        expect(own?.application ?? null).toBeNull();
      }),
      runs(1000),
    );
  });

  it('leaves everybody alone whose account he does not claim', () => {
    fc.assert(
      fc.property(withOneMore, ({ world: drawn, added }) => {
        // His key may look like theirs: that alone holds claims that are not his.
        const world: World = { ...drawn, holdsOff: ['look-alike'] };
        const before = reconcile(without(world, added)).application;
        const claimed = accountsClaimedAlone(world, added);
        for (const [key, verdict] of reconcile(world).application) {
          if (claimed.has(key)) continue;
          expect(decision(verdict)).toEqual(decision(before.get(key)!));
        }
      }),
      runs(1000),
    );
  });

  it('never hands a matched account to somebody else than the same person of a better rank', () => {
    fc.assert(
      fc.property(withOneMore, ({ world: drawn, added }) => {
        // Who switches that hold off lets another person go before.
        const world: World = { ...drawn, holdsOff: [] };
        const before = reconcile(without(world, added)).application;
        const after = reconcile(world).application;
        const shared = reconcileNaively(world).sharedClaims;
        for (const [key, { outcome, claimant }] of before) {
          if (outcome !== 'matched') continue;
          const now = after.get(key)!;
          if (now.outcome !== 'matched' || now.claimant === claimant) continue;
          expect(now.claimant).toBe(added.id);
          expect(rankOf(world, added)).toBeLessThan(rankOf(world, userOf(world, claimant!)));
          expect(shared).toContainEqual([key, added.id, claimant]);
        }
      }),
      runs(3000),
    );
  });

  it('leaves a match in doubt or as it was, according to rank and person', () => {
    fc.assert(
      fc.property(withOneMore, ({ world, added }) => {
        const before = reconcile(without(world, added)).application;
        const after = reconcile(world).application;
        const claimed = accountsClaimedAlone(world, added);
        for (const [key, { outcome, claimant }] of before) {
          if (outcome !== 'matched' || !claimed.has(key)) continue;
          const now = after.get(key)!;
          const step = rankOf(world, added) - rankOf(world, userOf(world, claimant!));
          if (step === 0) expect(now.outcome).toBe('ambiguous');
          else if (step > 0) expect(now).toMatchObject({ outcome: cleanOrHeld, claimant });
          else if (claimed.size > 1) expect(now).toMatchObject({ outcome: 'contested', claimant: added.id });
          else expect(now).toMatchObject({ outcome: cleanOrHeld, claimant: added.id });
        }
      }),
      runs(3000),
    );
  });

  it('makes no new match but his own', () => {
    fc.assert(
      fc.property(withOneMore, ({ world, added }) => {
        const before = reconcile(without(world, added)).application;
        for (const [key, { outcome, claimant }] of reconcile(world).application) {
          if (outcome !== 'matched' || claimant === added.id) continue;
          expect(before.get(key)).toMatchObject({ outcome, claimant });
        }
      }),
      runs(1000),
    );
  });
});

/** Whoever is older or privileged is so on one side only. */
const nothingTold = { created: '', privileged: false } as const;

const cleanOrHeld: unknown = expect.stringMatching(/^(matched|held)$/);

/** Directory users whose values nobody else has. */
const strangers: fc.Arbitrary<DirectoryUser> = fc.record({
  id: fc.constant('d-new'),
  displayName: fc.constantFrom('Alice Archer', 'Zoe Zander', '', 'n/a'),
  enabled: fc.constantFrom(true, false, null),
  attributes: fc.record({
    userPrincipalName: fc.constantFrom('', '-', 'zoe@tailspin.com', 'zoe_tailspin.com#EXT#@contoso.com'),
    mail: fc.constantFrom('', 'N/A', 'zoe@tailspin.com'),
    employeeId: fc.constantFrom('', 'Z900'),
    mailNickname: fc.constantFrom('', 'zoe'),
  }),
});

function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}

/** The application's users as the directory's and the other way round. */
function swapped(world: World): World {
  const [rule] = world.rules as readonly [NaiveRule];
  if (typeof rule.directory !== 'string') throw new Error('an expression has no other side');
  const stored = rule.directory === 'originalUserPrincipalName' ? 'userPrincipalName' : rule.directory;
  return {
    ...world,
    application: world.directory.map(({ id, displayName, attributes }) => ({
      key: id,
      displayName,
      values: { [rule.application]: [attributes[stored]] },
    })),
    directory: world.application.map(({ key, displayName, values }) => ({
      id: key,
      displayName,
      enabled: true,
      attributes: { [stored]: values[rule.application][0] },
    })),
  };
}

function matchedPairs({ application }: NaiveResult): (readonly [key: string, id: string])[] {
  return [...application].flatMap(([key, { outcome, claimant }]) =>
    outcome === 'matched' ? [[key, claimant!] as const] : [],
  );
}

function matchedRows({ application }: MatchResult): number[] {
  return Array.from(application.outcome, (code, row) => (outcomes[code] === 'matched' ? row : -1)).filter(
    (row) => row >= 0,
  );
}

function without(world: World, user: DirectoryUser): World {
  return { ...world, directory: world.directory.filter((other) => other !== user) };
}

function userOf({ directory }: World, id: string): DirectoryUser {
  return directory.find((user) => user.id === id)!;
}

/** Whom a directory user claims does not depend on the others. */
function accountsClaimedAlone(world: World, user: DirectoryUser): ReadonlySet<string> {
  const alone = reconcileNaively({ ...world, directory: [user] }).application;
  return new Set([...alone].filter(([, { rule }]) => rule > 0).map(([key]) => key));
}

/** A verdict but for the look the other way, which may find whoever is new. */
function decision(verdict: NaiveVerdict): object {
  return verdict.outcome === 'unmatched' ? { outcome: verdict.outcome } : verdict;
}

/** Nobody decides in which order shared claims are told. */
function sorted({ sharedClaims, ...result }: NaiveResult): NaiveResult {
  return { ...result, sharedClaims: sharedClaims.map((claim) => [...claim] as const).sort() };
}

const noRisks = { duplicate: null, 'second-account': 0, lockout: null };

function sideOf(table: UserTable): SideResult {
  return {
    source: `${table.side}.csv`,
    size: 0,
    sha256: '',
    encoding: 'utf-8',
    delimiter: ',',
    table,
    read: table.rows,
    merged: 0,
    rejected: 0,
    completeness: 'unproven',
    roles: new Map(),
    days: new Map(),
    enabled: new Uint8Array(table.rows),
    privileged: new Uint8Array(table.rows),
  };
}

function tally<Name extends string>(names: readonly Name[], told: readonly Name[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, told.filter((one) => one === name).length]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

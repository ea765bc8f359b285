import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writtenAttributes, type CreationPlan, type RowToCreate } from '../../../src/model/creation.ts';
import { inShort, planOf, usual, type CreationWorld, type Rows } from '../../creation/creation-world.ts';
import { reconcileNaively, type World } from '../../oracle/naive-reconciliation.ts';
import { runs } from '../../property-runs.ts';

const odd = {
  login: ['mia0', 'MIA1', 'mia2', 'm\u00eda', "o'neil", '', 'n/a', 'a.', 'mi\u04302'],
  email: ['mia0@contoso.com', 'MIA1@contoso.com', 'mia2@contoso.com', 'mi\u04302@contoso.com', '', '-'],
  number: ['0', '1', '2', '01', '', '-'],
  name: ['Mia 0', 'mia 1', 'Mia 2', ''],
} as const;

/** A person's own text, or now and then one that somebody else has or nobody can have. */
const usually = (own: string, texts: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(own) }, { weight: 1, arbitrary: fc.constantFrom(...texts) });

const application: fc.Arbitrary<Rows> = fc.integer({ min: 1, max: 6 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, at) =>
      fc.record({
        key: fc.constant(`A${at}`),
        login: usually(`mia${at}`, odd.login),
        email: usually(`mia${at}@contoso.com`, odd.email),
        emp_no: usually(`${at}`, odd.number),
        name: usually(`Mia ${at}`, odd.name),
      }),
    ),
  ),
);

/** Persons 4 and beyond: two of them have an account. */
const directory: fc.Arbitrary<Rows> = fc.integer({ min: 0, max: 4 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, at) => {
      const own = at + 4;
      return fc.record({
        id: fc.constant(`d${at}`),
        userPrincipalName: usually(`mia${own}@contoso.com`, [
          ...odd.email,
          'mia_fabrikam.com#EXT#@contoso.com',
        ]),
        mail: usually(`mia${own}@contoso.com`, odd.email),
        mailNickname: usually(`mia${own}`, odd.login),
        employeeId: usually(`${own}`, odd.number),
        displayName: usually(`Mia ${own}`, odd.name),
        enabled: fc.constantFrom('yes', 'no', ''),
      });
    }),
  ),
);

const alsoThere = [
  'userPrincipalName',
  'mail',
  'mailNickname',
  'employeeId',
  'displayName',
  'proxyAddresses',
];

const rules = fc.subarray(
  ['email=userPrincipalName', 'login=mailNickname', 'email=mail', '!emp_no=employeeId', 'name=displayName'],
  { minLength: 1 },
);

interface Case {
  readonly world: CreationWorld;
  readonly wanted: readonly RowToCreate[];
  readonly attributes: Readonly<Record<string, string>>;
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    world: fc.record({ application, directory, rules, alsoThere: fc.constant(alsoThere) }),
    decisions: fc.array(
      fc.record({ isDecided: fc.boolean(), hasCandidate: fc.boolean(), isWanted: fc.boolean() }),
      {
        minLength: 6,
        maxLength: 6,
      },
    ),
    set: fc.constantFrom(
      {},
      { employeeId: '[emp_no]' },
      { mail: '[email]' },
      { employeeId: '[emp_no]', mail: '[email]' },
    ),
  })
  .map(({ world, decisions, set }) => ({
    world,
    wanted: world.application.flatMap((_, row) =>
      decisions[row].isWanted
        ? [{ row, isDecided: decisions[row].isDecided, hasCandidate: decisions[row].hasCandidate }]
        : [],
    ),
    attributes: { ...usual, ...set },
  }));

test('every row to create is planned or refused, exactly once', () => {
  fc.assert(
    fc.property(cases, ({ world, wanted, attributes }) => {
      const { users, notCreated } = planOf(world, wanted, attributes);
      const rows = [...users, ...notCreated].map(({ row }) => row);
      expect(rows.toSorted((a, b) => a - b)).toEqual(wanted.map(({ row }) => row));
      expect(users.map(({ row }) => row)).toEqual(users.map(({ row }) => row).toSorted((a, b) => a - b));
    }),
    runs(500),
  );
});

test('with the planned users each of their accounts is matched with its own, and nobody else comes out otherwise', () => {
  let planned = 0;
  fc.assert(
    fc.property(cases, ({ world, wanted, attributes }) => {
      const plan = planOf(world, wanted, attributes);
      planned += plan.users.length;
      const before = reconcileNaively(oracleWorld(world, null));
      const after = reconcileNaively(oracleWorld(world, plan));
      const ownOf = new Map(
        plan.users.map(({ applicationKey }) => [applicationKey, `new ${applicationKey}`]),
      );
      for (const { key } of world.application as readonly { readonly key: string }[]) {
        const own = ownOf.get(key);
        const verdict = after.application.get(key)!;
        if (own !== undefined) expect(verdict).toMatchObject({ outcome: 'matched', claimant: own });
        else {
          const { outcome, claimant, rule } = before.application.get(key)!;
          expect(verdict).toMatchObject({ outcome, claimant, rule });
        }
      }
      for (const [id, forecast] of before.directory) expect(after.directory.get(id)).toEqual(forecast);
      for (const id of ownOf.values()) expect(after.directory.get(id)).toMatchObject({ forecast: 'update' });
    }),
    runs(1000),
  );
  expect(planned).toBeGreaterThan(250);
});

test('nobody gets a name that somebody has, whatever its case', () => {
  const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  fc.assert(
    fc.property(cases, ({ world, wanted, attributes }) => {
      const { users } = planOf(world, wanted, attributes);
      const taken = new Set(
        world.directory.flatMap(({ userPrincipalName, mail, mailNickname }) => [
          `@ ${lower(userPrincipalName)}`,
          `@ ${lower(mail)}`,
          `alias ${lower(mailNickname)}`,
        ]),
      );
      for (const user of users) {
        const own = new Set([
          `@ ${lower(user.userPrincipalName)}`,
          `@ ${lower(user.set.get('mail') ?? user.userPrincipalName)}`,
          `alias ${lower(user.mailNickname)}`,
        ]);
        for (const name of own) {
          expect(taken.has(name)).toBe(false);
          taken.add(name);
        }
      }
    }),
    runs(500),
  );
});

test('no order of rows shows', () => {
  fc.assert(
    fc.property(cases, ({ world, wanted, attributes }) => {
      const turned: CreationWorld = {
        ...world,
        application: world.application.toReversed(),
        directory: world.directory.toReversed(),
      };
      const last = world.application.length - 1;
      const turnedWanted = wanted.map((entry) => ({ ...entry, row: last - entry.row }));
      const [plan, other] = [planOf(world, wanted, attributes), planOf(turned, turnedWanted, attributes)];
      expect(inShort(turned, other)).toEqual(inShort(world, plan));
      expect(other.users.map(({ row, ...user }) => ({ ...user, row: last - row }))).toEqual(plan.users);
      expect(other.notCreated.map(({ row, refusal }) => ({ row: last - row, refusal }))).toEqual(
        plan.notCreated,
      );
    }),
    runs(500),
  );
});

/** The world as the oracle takes it, with the planned users enabled behind the others. */
function oracleWorld(world: CreationWorld, plan: CreationPlan | null): World {
  const attributesOf = (row: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(alsoThere.map((name) => [name, row[name] ?? '']));
  return {
    rules: world.rules.map((text) => {
      const [application, name] = text.replace('!', '').split('=');
      return { application, directory: name, caseExact: false, strong: text.startsWith('!') };
    }),
    application: world.application.map((row) => ({
      key: row['key'],
      displayName: row['name'],
      values: Object.fromEntries(['login', 'email', 'emp_no', 'name'].map((name) => [name, [row[name]]])),
    })),
    directory: [
      ...world.directory.map((row) => ({
        id: row['id'],
        displayName: row['displayName'],
        enabled: row['enabled'] === 'yes' ? true : row['enabled'] === 'no' ? false : null,
        attributes: attributesOf(row),
      })),
      ...(plan?.users ?? []).map((user) => ({
        id: `new ${user.applicationKey}`,
        displayName: user.displayName,
        enabled: true,
        attributes: attributesOf(Object.fromEntries(writtenAttributes(user))),
      })),
    ],
    assigned: null,
    target: { create: true, required: [] },
  };
}

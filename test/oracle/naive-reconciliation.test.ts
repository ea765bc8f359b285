import { describe, expect, it } from 'vitest';
import { attribute, call, number } from './naive-expressions.ts';
import {
  reconcileNaively,
  type ApplicationUser,
  type DirectoryUser,
  type NaiveForecast,
  type NaiveRule,
  type NaiveVerdict,
  type World,
} from './naive-reconciliation.ts';

const loginRule: NaiveRule = {
  application: 'login',
  directory: 'userPrincipalName',
  caseExact: false,
  strong: false,
};
const emailRule: NaiveRule = { application: 'email', directory: 'mail', caseExact: false, strong: false };
const numberRule: NaiveRule = {
  application: 'emp_no',
  directory: 'employeeId',
  caseExact: false,
  strong: true,
};

const unclaimed: NaiveVerdict = {
  outcome: 'unmatched',
  reason: 'not-in-directory',
  holds: [],
  rule: 0,
  claimant: null,
  matchValue: null,
  caseOnly: false,
  readiness: null,
  otherWay: null,
  otherRule: 0,
};
const matchedWithAlice: NaiveVerdict = {
  outcome: 'matched',
  reason: 'none',
  holds: [],
  rule: 1,
  claimant: 'd-alice',
  matchValue: 'alice@contoso.com',
  caseOnly: false,
  readiness: 'ready',
  otherWay: null,
  otherRule: 0,
};

function account(key: string, values: Readonly<Record<string, string | readonly string[]>>): ApplicationUser {
  const lists = Object.entries(values).map(([attribute, value]) => [
    attribute,
    typeof value === 'string' ? [value] : value,
  ]);
  return { key, displayName: '', values: Object.fromEntries(lists) };
}

function entry(
  id: string,
  attributes: Readonly<Record<string, string>>,
  more: Partial<DirectoryUser> = {},
): DirectoryUser {
  return { id, displayName: '', enabled: true, attributes, ...more };
}

function reconcile(world: Partial<World>): ReturnType<typeof reconcileNaively> {
  return reconcileNaively({
    rules: [loginRule, emailRule, numberRule],
    application: [],
    directory: [],
    assigned: null,
    target: { create: true, required: [] },
    ...world,
  });
}

function verdictOf(world: Partial<World>, key = 'u-1'): NaiveVerdict | undefined {
  return reconcile(world).application.get(key);
}

function forecastOf(world: Partial<World>, id = 'd-alice'): NaiveForecast | undefined {
  return reconcile(world).directory.get(id);
}

const aliceAccount = account('u-1', { login: 'alice@contoso.com' });
const alice = entry('d-alice', { userPrincipalName: 'alice@contoso.com' }, { displayName: 'Alice Archer' });

describe('outcomes', () => {
  it('matches one clean claim', () => {
    expect(verdictOf({ application: [aliceAccount], directory: [alice] })).toEqual(matchedWithAlice);
  });

  it('marks a match that holds only without ASCII case', () => {
    const application = [account('u-1', { login: 'ALICE@Contoso.com' })];
    expect(verdictOf({ application, directory: [alice] })).toEqual({
      ...matchedWithAlice,
      matchValue: 'ALICE@Contoso.com',
      caseOnly: true,
    });
  });

  it('is ambiguous where two of the deciding rank claim, with the lowest precedence of theirs', () => {
    const application = [account('u-1', { login: 'alice@contoso.com', email: 'alice@contoso.com' })];
    const directory = [entry('d-other', { mail: 'alice@contoso.com' }), alice];
    expect(verdictOf({ application, directory })).toEqual({
      ...unclaimed,
      outcome: 'ambiguous',
      reason: 'several-directory-users',
      rule: 1,
    });
  });

  it('is contested where its one claimant claims another account too', () => {
    const application = [aliceAccount, account('u-2', { login: 'Alice@contoso.com' })];
    const world = { application, directory: [alice] };
    expect(verdictOf(world)).toEqual({
      ...matchedWithAlice,
      outcome: 'contested',
      reason: 'several-accounts',
      readiness: null,
    });
    expect(verdictOf(world, 'u-2')).toEqual({
      ...matchedWithAlice,
      outcome: 'contested',
      reason: 'several-accounts',
      readiness: null,
      matchValue: 'Alice@contoso.com',
      caseOnly: true,
    });
  });

  it('is ambiguous before it is contested, and contested before it is held', () => {
    const application = [
      aliceAccount,
      account('u-2', { login: 'alice@contoso.com', email: 'bo@contoso.com' }),
    ];
    const second = entry('d-bo', { mail: 'bo@contoso.com' });
    expect(verdictOf({ application, directory: [alice, second] }, 'u-2')?.outcome).toBe('ambiguous');
    const disabled = { ...second, enabled: false };
    expect(verdictOf({ application, directory: [alice, disabled] }, 'u-2')?.outcome).toBe('contested');
  });

  it('is held where a claimant of lower rank is another person', () => {
    const application = [account('u-1', { login: 'alice@contoso.com', email: 'desk@contoso.com' })];
    const former = entry(
      'd-former',
      { mail: 'desk@contoso.com' },
      { displayName: 'Bo Berg', enabled: false },
    );
    expect(verdictOf({ application, directory: [former, alice] })).toEqual({
      ...matchedWithAlice,
      outcome: 'held',
      holds: ['second-claimant'],
      readiness: null,
    });
  });

  it('has no match value where every rule attribute is empty', () => {
    const empty: NaiveVerdict = { ...unclaimed, outcome: 'no-match-value', reason: 'empty' };
    const unused = account('u-1', { login: '', email: [], phone: 'N/A' });
    expect(verdictOf({ application: [unused], directory: [alice] })).toEqual(empty);
  });

  it.each(['N/A', ' null ', '-', 'None', ' '])(
    'has no match value in the placeholder "%s"',
    (placeholder) => {
      const application = [account('u-1', { login: '', email: placeholder })];
      const directory = [entry('d-alice', { mail: placeholder })];
      expect(verdictOf({ application, directory })).toEqual({
        ...unclaimed,
        outcome: 'no-match-value',
        reason: 'placeholder',
      });
    },
  );

  it('is unmatched where the directory has nobody', () => {
    const application = [account('u-1', { login: 'bo@contoso.com' })];
    expect(verdictOf({ application, directory: [alice] })).toEqual(unclaimed);
  });
});

describe('equality', () => {
  it.each([
    ['trailing blank', 'alice@contoso.com ', 'alice@contoso.com'],
    ['leading blank', ' alice@contoso.com', 'alice@contoso.com'],
    ['Kelvin sign', '\u212Aim@contoso.com', 'kim@contoso.com'],
    ['É and é', 'RENÉ@contoso.com', 'rené@contoso.com'],
    ['composed and decomposed', 'ren\u00E9@contoso.com', 'rene\u0301@contoso.com'],
    ['neighbours of letters', 'a[b@contoso.com', 'a{b@contoso.com'],
    ['commercial at and grave accent', 'alice@contoso.com', 'alice`contoso.com'],
  ])('keeps apart: %s', (_, stored, looked) => {
    const application = [account('u-1', { email: stored })];
    const directory = [entry('d-alice', { mail: looked })];
    expect(verdictOf({ application, directory })).toEqual(unclaimed);
  });

  it('ignores the case of ASCII letters beside others', () => {
    const application = [account('u-1', { email: 'RENé@CONTOSO.com' })];
    const directory = [entry('d-alice', { mail: 'rené@contoso.com' })];
    expect(verdictOf({ application, directory })?.outcome).toBe('matched');
  });

  it('keeps ASCII case apart under caseExact, but no placeholders', () => {
    const rules = [{ ...numberRule, caseExact: true }];
    const directory = [entry('d-alice', { employeeId: 'E1' })];
    expect(verdictOf({ rules, application: [account('u-1', { emp_no: 'e1' })], directory })).toEqual(
      unclaimed,
    );
    expect(verdictOf({ rules, application: [account('u-1', { emp_no: 'n/A' })], directory })?.reason).toBe(
      'placeholder',
    );
  });

  it('takes a no-break space for a value', () => {
    const application = [account('u-1', { email: '\u00A0' })];
    const directory = [entry('d-alice', { mail: '\u00A0' })];
    expect(verdictOf({ application, directory })?.matchValue).toBe('\u00A0');
  });
});

describe('several values', () => {
  it('matches by any and names the one equal byte for byte', () => {
    const application = [
      account('u-1', { login: ['bo@contoso.com', 'ALICE@contoso.com', 'alice@contoso.com'] }),
    ];
    expect(verdictOf({ application, directory: [alice] })).toEqual(matchedWithAlice);
  });

  it('names the first where all differ by case', () => {
    const application = [account('u-1', { login: ['', 'ALICE@contoso.com', 'Alice@contoso.com'] })];
    expect(verdictOf({ application, directory: [alice] })).toEqual({
      ...matchedWithAlice,
      matchValue: 'ALICE@contoso.com',
      caseOnly: true,
    });
  });

  it('claims an account once, by however many values', () => {
    const application = [account('u-1', { login: ['alice@contoso.com', 'ALICE@contoso.com'] })];
    expect(forecastOf({ application, directory: [alice] })?.forecast).toBe('update');
  });
});

describe('rules', () => {
  it('falls through to the next rule where the value is empty, a placeholder or nobody has it', () => {
    const application = [account('u-1', { email: 'alice@contoso.com' })];
    for (const userPrincipalName of ['', 'N/A', 'a.archer@contoso.com']) {
      const directory = [entry('d-alice', { userPrincipalName, mail: 'alice@contoso.com' })];
      expect(verdictOf({ application, directory })).toEqual({ ...matchedWithAlice, rule: 2 });
    }
  });

  it('stops at the first rule that hits', () => {
    const application = [aliceAccount, account('u-2', { email: 'alice@fabrikam.com' })];
    const directory = [
      entry('d-alice', { userPrincipalName: 'alice@contoso.com', mail: 'alice@fabrikam.com' }),
    ];
    expect(verdictOf({ application, directory })).toEqual(matchedWithAlice);
    expect(verdictOf({ application, directory }, 'u-2')?.claimant).toBeNull();
  });
});

describe('guests', () => {
  const stored = (login: string, userPrincipalName: string, rules = [loginRule]) =>
    verdictOf({
      rules,
      application: [account('u-1', { login })],
      directory: [entry('d-mia', { userPrincipalName })],
    })?.outcome;

  it.each([
    ['mia@fabrikam.com', 'mia_fabrikam.com#EXT#@contoso.onmicrosoft.com'],
    ['mia@fabrikam.com', 'mia_fabrikam.com#ext#@contoso.onmicrosoft.com'],
    ['mia_lou@fabrikam.com', 'mia_lou_fabrikam.com#EXT#@contoso.onmicrosoft.com'],
    ['mia@fabrikam.com', 'mia_fabrikam.com#Ext#_x#EXT#@contoso.onmicrosoft.com'],
    ['mia', 'mia#EXT#@contoso.onmicrosoft.com'],
  ])('are looked up as %s when stored as %s', (login, userPrincipalName) => {
    expect(stored(login, userPrincipalName)).toBe('matched');
    expect(stored(userPrincipalName, userPrincipalName)).toBe('unmatched');
  });

  it('are looked up raw by originalUserPrincipalName', () => {
    const rules = [{ ...loginRule, directory: 'originalUserPrincipalName' }];
    const raw = 'mia_fabrikam.com#EXT#@contoso.onmicrosoft.com';
    expect(stored(raw, raw, rules)).toBe('matched');
    expect(stored('mia@fabrikam.com', raw, rules)).toBe('unmatched');
  });

  it('have no value where nothing or a placeholder stands before the mark', () => {
    for (const userPrincipalName of ['#EXT#@contoso.onmicrosoft.com', 'n/a#EXT#@contoso.onmicrosoft.com']) {
      const world = { rules: [loginRule], application: [aliceAccount] };
      expect(forecastOf({ ...world, directory: [entry('d-alice', { userPrincipalName })] })?.reason).toBe(
        'EntryJoiningPropertyValueIsMissing',
      );
    }
  });
});

describe('expressions', () => {
  const rules = [
    { ...loginRule, directory: call('Mid', attribute('userPrincipalName'), number(3), number(5)) },
    emailRule,
  ];
  const [byPart, byMail] = [account('u-1', { login: 'ice@c' }), account('u-2', { email: 'bo@contoso.com' })];

  it('give the value that is looked up', () => {
    const world = { rules, application: [byPart, byMail], directory: [alice] };
    expect(verdictOf(world)).toEqual({ ...matchedWithAlice, matchValue: 'ice@c' });
    expect(reconcile(world).failed).toEqual([0, 0]);
  });

  it('see guests by their address at home', () => {
    const guest = entry('d-alice', { userPrincipalName: 'alice_c#EXT#@contoso.onmicrosoft.com' });
    expect(verdictOf({ rules, application: [byPart], directory: [guest] })?.outcome).toBe('matched');
  });

  it('give nothing where nobody can know what they give, and the next rule is asked', () => {
    const directory = [alice, entry('d-bo', { userPrincipalName: 'bo', mail: 'bo@contoso.com' })];
    const world = { rules, application: [byMail], directory };
    expect(verdictOf(world, 'u-2')).toMatchObject({ outcome: 'matched', rule: 2, claimant: 'd-bo' });
    expect(reconcile(world).failed).toEqual([1, 0]);
    const alone = { ...world, rules: rules.slice(0, 1), directory: directory.slice(1) };
    expect(forecastOf(alone, 'd-bo')?.reason).toBe('EntryJoiningPropertyValueIsMissing');
  });
});

describe('scoping filters', () => {
  const sales = [[{ attribute: 'department', operator: 'EQUALS', value: 'Sales' }]] as const;
  const inSales = entry('d-alice', { userPrincipalName: 'alice@contoso.com', department: 'Sales' });
  const elsewhere = entry('d-other', { userPrincipalName: 'alice@contoso.com', department: 'sales' });
  const application = [aliceAccount];

  it('and the assigned list decide together who is in scope', () => {
    const directory = [
      inSales,
      elsewhere,
      { ...inSales, id: 'd-away' },
      { ...elsewhere, id: 'd-off', enabled: false },
    ];
    const result = reconcile({ application, directory, filters: sales, assigned: ['d-alice', 'd-other'] });
    expect([...result.directory.keys()]).toEqual(['d-alice']);
    expect(Object.fromEntries(result.ranks)).toEqual({ 'd-alice': 1, 'd-other': 2, 'd-away': 2, 'd-off': 3 });
  });

  it('decide the rank, and so who gets the account', () => {
    const world = { application, directory: [inSales, { ...elsewhere, displayName: 'Bo Berg' }] };
    expect(verdictOf(world)?.outcome).toBe('ambiguous');
    expect(verdictOf({ ...world, filters: sales })).toMatchObject({
      outcome: 'held',
      holds: ['second-claimant'],
      claimant: 'd-alice',
    });
  });

  it('are told as readiness behind disabled and before not assigned', () => {
    const readinessOf = (user: DirectoryUser) =>
      verdictOf({ application, directory: [user], filters: sales, assigned: [] })?.readiness;
    expect(readinessOf(elsewhere)).toBe('out-of-scope');
    expect(readinessOf({ ...elsewhere, enabled: false })).toBe('disabled');
    expect(readinessOf(inSales)).toBe('not-assigned');
  });

  it('tell whom which clause put out', () => {
    const retail = { attribute: 'department', operator: 'EQUALS', value: 'Retail' } as const;
    const hasMail = { attribute: 'mail', operator: 'IS NOT NULL', value: '' } as const;
    const filters = [[...sales[0], hasMail], [retail]];
    expect(reconcile({ directory: [inSales, elsewhere], filters }).putOut).toEqual([[1, 1], [2]]);
  });
});

describe('ranks', () => {
  const other = entry('d-other', { userPrincipalName: 'Alice@contoso.com' }, { displayName: 'alice archer' });

  it('decide enabled before disabled, and in scope before not in scope', () => {
    const application = [aliceAccount];
    const disabled = { ...other, enabled: false };
    expect(verdictOf({ application, directory: [disabled, alice] })).toEqual(matchedWithAlice);
    expect(verdictOf({ application, directory: [other, alice], assigned: ['d-alice'] })).toEqual(
      matchedWithAlice,
    );
    expect(verdictOf({ application, directory: [disabled, alice], assigned: ['d-other'] })).toEqual({
      ...matchedWithAlice,
      readiness: 'not-assigned',
    });
  });

  it('take an unknown state for enabled', () => {
    const directory = [alice, { ...other, enabled: null }];
    expect(verdictOf({ application: [aliceAccount], directory })?.outcome).toBe('ambiguous');
  });

  it('of the one that decides may stand behind a later rule', () => {
    const application = [account('u-1', { login: 'alice@contoso.com', email: 'alice@fabrikam.com' })];
    const directory = [
      { ...other, enabled: false },
      entry('d-alice', { mail: 'alice@fabrikam.com' }, { displayName: 'Alice Archer' }),
    ];
    expect(verdictOf({ application, directory })).toEqual({
      ...matchedWithAlice,
      rule: 2,
      matchValue: 'alice@fabrikam.com',
    });
  });
});

describe('readiness', () => {
  const readinessOf = (enabled: boolean | null, assigned: readonly string[] | null) =>
    verdictOf({ application: [aliceAccount], directory: [{ ...alice, enabled }], assigned })?.readiness;

  it('is the first that fits', () => {
    expect(readinessOf(false, [])).toBe('disabled');
    expect(readinessOf(null, [])).toBe('not-assigned');
    expect(readinessOf(null, ['d-alice'])).toBe('unknown');
    expect(readinessOf(null, null)).toBe('unknown');
    expect(readinessOf(true, ['d-alice'])).toBe('ready');
    expect(readinessOf(true, null)).toBe('ready');
  });
});

describe('the same person or another', () => {
  const login = 'alice@contoso.com';
  const people = (
    deciding: Partial<DirectoryUser>,
    lower: Partial<DirectoryUser>,
    employeeIds = ['', ''],
  ) => ({
    application: [account('u-1', { login })],
    directory: [
      entry('d-alice', { userPrincipalName: login, employeeId: employeeIds[0] ?? '' }, deciding),
      entry(
        'd-old',
        { userPrincipalName: login, employeeId: employeeIds[1] ?? '' },
        { ...lower, enabled: false },
      ),
    ],
  });
  const sameNames = [{ displayName: 'Alice Archer' }, { displayName: 'ALICE archer' }] as const;
  const otherNames = [{ displayName: 'Alice Archer' }, { displayName: 'Bo Berg' }] as const;

  it.each([
    ['equal strong identifiers outweigh other names', people(...otherNames, ['E1', 'e1'])],
    ['equal names where neither has a strong identifier', people(...sameNames)],
    ['equal names where only one has a strong identifier', people(...sameNames, ['E1', ''])],
    ['equal names where one strong identifier is a placeholder', people(...sameNames, ['E1', 'N/A'])],
  ])('same: %s', (_, world) => {
    expect(verdictOf(world)).toEqual(matchedWithAlice);
    expect(reconcile(world).sharedClaims).toEqual([['u-1', 'd-alice', 'd-old']]);
  });

  it.each([
    ['other strong identifiers outweigh equal names', people(...sameNames, ['E1', 'E01'])],
    ['other names', people(...otherNames)],
    ['names that differ by more than ASCII case', people({ displayName: 'RENÉ' }, { displayName: 'René' })],
    ['an empty name', people({ displayName: '' }, { displayName: '' })],
    ['a placeholder for a name', people({ displayName: 'N/A' }, { displayName: 'N/A' })],
  ])('another: %s', (_, world) => {
    expect(verdictOf(world)).toEqual({
      ...matchedWithAlice,
      outcome: 'held',
      holds: ['second-claimant'],
      readiness: null,
    });
    expect(reconcile(world).sharedClaims).toEqual([]);
  });

  it('another: one strong identifier is equal and a later one differs', () => {
    const rules = [loginRule, numberRule, { ...emailRule, strong: true }];
    const application = [account('u-1', { login })];
    const directory = [
      entry('d-alice', { userPrincipalName: login, employeeId: 'E1', mail: 'alice@contoso.com' }),
      entry(
        'd-old',
        { userPrincipalName: login, employeeId: 'E1', mail: 'bo@contoso.com' },
        { enabled: false },
      ),
    ];
    expect(verdictOf({ rules, application, directory })?.outcome).toBe('held');
  });

  it('another: the strong identifiers differ by case under caseExact', () => {
    const rules = [loginRule, { ...numberRule, caseExact: true }];
    expect(verdictOf({ rules, ...people(...sameNames, ['E1', 'e1']) })?.outcome).toBe('held');
  });

  it('tells a shared claim beside a hold, and none beside an account that is contested', () => {
    const world = people(...sameNames);
    const stranger = entry('d-bo', { userPrincipalName: login }, { displayName: 'Bo Berg', enabled: false });
    const held = { ...world, directory: [...world.directory, stranger] };
    expect(verdictOf(held)?.outcome).toBe('held');
    expect(reconcile(held).sharedClaims).toEqual([['u-1', 'd-alice', 'd-old']]);
    const contested = { ...world, application: [...world.application, account('u-2', { login })] };
    expect(reconcile(contested).sharedClaims).toEqual([]);
  });
});

describe('the other way', () => {
  const stopped = entry(
    'd-alice',
    { userPrincipalName: 'alice@contoso.com', mail: 'a.archer@fabrikam.com', employeeId: 'E1' },
    { displayName: 'Alice Archer' },
  );

  it('finds the second account of somebody who claims one', () => {
    const application = [aliceAccount, account('u-2', { email: 'A.Archer@fabrikam.com' })];
    expect(verdictOf({ application, directory: [stopped] }, 'u-2')).toEqual({
      ...unclaimed,
      reason: 'second-account',
      otherWay: 'd-alice',
      otherRule: 2,
    });
  });

  it('finds an account shadowed by somebody who claims several', () => {
    const application = [
      aliceAccount,
      account('u-2', { email: 'a.archer@fabrikam.com' }),
      account('u-3', { login: 'alice@contoso.com' }),
    ];
    expect(verdictOf({ application, directory: [stopped] }, 'u-2')).toEqual({
      ...unclaimed,
      reason: 'shadowed',
      otherWay: 'd-alice',
      otherRule: 2,
    });
  });

  it('prefers who claims one, though several are claimed under an earlier rule', () => {
    const application = [
      aliceAccount,
      account('u-2', { email: 'a.archer@fabrikam.com', emp_no: 'E2' }),
      account('u-3', { login: 'alice@contoso.com' }),
      account('u-4', { login: 'bo@contoso.com' }),
    ];
    const bo = entry('d-bo', { userPrincipalName: 'bo@contoso.com', employeeId: 'E2' });
    expect(verdictOf({ application, directory: [stopped, bo] }, 'u-2')).toEqual({
      ...unclaimed,
      reason: 'second-account',
      otherWay: 'd-bo',
      otherRule: 3,
    });
  });

  it('names the smallest by rule, then rank, then the bytes of the id', () => {
    const application = [
      account('u-1', { email: 'desk@contoso.com', emp_no: 'E9' }),
      ...['bo', 'cy', 'di', 'ed'].map((name) => account(`u-${name}`, { login: `${name}@contoso.com` })),
    ];
    const byNumber = entry('d-0', { userPrincipalName: 'bo@contoso.com', employeeId: 'E9' });
    const disabled = entry(
      'd-1',
      { userPrincipalName: 'cy@contoso.com', mail: 'desk@contoso.com' },
      { enabled: false },
    );
    const astral = entry('d-\u{1F9A6}', { userPrincipalName: 'di@contoso.com', mail: 'desk@contoso.com' });
    const wide = entry('d-\uFF5E', { userPrincipalName: 'ed@contoso.com', mail: 'desk@contoso.com' });
    const named = (...directory: readonly DirectoryUser[]) => verdictOf({ application, directory })?.otherWay;
    expect(named(byNumber)).toBe('d-0');
    expect(named(byNumber, disabled)).toBe('d-1');
    expect(named(byNumber, disabled, astral)).toBe('d-\u{1F9A6}');
    expect(named(byNumber, disabled, astral, wide)).toBe('d-\uFF5E');
  });

  it('does not look at users who claimed nobody, nor at rules before the claim', () => {
    const application = [aliceAccount, account('u-2', { login: 'bo@contoso.com' })];
    const directory = [entry('d-bo', { mail: 'bo@contoso.com' }), alice];
    expect(verdictOf({ application, directory }, 'u-2')).toEqual(unclaimed);
  });

  it.each(['', 'N/A', ' - '])('does not count "%s" as a value on either side', (nothing) => {
    const directory = [{ ...stopped, attributes: { ...stopped.attributes, mail: nothing } }];
    const application = [aliceAccount, account('u-2', { login: 'bo@contoso.com', email: nothing })];
    expect(verdictOf({ application, directory }, 'u-2')).toEqual(unclaimed);
  });

  it('compares as the later rule does', () => {
    const rules = [loginRule, { ...emailRule, caseExact: true }];
    const application = [aliceAccount, account('u-2', { email: 'A.Archer@fabrikam.com' })];
    expect(verdictOf({ rules, application, directory: [stopped] }, 'u-2')).toEqual(unclaimed);
  });
});

describe('forecasts', () => {
  const unknownHere = { application: [account('u-1', { login: 'bo@contoso.com' })], directory: [alice] };

  it('update: one hit', () => {
    expect(forecastOf({ application: [aliceAccount], directory: [alice] })).toEqual({
      forecast: 'update',
      reason: 'none',
      rule: 1,
      application: 'u-1',
    });
  });

  it('update: a hold changes nothing', () => {
    const lower = { ...alice, id: 'd-bo', displayName: 'Bo Berg', enabled: false };
    const world = { application: [aliceAccount], directory: [alice, lower] };
    expect(verdictOf(world)?.outcome).toBe('held');
    expect(forecastOf(world)?.forecast).toBe('update');
  });

  it('create: no hit', () => {
    expect(forecastOf(unknownHere)).toEqual({
      forecast: 'create',
      reason: 'none',
      rule: 0,
      application: null,
    });
  });

  it('skip: disabled, whatever it claims', () => {
    expect(forecastOf({ application: [aliceAccount], directory: [{ ...alice, enabled: false }] })).toEqual({
      forecast: 'skip',
      reason: 'NotEffectivelyEntitled',
      rule: 1,
      application: null,
    });
  });

  it('skip: no value under any rule', () => {
    const directory = [entry('d-alice', { userPrincipalName: '', mail: ' n/a ', employeeId: '-' })];
    const target = { create: false, required: ['userPrincipalName'] };
    expect(forecastOf({ application: [aliceAccount], directory, target })).toEqual({
      forecast: 'skip',
      reason: 'EntryJoiningPropertyValueIsMissing',
      rule: 0,
      application: null,
    });
  });

  it('skip: the target does not create, even where a field is missing', () => {
    expect(forecastOf({ ...unknownHere, target: { create: false, required: ['mail'] } })).toEqual({
      forecast: 'skip',
      reason: 'create-off',
      rule: 0,
      application: null,
    });
  });

  it('fail: a required attribute is empty', () => {
    const target = { create: true, required: ['userPrincipalName', 'mail'] };
    expect(forecastOf({ ...unknownHere, target })).toEqual({
      forecast: 'fail',
      reason: 'MandatoryFieldsMissing',
      rule: 0,
      application: null,
    });
    const withPlaceholder = [entry('d-alice', { userPrincipalName: 'alice@contoso.com', mail: 'N/A' })];
    expect(forecastOf({ ...unknownHere, directory: withPlaceholder, target })?.forecast).toBe('create');
    expect(forecastOf({ application: [aliceAccount], directory: [alice], target })?.forecast).toBe('update');
  });

  it('fail: several hits', () => {
    const application = [aliceAccount, account('u-2', { login: 'alice@contoso.com' })];
    expect(forecastOf({ application, directory: [alice] })).toEqual({
      forecast: 'fail',
      reason: 'DuplicateTargetEntries',
      rule: 1,
      application: null,
    });
  });

  it('fail: another user of rank 1 claims the same account, be it among several', () => {
    const application = [
      account('u-1', { login: 'alice@contoso.com', email: 'desk@contoso.com' }),
      account('u-2', { email: 'desk@contoso.com' }),
    ];
    const rival = entry('d-desk', { mail: 'desk@contoso.com' });
    const directory = [alice, rival];
    expect(forecastOf({ application, directory })).toEqual({
      forecast: 'fail',
      reason: 'DuplicateSourceEntries',
      rule: 1,
      application: 'u-1',
    });
    expect(forecastOf({ application, directory }, 'd-desk')?.reason).toBe('DuplicateTargetEntries');
    expect(forecastOf({ application, directory, assigned: ['d-alice'] })?.forecast).toBe('update');
    expect(forecastOf({ application, directory: [alice, { ...rival, enabled: false }] })?.forecast).toBe(
      'update',
    );
  });

  it('are made for everybody in scope and nobody else', () => {
    const directory = [alice, { ...alice, id: 'd-bo' }, { ...alice, id: 'd-cy', enabled: false }];
    const { directory: made } = reconcile({ directory, assigned: ['d-alice', 'd-cy', 'd-stranger'] });
    expect([...made.keys()]).toEqual(['d-alice', 'd-cy']);
  });
});

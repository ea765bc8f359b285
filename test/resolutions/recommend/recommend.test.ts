import { describe, expect, it, test } from 'vitest';
import type { Hold } from '../../../src/model/outcomes.ts';
import type { ResolutionOption } from '../../../src/model/resolution-options.ts';
import type { MatchingRule } from '../../../src/model/rules.ts';
import {
  decidingRule,
  recommend,
  recommendationRules,
} from '../../../src/resolutions/recommend/recommend.ts';
import type { ResolutionFacts } from '../../../src/resolutions/recommend/resolution-facts.ts';
import { emailRule, factsOf, loginRule, personOf, proposed, reasonOf } from './resolution-facts-of.ts';

const claimedByLogin = {
  claimants: [personOf({ claims: ['00123'] })],
  claimed: [{ rule: loginRule, value: 'alice@contoso.com' }],
} as const;

const namesake = personOf({ id: 'd-2', upn: 'alice2@contoso.com', claims: ['00123'] });
const contested = {
  outcome: 'contested',
  claimants: [personOf({ claims: ['00123', '00124'] })],
  claimed: [{ rule: emailRule, value: 'archer@contoso.com' }],
} as const;

const oldAddress = reasonOf(
  'same-alias',
  ['email', 'alice.archer@contoso.com'],
  ['proxyAddresses', 'smtp:alice.archer@contoso.com'],
);
const addressAsName = reasonOf('same-address', ['login', 'alice@contoso.com'], ['mail', 'Alice@contoso.com']);
const sameName = reasonOf('same-name', ['name', 'Alice Archer'], ['displayName', 'Alice Archer']);
const badge = reasonOf('same-identifier', ['badge', 'A-7'], ['employeeId', 'A-7']);

const blankAtEnd = {
  flaw: 'hidden-characters',
  attribute: 'login',
  value: 'alice@contoso.com ',
  mended: 'alice@contoso.com',
} as const;

const badgeRule: MatchingRule = {
  ...loginRule,
  application: 'badge',
  directory: { kind: 'attribute', name: 'employeeId' },
};

/** An account and its candidate, whose numbers are the same but for the zeros before them. */
function numbered(badge: string, employeeId: string, zeroFilled: number | null): ResolutionFacts {
  const reason = reasonOf('same-identifier', ['badge', badge], ['employeeId', employeeId]);
  const rules = [{ rule: badgeRule, values: [badge], zeroFilled }];
  return proposed({ ruleValues: [employeeId] }, [reason], { rules });
}

interface Case {
  readonly rule: string;
  readonly facts: ResolutionFacts;
  readonly option: ResolutionOption;
  /** Parts of what is to be changed, and of the evidence. */
  readonly change: readonly string[];
  readonly evidence: readonly string[];
}

function heldCase(
  hold: Hold,
  option: ResolutionOption,
  change: string,
  more: Partial<ResolutionFacts> = {},
): Case {
  return {
    rule: `held-${hold}`,
    facts: factsOf({
      outcome: 'held',
      holds: [hold],
      ...claimedByLogin,
      claimants: [...claimedByLogin.claimants, namesake],
      ...more,
    }),
    option,
    change: ['decide same-person with `d-1` as directory_id', change],
    evidence: ['Alice Archer (a.archer@contoso.com) claims it by [userPrincipalName], but '],
  };
}

const cases: readonly Case[] = [
  {
    rule: 'claimed-by-somebody-refused',
    facts: factsOf({ outcome: 'matched', ...claimedByLogin, isClaimantRefused: true, isClaimantNewer: true }),
    option: 'update-in-application',
    change: ['login `alice@contoso.com` → the value of its own person'],
    evidence: ['Alice Archer (a.archer@contoso.com) claims it', "somebody else's"],
  },
  {
    rule: 'matched-with-new-user',
    facts: factsOf({ outcome: 'matched', ...claimedByLogin, isClaimantNewer: true }),
    option: 'update-in-entra',
    change: ['Have Alice Archer (a.archer@contoso.com) enabled'],
    evidence: ['is disabled and was created after it'],
  },
  {
    rule: 'matched-while-a-namesake-is-enabled',
    facts: factsOf({ outcome: 'matched', ...claimedByLogin, namesake }),
    option: 'update-in-application',
    change: [
      'Find out whether the account is that of Alice Archer (alice2@contoso.com): then login `alice@contoso.com` → ',
    ],
    evidence: ['is disabled', 'Alice Archer (alice2@contoso.com) is enabled'],
  },
  {
    rule: 'matched-of-a-purpose-with-disabled',
    facts: factsOf({
      outcome: 'matched',
      ...claimedByLogin,
      purpose: { purpose: 'service', word: 'backup' },
    }),
    option: 'update-in-application',
    change: ['Take login `alice@contoso.com` away', 'have Alice Archer (a.archer@contoso.com) enabled'],
    evidence: ['is disabled', 'the word "backup"'],
  },
  {
    rule: 'matched-with-disabled',
    facts: factsOf({ outcome: 'matched', ...claimedByLogin }),
    option: 'delete-leaver',
    change: ['Alice Archer (a.archer@contoso.com) enabled'],
    evidence: ['is disabled'],
  },
  ...(['recycled', 'contradiction', 'look-alike', 'second-claimant'] as const).map((hold) => ({
    ...heldCase(hold, 'update-in-application', 'that of Alice Archer (alice2@contoso.com), who claims none', {
      namesake,
    }),
    rule: `held-${hold}-of-namesake`,
  })),
  {
    ...heldCase('recycled', 'update-in-application', 'login `alice@contoso.com` → ', { isUsedSince: true }),
    rule: 'held-recycled-in-use',
  },
  {
    ...heldCase('recycled', 'update-in-application', 'login `alice@contoso.com` → ', { displayName: '' }),
    rule: 'held-recycled-nameless',
  },
  heldCase('recycled', 'delete-leaver', 'delete it'),
  heldCase('contradiction', 'update-in-application', 'login `alice@contoso.com` → '),
  {
    ...heldCase(
      'second-claimant',
      'update-in-application',
      'login `alice@contoso.com` | email `sales@contoso.com` are of',
      {
        claimed: [...claimedByLogin.claimed, { rule: emailRule, value: 'sales@contoso.com' }],
      },
    ),
    rule: 'held-second-claimant-by-another-value',
  },
  heldCase('second-claimant', 'update-in-entra', 'Alice Archer (alice2@contoso.com)'),
  heldCase('look-alike', 'update-in-application', 'login `alice@contoso.com` → '),
  heldCase('privileged', 'update-in-application', 'login `alice@contoso.com` → '),
  {
    rule: 'ambiguous-by-several-values',
    facts: factsOf({
      outcome: 'ambiguous',
      claimants: [personOf({}), namesake],
      claimed: [...claimedByLogin.claimed, { rule: emailRule, value: 'sales@contoso.com' }],
    }),
    option: 'update-in-application',
    change: ['login `alice@contoso.com` | email `sales@contoso.com` are of Alice Archer'],
    evidence: ['by different values'],
  },
  {
    rule: 'ambiguous',
    facts: factsOf({ outcome: 'ambiguous', ...claimedByLogin, claimants: [personOf({}), namesake] }),
    option: 'update-in-entra',
    change: ['one of Alice Archer (a.archer@contoso.com) | Alice Archer (alice2@contoso.com)'],
    evidence: ['2 directory users claim it'],
  },
  {
    rule: 'contested-test',
    facts: factsOf({ ...contested, purpose: { purpose: 'test', word: 'test' } }),
    option: 'delete-test-user',
    change: ['Delete `00123` and keep `00124`.'],
    evidence: ['"test"'],
  },
  {
    rule: 'contested',
    facts: factsOf(contested),
    option: 'update-in-application',
    change: ['`00123` | `00124`', 'email `archer@contoso.com` → (empty)'],
    evidence: ['claims 2 accounts by [mail]'],
  },
  {
    rule: 'named-as-test',
    facts: factsOf({ purpose: { purpose: 'test', word: 'demo' } }),
    option: 'delete-test-user',
    change: ['Delete the account.'],
    evidence: ['"demo"'],
  },
  {
    rule: 'named-as-service',
    facts: factsOf({ purpose: { purpose: 'service', word: 'svc' } }),
    option: 'keep-separate',
    change: ['Nothing'],
    evidence: ['"svc"'],
  },
  {
    rule: 'named-as-administration',
    facts: factsOf({ purpose: { purpose: 'administration', word: 'admin' } }),
    option: 'keep-separate',
    change: ['Nothing'],
    evidence: ['"admin"'],
  },
  {
    rule: 'named-as-function',
    facts: factsOf({ purpose: { purpose: 'function', word: 'empfang' } }),
    option: 'keep-separate',
    change: ['Nothing'],
    evidence: ['The login is "empfang", which names a function.'],
  },
  {
    rule: 'privileged-second-account',
    facts: proposed({ claims: ['00100'] }, [sameName], { privileged: 'yes' }),
    option: 'keep-separate',
    change: ['Nothing'],
    evidence: ['The account is privileged. Most likely Alice Archer', 'This person claims `00100`.'],
  },
  {
    rule: 'value-of-another',
    facts: proposed({ claims: ['00100'] }, [addressAsName], {
      confidence: 0.6,
      contradiction: {
        kind: 'other-name',
        application: { attribute: 'name', value: 'Petra Weber' },
        directory: { attribute: 'displayName', value: 'Alice Archer' },
      },
      otherWay: personOf({ ruleValues: ['', 'Alice.Archer@contoso.com'], claims: ['00100'] }),
    }),
    option: 'update-in-application',
    change: ['email `alice.archer@contoso.com` → the value of its own person.'],
    evidence: ['but the names have no word in common', 'This person claims `00100`.'],
  },
  {
    rule: 'second-account',
    facts: factsOf({ otherWay: personOf({ claims: ['00100'] }) }),
    option: 'delete-and-recreate',
    change: ['Delete `00123` and keep `00100`'],
    evidence: [
      'Alice Archer (a.archer@contoso.com) has a value of this account too. This person claims `00100`.',
    ],
  },
  {
    rule: 'common-cause',
    facts: proposed({}, [badge], {
      commonCause: { application: 'Badge', directory: 'employeeid', count: 40, of: 60 },
    }),
    option: 'change-rule',
    change: ['add Badge = [employeeid]'],
    evidence: ['40 of 60 accounts', 'badge `A-7` and employeeId `A-7`'],
  },
  {
    rule: 'second-account-of-candidate',
    facts: proposed({ claims: ['00100'] }, [sameName]),
    option: 'delete-and-recreate',
    change: ['Delete `00123` and keep `00100`'],
    evidence: ['name `Alice Archer` and displayName `Alice Archer`'],
  },
  {
    rule: 'newer-namesake',
    facts: proposed({}, [sameName], { isNewerThanUse: () => true, lastSignIn: '2023-02-02' }),
    option: 'delete-leaver',
    change: ['Find out whose account it is.', 'a namesake who has left'],
    evidence: ['name `Alice Archer`', 'last used on 2023-02-02, before this person'],
  },
  {
    rule: 'disabled-candidate',
    facts: proposed({ enabled: 'no' }, [oldAddress]),
    option: 'delete-leaver',
    change: ['Delete the account.'],
    evidence: ['Most likely Alice Archer', 'is disabled'],
  },
  {
    rule: 'rivals',
    facts: proposed({}, [oldAddress], { rivals: ['00124', '00125'] }),
    option: 'update-in-application',
    change: [
      'which of `00123` | `00124` | `00125` is the account of Alice Archer (a.archer@contoso.com)',
      'that one alone gets email `archer@contoso.com`',
    ],
    evidence: ['So it is for `00124` | `00125`.'],
  },
  {
    rule: 'value-missing-in-directory',
    facts: proposed({ ruleValues: ['a.archer@contoso.com', ''] }, [
      reasonOf(
        'same-alias',
        ['email', 'alice.archer@contoso.com'],
        ['otherMails', 'alice.archer@contoso.com'],
      ),
    ]),
    option: 'update-in-entra',
    change: ['[mail]: (empty) → `alice.archer@contoso.com`, of Alice Archer'],
    evidence: ['otherMails `alice.archer@contoso.com`'],
  },
  {
    rule: 'mail-for-sign-in-name',
    facts: proposed({}, [addressAsName]),
    option: 'align-mail-and-upn',
    change: ['login: `alice@contoso.com` → `a.archer@contoso.com`', 'compare it with [mail]'],
    evidence: ['[userPrincipalName], which is `a.archer@contoso.com`'],
  },
  {
    rule: 'other-value-of-candidate',
    facts: proposed({}, [oldAddress]),
    option: 'update-in-application',
    change: ['email: `alice.archer@contoso.com` → `archer@contoso.com`'],
    evidence: ['proxyAddresses `smtp:alice.archer@contoso.com`'],
  },
  {
    rule: 'mended-value-taken',
    facts: factsOf({ flawed: [blankAtEnd], mendedElsewhere: '00099' }),
    option: 'delete-and-recreate',
    change: [
      'Delete `00123` and keep `00099`',
      'login: `alice@contoso.com ` (with a blank at its end or beginning) → `alice@contoso.com`',
    ],
    evidence: ['that of `00099`'],
  },
  {
    rule: 'flawed-value',
    facts: factsOf({ flawed: [blankAtEnd] }),
    option: 'update-in-application',
    change: ['login: `alice@contoso.com ` (with a blank at its end or beginning) → `alice@contoso.com`'],
    evidence: ['login has blanks or characters that do not show'],
  },
  {
    rule: 'dormant',
    facts: factsOf({ isDormant: true, lastSignIn: '2024-02-01 08:00:00' }),
    option: 'delete-leaver',
    change: ['Delete the account.'],
    evidence: ['2024-02-01T08:00:00Z'],
  },
  {
    rule: 'inactive',
    facts: factsOf({ active: 'no' }),
    option: 'delete-leaver',
    change: ['Delete the account.'],
    evidence: ['inactive'],
  },
  {
    rule: 'privileged',
    facts: factsOf({ privileged: 'yes' }),
    option: 'keep-separate',
    change: ['Nothing'],
    evidence: ['privileged'],
  },
  {
    rule: 'weak-candidate',
    facts: proposed({}, [sameName], { confidence: 0.5 }),
    option: 'update-in-application',
    change: ['login: `alice@contoso.com` → `a.archer@contoso.com`'],
    evidence: ['Perhaps Alice Archer'],
  },
  {
    rule: 'nothing-to-match-by',
    facts: factsOf({
      outcome: 'no-match-value',
      rules: [
        { rule: loginRule, values: [], zeroFilled: null },
        { rule: emailRule, values: [], zeroFilled: null },
      ],
    }),
    option: 'new-property-in-application',
    change: ['login | email'],
    evidence: ['has a value'],
  },
  {
    rule: 'not-in-directory',
    facts: factsOf(),
    option: 'create-in-entra',
    change: ['[userPrincipalName] = `alice@contoso.com` | [mail] = `alice.archer@contoso.com`'],
    evidence: ['Nobody in the directory'],
  },
];

describe('a rule of recommendation', () => {
  it.each(cases)('$rule: $option', ({ rule, facts, option, change, evidence }) => {
    expect(decidingRule(facts)).toBe(rule);
    const found = recommend(facts);
    expect(found.option).toBe(option);
    for (const part of change) expect(found.change).toContain(part);
    for (const part of evidence) expect(found.evidence).toContain(part);
    expect(found.others).not.toContain(option);
    expect(new Set(found.others).size).toBe(found.others.length);
  });

  test('each has a case, and no two have one name', () => {
    expect(cases.map(({ rule }) => rule)).toEqual(recommendationRules.map(({ name }) => name));
    expect(new Set(recommendationRules.map(({ name }) => name)).size).toBe(recommendationRules.length);
  });
});

describe('which rule goes before which', () => {
  it.each<[string, ResolutionFacts, string]>([
    ['one value that others claim by another rule', factsOf({ outcome: 'held', holds: ['second-claimant'], ...claimedByLogin, claimed: [...claimedByLogin.claimed, { rule: emailRule, value: 'Alice@contoso.com' }] }), 'held-second-claimant'],
    ['a likely person before another who has a value', proposed({}, [oldAddress], { otherWay: personOf({ id: 'd-9', claims: ['x'] }) }), 'other-value-of-candidate'],
    ['a privileged account of somebody who has no other', proposed({}, [oldAddress], { privileged: 'yes' }), 'other-value-of-candidate'],
    ['a namesake who has an account is no guess', proposed({ claims: ['x'] }, [sameName], { confidence: 0.5 }), 'not-in-directory'],
    ['a test account of a person who has another', factsOf({ purpose: { purpose: 'test', word: 'test' }, otherWay: personOf({}) }), 'named-as-test'],
    ['a likely person before disuse', proposed({}, [oldAddress], { isDormant: true }), 'other-value-of-candidate'],
    ['disuse before a guess', proposed({}, [sameName], { confidence: 0.5, isDormant: true }), 'dormant'],
    ['a guess before nothing to match by', proposed({}, [sameName], { confidence: 0.5, outcome: 'no-match-value' }), 'weak-candidate'],
    ['a value that can be mended before deletion', factsOf({ flawed: [blankAtEnd], isDormant: true }), 'flawed-value'],
    ['disuse before privilege', factsOf({ isDormant: true, privileged: 'yes' }), 'dormant'],
    ['more than a name before disuse', proposed({}, [oldAddress], { isNewerThanUse: () => true }), 'other-value-of-candidate'],
    ['a disabled person before what they have', proposed({ enabled: 'no' }, [oldAddress]), 'disabled-candidate'],
    ['the person’s other account before a correction', proposed({ claims: ['x'] }, [oldAddress]), 'second-account-of-candidate'],
    ['the recycled value before the privilege', factsOf({ outcome: 'held', holds: ['privileged', 'recycled'], ...claimedByLogin }), 'held-recycled'],
    ['disuse before a new directory user', factsOf({ outcome: 'matched', ...claimedByLogin, isClaimantNewer: true, isDormant: true }), 'matched-with-disabled'],
    ['a test account of somebody disabled', factsOf({ outcome: 'matched', ...claimedByLogin, purpose: { purpose: 'test', word: 'demo' } }), 'matched-with-disabled'],
    ['a correction in the directory, of which there can be one', proposed({ ruleValues: ['', ''] }, [oldAddress], { rivals: ['00124'] }), 'rivals'],
    ['a guess that others have too', proposed({}, [sameName], { confidence: 0.5, rivals: ['00124'] }), 'weak-candidate'],
    ['the leaver before which account was theirs', proposed({ enabled: 'no' }, [oldAddress], { rivals: ['00124'] }), 'disabled-candidate'],
    ['a function whose directory user has its name', proposed({ displayName: 'Empfang Contoso' }, [oldAddress], { purpose: { purpose: 'function', word: 'empfang' } }), 'other-value-of-candidate'],
    ['an account whose state is not known', factsOf({ active: 'unknown', privileged: 'unknown' }), 'not-in-directory'],
  ])('%s', (_what, facts, rule) => {
    expect(decidingRule(facts)).toBe(rule);
  }); // prettier-ignore
});

describe('what is to be changed', () => {
  it('fills in an empty value from a candidate', () => {
    const rules = [
      { rule: loginRule, values: [], zeroFilled: null },
      { rule: emailRule, values: [], zeroFilled: null },
    ];
    const facts = proposed({ ruleValues: ['', 'archer@contoso.com'] }, [sameName], {
      outcome: 'no-match-value',
      rules,
    });
    expect(recommend(facts)).toMatchObject({
      option: 'update-in-application',
      change: 'email: (empty) → `archer@contoso.com`',
    });
  });

  it('mends the directory where its value has hidden characters and the application’s has none', () => {
    const reason = reasonOf(
      'same-address',
      ['email', 'archer@contoso.com'],
      ['mail', 'archer@contoso.com\u200b'],
    );
    const facts = proposed({ ruleValues: ['a.archer@contoso.com', 'archer@contoso.com\u200b'] }, [reason], {
      rules: [{ rule: loginRule, values: [], zeroFilled: null }, { rule: emailRule, values: ['archer@contoso.com'], zeroFilled: null }],
    }); // prettier-ignore
    expect(recommend(facts)).toMatchObject({
      option: 'update-in-entra',
      change:
        '[mail]: `archer@contoso.com\\u{200b}` (with characters that do not show) → `archer@contoso.com`, of Alice Archer (a.archer@contoso.com)',
    });
  });

  it('takes the sign-in name for the mail where the rule compares mail', () => {
    const reason = reasonOf(
      'same-address',
      ['email', 'a.archer@contoso.com'],
      ['userPrincipalName', 'a.archer@contoso.com'],
    );
    const facts = proposed({}, [reason], { rules: [{ rule: emailRule, values: ['a.archer@contoso.com'], zeroFilled: null }] }); // prettier-ignore
    expect(decidingRule({ ...facts, personAt: () => personOf({ ruleValues: ['archer@contoso.com'] }) })).toBe(
      'mail-for-sign-in-name',
    );
  });

  it('names the letters that only look plain, which no print shows', () => {
    const flawed = {
      flaw: 'look-alike-letters',
      attribute: 'login',
      value: '\u0430lice',
      mended: 'alice',
    } as const;
    expect(recommend(factsOf({ flawed: [flawed] })).evidence).toContain('U+0430');
  });

  it('of a crowd names the first ones', () => {
    const claims = Array.from({ length: 14 }, (_, at) => `k-${10 + at}`);
    const facts = factsOf({ ...contested, key: 'k-10', claimants: [personOf({ claims })] });
    expect(recommend(facts).change).toContain('`k-19` | and 4 more');
  });

  it('gives a person who has nothing to be found by the value of the account', () => {
    const facts = proposed({ ruleValues: ['', ''] }, [sameName]);
    expect(recommend(facts)).toMatchObject({
      option: 'update-in-entra',
      change: '[userPrincipalName]: (empty) → `alice@contoso.com`, of Alice Archer (a.archer@contoso.com)',
    });
    expect(decidingRule(proposed({ ruleValues: ['', ''] }, [sameName], { confidence: 0.5 }))).toBe(
      'weak-candidate',
    );
  });
});

test('zeros that the directory has lost are put back there', () => {
  expect(recommend(numbered('00421', '421', 5))).toMatchObject({
    option: 'update-in-entra',
    change:
      'Export the directory again, not through a spreadsheet: most likely it took the zeros. If Entra ID has none either: [employeeId]: `421` → `00421`, of Alice Archer (a.archer@contoso.com)',
  });
});

test.each([
  ['00421', '421', null],
  ['000421', '421', 5],
  ['00421', '00422', 5],
  ['421', '00421', 5],
  ['00421', '0421x', 5],
])('%s and %s, of numbers with %s digits, are no zeros lost in the directory', (badge, employeeId, width) => {
  const { option, change } = recommend(numbered(badge, employeeId, width));
  expect([option, change]).toEqual(['update-in-application', `badge: \`${badge}\` → \`${employeeId}\``]);
});

describe('guesses', () => {
  it('that are as good as each other leave it to a person which is right', () => {
    const [one, other] = [4, 5].map((person) => ({
      person,
      confidence: 0.35,
      reasons: [sameName],
      contradiction: null,
    }));
    const facts = factsOf({
      candidates: [one, other],
      personAt: (row) => personOf({ id: `d-${row}`, upn: `alice${row}@contoso.com` }),
    });
    expect(recommend(facts)).toMatchObject({
      option: 'update-in-application',
      change: 'Find out whose account it is; then login: `alice@contoso.com` → the value of that person.',
      evidence: expect.stringContaining(
        'Alice Archer (alice4@contoso.com) | Alice Archer (alice5@contoso.com)',
      ),
    });
  });
});

describe('whom nobody in the directory can be', () => {
  const samName: MatchingRule = {
    ...loginRule,
    directory: { kind: 'attribute', name: 'onPremisesSamAccountName' },
  };
  const number: MatchingRule = {
    ...badgeRule,
    directory: { kind: 'expression', text: 'Trim([employeeId])', attributes: ['employeeId'] },
  };

  it('is created in Active Directory where nothing that a rule compares can be given in Entra ID', () => {
    const rules = [{ rule: samName, values: ['alice'], zeroFilled: null }];
    expect(recommend(factsOf({ rules }))).toMatchObject({
      option: 'create-in-ad',
      change:
        'Create the person in Active Directory, disabled at first, so that a rule finds the account: [onPremisesSamAccountName] = `alice`.',
    });
  });

  it('is created with what can be given, and so that an expression gives its value', () => {
    const rules = [
      { rule: samName, values: ['alice'], zeroFilled: null },
      { rule: number, values: ['417'], zeroFilled: null },
    ];
    expect(recommend(factsOf({ rules }))).toMatchObject({
      option: 'create-in-entra',
      change:
        'Create the person, disabled at first, so that a rule finds the account: Trim([employeeId]) gives `417`.',
    });
  });

  it.each([
    ['unknown', '', 'Whether it is in use is not known'],
    ['unknown', '2026-06-01', 'Nothing speaks against its being in use.'],
    ['yes', '', 'It is active; when it was last used is not known.'],
  ] as const)('whose state is %s and whose last sign-in is %j', (active, lastSignIn, words) => {
    expect(recommend(factsOf({ active, lastSignIn })).evidence).toContain(words);
  });
});

describe('a person who claims another account', () => {
  it.each([
    ['held', 'which a check holds'],
    ['ambiguous', 'which several directory users claim'],
    ['contested', 'which share a value'],
    ['other-name', 'which has another name'],
  ] as const)('that is perhaps not their own (%s) is no reason to delete this one', (claimDoubt, words) => {
    const facts = factsOf({ otherWay: personOf({ claims: ['00100'], claimDoubt }) });
    expect(recommend(facts)).toMatchObject({
      option: 'update-in-application',
      change: expect.stringContaining(`Settle first whose \`00100\` is, ${words}: `),
    });
  });

  it('that is not in use is to keep the one that is', () => {
    const otherWay = personOf({ claims: ['00100'], areClaimsIdle: true });
    expect(recommend(factsOf({ otherWay }))).toMatchObject({
      option: 'update-in-application',
      change:
        'Keep `00123`, which is in use, and delete `00100`; then `00123` gets login `a.archer@contoso.com`.',
    });
    for (const idle of [{ isDormant: true }, { active: 'no' }, { lastSignIn: '' }] as const)
      expect(recommend(factsOf({ otherWay, ...idle })).option).toBe('delete-and-recreate');
  });
});

describe('an alias of somebody with an account', () => {
  const alias = reasonOf('same-alias', ['email', 'karl@contoso.com'], ['proxyAddresses', 'karl@contoso.com']);

  it('does not delete the account of another name: mail to leavers is sent on', () => {
    const facts = proposed({ claims: ['00124'], displayName: 'Alice Boss' }, [alias]);
    expect(recommend(facts)).toMatchObject({
      option: 'update-in-application',
      change: expect.stringContaining('Find out whether `00123` is the account of Alice Boss'),
    });
  });

  it.each(['Alice Archer', ''])('makes a second account of one that is called %j', (displayName) => {
    const facts = proposed({ claims: ['00124'] }, [alias], { displayName });
    expect(recommend(facts).option).toBe('delete-and-recreate');
  });
});

describe('a disabled namesake', () => {
  it('is no reason to delete an account in use', () => {
    expect(recommend(proposed({ enabled: 'no' }, [sameName]))).toMatchObject({
      option: 'create-in-entra',
      change: expect.stringContaining('Find out whose account it is, which is in use.'),
    });
    expect(recommend(proposed({ enabled: 'no' }, [sameName], { lastSignIn: '' })).option).toBe(
      'delete-leaver',
    );
    expect(recommend(proposed({ enabled: 'no' }, [oldAddress])).option).toBe('delete-leaver');
  });
});

describe('a telling word', () => {
  const told = { purpose: { purpose: 'test', word: 'demo' } } as const;

  it('tells nothing where the person is called so', () => {
    const facts = proposed({ displayName: 'Jill Demo' }, [oldAddress], told);
    expect(decidingRule(facts)).toBe('other-value-of-candidate');
  });

  it('tells its purpose where the person is called otherwise, or is a guess', () => {
    expect(decidingRule(proposed({}, [oldAddress], told))).toBe('named-as-test');
    const guess = proposed({ displayName: 'Jill Demo' }, [sameName], { ...told, confidence: 0.5 });
    expect(decidingRule(guess)).toBe('named-as-test');
  });
});

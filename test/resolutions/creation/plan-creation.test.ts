import { describe, expect, test } from 'vitest';
import type { Refusal, RowToCreate } from '../../../src/model/creation.ts';
import { explanationOfRefusal } from '../../../src/model/refusal-words.ts';
import { inShort, planOf, usual, type CreationWorld } from '../../creation/creation-world.ts';

const mia = { key: 'A1', login: 'mia', name: 'Mia Sand', emp_no: '1001', email: 'mia@contoso.com' };
const noor = { key: 'A2', login: 'noor', name: 'Noor Vidal', emp_no: '1002', email: 'noor@contoso.com' };
const kai = { id: 'd1', userPrincipalName: 'kai@contoso.com', employeeId: '7', displayName: 'Kai Berg' };

const byNumber = ['emp_no=employeeId'];
const withNumber: Record<string, string> = { ...usual, employeeId: '[emp_no]' };

const world = (more: Partial<CreationWorld> = {}): CreationWorld => ({
  application: [mia, noor],
  directory: [kai],
  rules: byNumber,
  ...more,
});

function refusalsOf(
  at: CreationWorld,
  wanted: readonly (number | Partial<RowToCreate>)[],
  attributes: Readonly<Record<string, string>> = withNumber,
  domains?: readonly string[],
): Refusal[] {
  return planOf(at, wanted, attributes, domains).notCreated.map(({ refusal }) => refusal);
}

test('users are planned by key, with every value of the settings', () => {
  const { users, notCreated, matchAttributes } = planOf(world(), [1, 0], { ...withNumber, country: '"NO"' });
  expect(notCreated).toEqual([]);
  expect(users).toEqual(
    [mia, noor].map(({ key, login, name, emp_no }, row) => ({
      row,
      applicationKey: key,
      userPrincipalName: `${login}@contoso.com`,
      mailNickname: login,
      displayName: name,
      set: new Map(Object.entries({ employeeId: emp_no, country: 'NO' })),
    })),
  );
  expect(matchAttributes).toEqual(['employeeId']);
});

test('a placeholder counts as no value, and what gives nothing is not written', () => {
  const at = world({
    application: [
      { ...mia, town: 'N/A', unit: '' },
      { ...noor, login: 'none' },
    ],
    rules: ['login=mailNickname'],
    alsoThere: ['mailNickname'],
  });
  const { users, notCreated } = planOf(at, [0, 1], { ...usual, city: '[town]', department: '[unit]' });
  expect(users.map(({ set }) => set)).toEqual([new Map()]);
  expect(notCreated).toEqual([{ row: 1, refusal: { kind: 'upn-form', upn: '@contoso.com' } }]);
});

describe('whoever may be in the directory already gets in by a decision only', () => {
  const undecided = { isDecided: false };

  test('where there is a candidate', () => {
    expect(refusalsOf(world(), [{ ...undecided, hasCandidate: true }])).toEqual([
      { kind: 'no-decision-candidate' },
    ]);
    expect(refusalsOf(world(), [{ ...undecided }])).toEqual([]);
    expect(refusalsOf(world(), [{ hasCandidate: true }])).toEqual([]);
  });

  test('where a directory user who claims another account has the same value', () => {
    const kaiToo = { key: 'A3', login: 'kai2', name: 'Kai Berg', emp_no: '7', email: '' };
    const at = world({
      application: [{ ...kaiToo, key: 'A0', login: 'kai', emp_no: '' }, kaiToo],
      rules: ['login=mailNickname', 'emp_no=employeeId'],
      directory: [{ ...kai, mailNickname: 'kai' }],
    });
    expect(refusalsOf(at, [{ row: 1, ...undecided }])).toEqual([{ kind: 'no-decision-value' }]);
    // Decided, the number would still be that of somebody else.
    expect(refusalsOf(at, [1])).toEqual([
      { kind: 'matching-value-taken', rule: 2, value: '7', by: 'kai@contoso.com' },
    ]);
    expect(refusalsOf(at, [1], usual)).toEqual([]);
  });

  test('where directory users claim the account already', () => {
    const at = world({
      directory: [
        { ...kai, employeeId: '1001' },
        { ...kai, id: 'd2', userPrincipalName: 'k@contoso.com', employeeId: '1001' },
      ],
    });
    expect(refusalsOf(at, [undecided])).toEqual([{ kind: 'no-decision-conflict' }]);
    expect(refusalsOf(at, [0])).toEqual([
      { kind: 'matching-value-taken', rule: 1, value: '1001', by: 'kai@contoso.com' },
    ]);
  });

  test('and nobody who is matched or set aside gets in at all', () => {
    const at = world({
      directory: [{ ...kai, employeeId: '1001' }],
      exclusions: [{ attribute: 'login', matches: '^noor$', reason: 'x', expires: null }],
    });
    expect(refusalsOf(at, [0, 1])).toEqual([{ kind: 'already-matched' }, { kind: 'excluded' }]);
  });
});

test('a value that nobody can compute is told with its function', () => {
  const at = world({ application: [{ ...mia, login: 'mia|mia.sand' }] });
  expect(refusalsOf(at, [0])).toEqual([
    {
      kind: 'expression-failed',
      attribute: 'userPrincipalName',
      why: expect.stringMatching(/^Append cannot be computed: it got several values/),
    },
  ]);
});

describe('names and addresses that somebody has', () => {
  test.each([
    ['the name to sign in with', { userPrincipalName: 'MIA@contoso.com' }],
    ['the mail address', { userPrincipalName: 'kai@contoso.com', mail: 'Mia@Contoso.com' }],
    [
      'an alias',
      { userPrincipalName: 'kai@contoso.com', proxyAddresses: 'SMTP:kai@contoso.com;smtp:MIA@contoso.com' },
    ],
  ])('%s', (_, named) => {
    const at = world({ directory: [kai, { ...kai, id: 'd0', employeeId: '8', ...named }] });
    expect(refusalsOf(at, [0])).toEqual([
      { kind: 'address-taken', address: 'mia@contoso.com', by: named.userPrincipalName },
    ]);
    expect(inShort(at, planOf(at, [1], withNumber))).toEqual({ A2: 'noor@contoso.com' });
  });

  test('a mail address that is set', () => {
    const at = world({
      directory: [{ ...kai, mail: 'sand@contoso.com' }],
      application: [{ ...mia, email: 'sand@contoso.com' }],
    });
    expect(refusalsOf(at, [0], { ...withNumber, mail: '[email]' })).toEqual([
      { kind: 'address-taken', address: 'sand@contoso.com', by: 'kai@contoso.com' },
    ]);
  });

  test('the mail alias', () => {
    const at = world({ directory: [{ ...kai, mailNickname: 'Mia' }] });
    expect(refusalsOf(at, [0])).toEqual([{ kind: 'nickname-taken', nickname: 'mia', by: 'kai@contoso.com' }]);
  });

  test('of several who have it the one with the smallest key is named', () => {
    const others = ['d3', 'd2', 'd4'].map((id) => ({
      ...kai,
      id,
      employeeId: id,
      mailNickname: 'mia',
      userPrincipalName: `${id}@contoso.com`,
    }));
    expect(refusalsOf(world({ directory: others }), [0])).toMatchObject([{ by: 'd2@contoso.com' }]);
  });

  test('of several who would get one address or alias, nobody does', () => {
    const at = world({
      application: [mia, { ...noor, login: 'MIA' }, { ...noor, key: 'A3', login: 'lou', emp_no: '1003' }],
    });
    expect(refusalsOf(at, [0, 1, 2])).toEqual([
      { kind: 'address-repeated', address: 'mia@contoso.com', others: ['A2'] },
      { kind: 'address-repeated', address: 'MIA@contoso.com', others: ['A1'] },
    ]);
    expect(refusalsOf(at, [0, 2], { ...withNumber, mailNickname: 'Append([name], "1")' })).toMatchObject([
      { kind: 'nickname-form' },
      { kind: 'nickname-form' },
    ]);
    expect(
      refusalsOf(world(), [0, 1], { ...withNumber, mailNickname: 'Append("x", Left([name], 0))' }),
    ).toEqual([
      { kind: 'nickname-repeated', nickname: 'x', others: ['A2'] },
      { kind: 'nickname-repeated', nickname: 'x', others: ['A1'] },
    ]);
    const crossed = world({ application: [mia, { ...noor, email: 'mia@contoso.com' }] });
    expect(
      refusalsOf(crossed, [0, 1], { ...withNumber, mail: 'Replace([email], "mia", , , "noor", , )' }),
    ).toMatchObject([
      { kind: 'address-repeated', address: 'noor@contoso.com' },
      { kind: 'address-repeated', address: 'noor@contoso.com' },
    ]);
  });

  test('what the export does not have is said', () => {
    expect(planOf(world(), [0], withNumber).unchecked).toEqual(['mail', 'proxyAddresses', 'mailNickname']);
    const alsoThere = ['mail', 'proxyAddresses', 'mailNickname'];
    expect(planOf(world({ alsoThere }), [0], withNumber).unchecked).toEqual([]);
  });
});

describe('a created user has to match', () => {
  const notMatching = (
    at: CreationWorld,
    wanted: readonly number[],
    attributes?: Readonly<Record<string, string>>,
  ) =>
    refusalsOf(at, wanted, attributes).map((refusal) =>
      refusal.kind === 'would-not-match' ? refusal.problem : refusal,
    );

  test('so no rule may go without a written attribute', () => {
    expect(notMatching(world(), [0], usual)).toEqual([{ kind: 'claims-nobody' }]);
  });

  test('an expression of what is written will do', () => {
    const at = world({
      rules: ['email=Append([mailNickname], "@contoso.com")'],
      alsoThere: ['mailNickname'],
    });
    const plan = planOf(at, [0], usual);
    expect(inShort(at, plan)).toEqual({ A1: 'mia@contoso.com' });
    expect(plan.matchAttributes).toEqual([]);
  });

  test('nor does an account without a value', () => {
    expect(notMatching(world({ application: [{ ...mia, emp_no: '' }] }), [0])).toEqual([
      { kind: 'claims-nobody' },
    ]);
  });

  test('it may find its own account only', () => {
    const twin = { ...noor, emp_no: '1001' };
    expect(notMatching(world({ application: [mia, twin] }), [0])).toEqual([
      { kind: 'claims-others', keys: ['A2'] },
    ]);
  });

  test('and may not be what another account would be claimed by', () => {
    const at = world({
      application: [mia, { ...noor, email: 'mia@contoso.com', emp_no: '7' }],
      rules: ['emp_no=employeeId', 'email=userPrincipalName'],
    });
    // By the number it finds its own account and stops there: that of Noor stays matched with Kai.
    expect(inShort(at, planOf(at, [0], withNumber))).toEqual({ A1: 'mia@contoso.com' });
    expect(notMatching(at, [0], usual)).toEqual([{ kind: 'claims-others', keys: ['A2'] }]);
  });

  test('nobody has its matching value, not even under another rule', () => {
    const at = world({
      application: [mia, { ...noor, login: 'kai' }],
      rules: ['login=mailNickname', 'name=displayName'],
      directory: [{ ...kai, mailNickname: 'kai', displayName: 'mia sand' }],
    });
    expect(refusalsOf(at, [0], usual)).toEqual([
      { kind: 'matching-value-taken', rule: 2, value: 'Mia Sand', by: 'kai@contoso.com' },
    ]);
  });

  test('and no two who are created', () => {
    const at = world({
      application: [mia, { ...noor, name: 'Mia Sand' }],
      rules: ['login=mailNickname', 'name=displayName'],
      alsoThere: ['mailNickname'],
    });
    expect(refusalsOf(at, [0, 1], usual)).toEqual([
      { kind: 'matching-value-repeated', rule: 2, value: 'Mia Sand', others: ['A2'] },
      { kind: 'matching-value-repeated', rule: 2, value: 'Mia Sand', others: ['A1'] },
    ]);
    expect(refusalsOf(at, [0], usual)).toEqual([]);
  });

  test('a match that would be held is none', () => {
    const privileged = world({
      application: [
        { ...mia, privileged: 'yes' },
        { ...noor, privileged: 'no' },
      ],
    });
    expect(notMatching(privileged, [0, 1])).toEqual([{ kind: 'held', holds: ['privileged'] }]);
    const recycled = world({
      application: [
        { ...mia, created: '2020-01-01' },
        { ...noor, created: '2020-01-01' },
      ],
      directory: [{ ...kai, createdDateTime: '2019-01-01' }],
    });
    expect(notMatching(recycled, [0, 1])).toEqual([]);
    expect(
      notMatching(recycled, [0, 1], { ...withNumber, displayName: 'Append([login], " (Ledger)")' }),
    ).toEqual([
      { kind: 'held', holds: ['recycled'] },
      { kind: 'held', holds: ['recycled'] },
    ]);
  });

  test('nobody else comes out otherwise, not even for a value that only looks like theirs', () => {
    // Noor is matched by an address in Cyrillic letters that the address of Mia would look like.
    const at = world({
      application: [
        { ...mia, email: '' },
        { ...noor, email: 'mi\u0430@contoso.com' },
      ],
      directory: [{ ...kai, mail: 'mi\u0430@contoso.com' }],
      rules: ['emp_no=employeeId', 'email=mail'],
    });
    expect(notMatching(at, [0], { ...withNumber, mail: 'Append([login], "@contoso.com")' })).toEqual([
      { kind: 'changes-others', keys: ['A2'] },
    ]);
    expect(notMatching(at, [0])).toEqual([]);
  });

  test('a hold that a decision has lifted is no change, but one that comes in addition is', () => {
    const held = { ...noor, privileged: 'yes', email: 'mi\u0430@contoso.com' };
    const at = world({
      application: [{ ...mia, privileged: 'no', email: '' }, held],
      directory: [{ ...kai, mail: 'mi\u0430@contoso.com' }],
      rules: ['emp_no=employeeId', 'email=mail'],
      samePerson: ['A2'],
    });
    expect(notMatching(at, [0])).toEqual([]);
    expect(notMatching(at, [0], { ...withNumber, mail: 'Append([login], "@contoso.com")' })).toEqual([
      { kind: 'changes-others', keys: ['A2'] },
    ]);
  });

  test('who is taken out makes room for the others', () => {
    // The name of the first is the address of the second account, whose own user finds it by number.
    const at = world({
      application: [
        { ...mia, login: 'noor', email: '' },
        { ...noor, login: 'noor2' },
      ],
      rules: ['email=userPrincipalName', 'emp_no=employeeId'],
    });
    const plan = planOf(at, [0, 1], withNumber);
    expect(inShort(at, plan)).toEqual({ A1: 'would-not-match', A2: 'noor2@contoso.com' });
    expect(notMatching(at, [0, 1])).toEqual([{ kind: 'claims-others', keys: ['A2'] }]);
  });

  test('nobody gets an account beside others who claim it', () => {
    const at = world({
      application: [mia],
      rules: ['email=userPrincipalName', 'emp_no=employeeId'],
      directory: [
        { ...kai, userPrincipalName: 'mia.sand@contoso.com', employeeId: '1001', enabled: 'no' },
        { ...kai, id: 'd2', userPrincipalName: 'sand@contoso.com', employeeId: '1001', enabled: 'no' },
      ],
    });
    expect(refusalsOf(at, [0], usual)).toEqual([
      { kind: 'would-not-match', problem: { kind: 'held', holds: ['second-claimant'] } },
    ]);
  });
});

test('every refusal says why in a sentence', () => {
  const at = world({
    application: [
      { ...mia, login: 'm\u00eda' },
      { ...noor, emp_no: '' },
    ],
  });
  expect(refusalsOf(at, [0, 1]).map(explanationOfRefusal)).toEqual([
    '"m\u00eda@contoso.com" has characters that no user principal name may have: \u00ed U+00ED. NormalizeDiacritics takes accents away, StripSpaces blanks.',
    'Provisioning would not find this account by the created user, and create another one: write an attribute that a matching rule compares (create.set), and see that the account has a value there.',
  ]);
});

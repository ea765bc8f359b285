import { describe, expect, it } from 'vitest';
import { propose, proposeFor, type SmallUser } from './small-world.ts';

const only = (account: SmallUser, person: SmallUser) => {
  const [candidate] = proposeFor(account, person);
  return { confidence: candidate.confidence, kinds: candidate.reasons.map(({ kind }) => kind) };
};

it('joins what is independent', () => {
  const account = { displayName: 'Anna Berg', email: 'anna.berg@contoso.com ', login: '00417' };
  const person = { displayName: 'Anna Berg', mail: 'anna.berg@contoso.com', employeeId: '417' };
  expect(only(account, person)).toEqual({
    confidence: 0.99,
    kinds: ['same-identifier', 'same-address', 'same-name'],
  });
});

it.each([
  [
    'an address and what stands before its @',
    { email: 'anna.berg@contoso.com ' },
    { mail: 'anna.berg@contoso.com', mailNickname: 'anna.berg' },
    { confidence: 0.9, kinds: ['same-address'] },
  ],
  [
    'login and address of one word',
    { login: 'anna.berg', email: 'anna.berg@contoso.de' },
    { userPrincipalName: 'anna.berg@contoso.com', mail: 'anna.berg@contoso.com' },
    { confidence: 0.75, kinds: ['same-login'] },
  ],
  [
    'both parts of a name and the whole',
    { displayName: 'Jürgen Groß' },
    { displayName: 'Groß, Jürgen', givenName: 'Jürgen', surname: 'Groß' },
    { confidence: 0.7, kinds: ['same-name'] },
  ],
  [
    'a number as number and as login',
    { login: '00417' },
    { employeeId: '417', onPremisesSamAccountName: '00417' },
    { confidence: 0.9, kinds: ['same-identifier'] },
  ],
])('%s count once', (_what, account, person, expected) => {
  expect(only(account, person)).toEqual(expected);
});

it('a namesake is never trusted beyond 0.9, however much follows from the name', () => {
  const account = { displayName: 'Anna Berg', login: 'aberg', email: 'anna.berg@fabrikam.com' };
  const person = { displayName: 'Anna Berg', mailNickname: 'aberg', mail: 'anna.berg@contoso.com' };
  expect(only(account, person)).toEqual({
    confidence: 0.9,
    kinds: ['same-login', 'same-name', 'same-local-part'],
  });
});

it.each(['info', 'Admin', 'no-reply', 'it'])('the login %s is the name of a function', (login) => {
  expect(only({ login }, { userPrincipalName: `${login}@contoso.com` }).confidence).toBe(0.1);
  expect(only({ email: `${login}@contoso.de` }, { mail: `${login}@contoso.com` }).confidence).toBe(0.1);
});

describe('what speaks against a candidate', () => {
  const account = { login: 'anna.berg@contoso.com ', emp_no: '00417', displayName: 'Anna Berg' };
  const person = { mail: 'anna.berg@contoso.com', employeeId: '00533', displayName: 'Anna Berg' };
  const byNumber = { application: 'emp_no', directory: { kind: 'attribute', name: 'employeeId' } } as const;
  const candidateOf = (one: SmallUser, other: SmallUser, strong: boolean) =>
    propose({ application: [one], directory: [other], rules: [{}, { ...byNumber, strong }] }).candidates.get(
      0,
    )?.[0];

  it('is a strong identifier that differs', () => {
    expect(candidateOf(account, person, true)).toMatchObject({
      confidence: 0.5,
      contradiction: {
        kind: 'other-identifier',
        application: { attribute: 'emp_no', value: '00417' },
        directory: { attribute: 'employeeId', value: '00533' },
      },
    });
  });

  it('is none that is not strong, or is missing on a side', () => {
    expect(candidateOf(account, person, false)).toMatchObject({ confidence: 0.97, contradiction: null });
    expect(candidateOf({ ...account, emp_no: 'n/a' }, person, true)).toMatchObject({ contradiction: null });
  });

  it('is no identifier that is the same but for a blank', () => {
    const blank = { ...person, employeeId: '417 ' };
    expect(candidateOf(account, blank, true)).toMatchObject({ confidence: 0.99, contradiction: null });
  });

  const address = { login: 'a@contoso.com ' };
  const owner = { mail: 'a@contoso.com' };

  it('is a name without a word in common', () => {
    const named = { ...owner, displayName: 'Bo Lund', givenName: 'Bo', surname: 'Lund' };
    expect(proposeFor({ ...address, displayName: 'Anna Berg' }, named)[0]).toMatchObject({
      confidence: 0.6,
      contradiction: { kind: 'other-name', directory: { attribute: 'displayName', value: 'Bo Lund' } },
    });
  });

  it('is a name without a word in common in other letters, too', () => {
    const named = { ...owner, displayName: 'Сергей Орлов' };
    expect(proposeFor({ ...address, displayName: 'Ольга Мельник' }, named)[0]).toMatchObject({
      confidence: 0.6,
    });
  });

  it.each([
    ['a name with a word in common', 'Anna Berg', { displayName: 'Anna Lindqvist' }],
    ['a word that is spelt out', 'Anna Mueller', { displayName: 'Müller, A.' }],
    [
      'a word of another name of that person',
      'Anna Berg',
      { displayName: 'Head Office', givenName: 'Anna', surname: 'Li' },
    ],
    ['a name of one word', 'Reception', { displayName: 'Anna Berg' }],
    ['a name in another script', 'Anna Berg', { displayName: 'Анна Берг' }],
    ['no name', 'Anna Berg', { displayName: '' }],
  ])('is not %s', (_what, displayName, names) => {
    expect(proposeFor({ ...address, displayName }, { ...owner, ...names })[0]).toMatchObject({
      confidence: 0.9,
      contradiction: null,
    });
  });

  it('is no name that many accounts have', () => {
    const accounts = Array.from({ length: 51 }, () => ({ displayName: 'Imported User' }));
    const { candidates } = propose({
      application: [{ ...address, displayName: 'Imported User' }, ...accounts],
      directory: [{ ...owner, displayName: 'Bo Lund' }],
    });
    expect(candidates.get(0)?.[0]).toMatchObject({ confidence: 0.9, contradiction: null });
  });
});

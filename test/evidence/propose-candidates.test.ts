import { describe, expect, it } from 'vitest';
import { candidateReasonKinds } from '../../src/model/candidates.ts';
import { propose, proposeFor, reasonsFor, type SmallUser } from './small-world.ts';

const anna = { displayName: 'Anna Berg', userPrincipalName: 'anna.berg@contoso.com' };

/** By kind of reason: an account, a person, and nothing else in common. */
const inCommon: Record<(typeof candidateReasonKinds)[number], readonly (readonly [SmallUser, SmallUser])[]> =
  {
    'same-identifier': [
      [{ login: '00417' }, { employeeId: '417' }],
      [{ login: 'ad-1180' }, { employeeId: ' AD-1180' }],
      [{ login: '０４１７' }, { employeeId: '417' }],
    ],
    'same-address': [
      [{ email: 'anna.berg@contoso.com ' }, { userPrincipalName: 'anna.berg@contoso.com' }],
      [{ email: 'Anna.Berg@contoso.com' }, { mail: 'anna.berg@CONTOSO.com' }],
      [{ login: 'anna.berg@contoso.com' }, { mail: 'anna.berg@contoso.com' }],
      [{ email: 'an\u200bna.berg@contoso.com' }, { mail: 'anna.berg@contoso.com' }],
      [{ email: 'josé.garcía@contoso.com' }, { mail: 'jose.garcia@contoso.com' }],
      [{ email: 'anna.berg+ledger@contoso.com' }, { mail: 'anna.berg@contoso.com' }],
      [{ email: 'mailto:anna.berg@contoso.com' }, { mail: 'anna.berg@contoso.com' }],
      [{ email: 'jürgen@contoso.com' }, { mail: 'juergen@contoso.com' }],
      [{ email: 'juergen@contoso.com' }, { mail: 'jürgen@contoso.com' }],
      [{ email: 'soren@contoso.com' }, { mail: 'søren@contoso.com' }],
      [
        { email: 'mia@fabrikam.com ' },
        { userPrincipalName: 'mia_fabrikam.com#EXT#@contoso.onmicrosoft.com' },
      ],
    ],
    'same-alias': [
      [
        { email: 'a.lindqvist@contoso.com' },
        { proxyAddresses: 'SMTP:anna@contoso.com;smtp:A.Lindqvist@contoso.com' },
      ],
      [
        { email: 'a.lindqvist@contoso.com' },
        { proxyAddresses: '["SMTP:anna@contoso.com","smtp:a.lindqvist@contoso.com"]' },
      ],
      [
        { email: 'a.lindqvist@contoso.com' },
        { proxyAddresses: '{SMTP:anna@contoso.com, smtp:a.lindqvist@contoso.com}' },
      ],
      [
        { email: 'a.lindqvist@contoso.com' },
        { proxyAddresses: ['SMTP:anna@contoso.com', 'smtp:a.lindqvist@contoso.com'] },
      ],
      [{ login: 'anna@fabrikam.com' }, { otherMails: 'anna@fabrikam.com' }],
    ],
    'same-login': [
      [{ login: 'aberg' }, { onPremisesSamAccountName: 'ABerg' }],
      [{ login: 'CONTOSO\\aberg' }, { onPremisesSamAccountName: 'aberg' }],
      [{ login: 'aberg' }, { mailNickname: 'aberg' }],
      [{ login: 'anna.berg' }, { userPrincipalName: 'anna.berg@contoso.com' }],
    ],
    'same-local-part': [
      [{ email: 'anna.berg@contoso.de' }, { mail: 'anna.berg@contoso.com' }],
      [{ email: 'aberg@contoso.de' }, { onPremisesSamAccountName: 'aberg' }],
      [{ login: 'anna.berg' }, { mail: 'anna.berg@contoso.com' }],
      [{ email: 'anna.berg@contoso.de' }, { proxyAddresses: 'smtp:anna.berg@contoso.com' }],
    ],
    'same-name': [
      [{ displayName: 'Berg, Anna' }, { displayName: 'Anna Berg' }],
      [{ displayName: 'ANNA  BERG' }, { displayName: 'Anna Berg (Sales)' }],
      [{ displayName: 'Jose Garcia' }, { givenName: 'José', surname: 'García' }],
      [{ displayName: 'Juergen Gross' }, { displayName: 'Groß, Jürgen' }],
      [{ displayName: "O'Brien, Pat" }, { displayName: 'Pat O\u2019Brien' }],
      [{ displayName: 'Νίκος Καρράς' }, { displayName: 'ΚΑΡΡΑΣ ΝΙΚΟΣ' }],
      [{ displayName: 'Семён Орлов' }, { displayName: 'Орлов Семен' }],
      [{ displayName: '김 서연' }, { displayName: '서연 김'.normalize('NFD') }],
    ],
  };

describe.each(candidateReasonKinds)('%s', (kind) => {
  it.each(inCommon[kind])('%j and %j', (account, person) => {
    expect(reasonsFor(account, person)).toEqual([kind]);
  });
});

it.each([
  ['a placeholder on both sides', { login: 'n/a', email: 'NULL' }, { mail: 'null', employeeId: 'N/A' }],
  ['a name of one word', { displayName: 'Reception' }, { displayName: 'Reception' }],
  ['a given name alone', { displayName: 'Anna Maria' }, { displayName: 'Anna Berg' }],
  ['half of an address', { email: '@contoso.com' }, { mail: '@contoso.com' }],
  [
    'an address of another sort',
    { email: 'anna@contoso.com' },
    { proxyAddresses: 'sip:anna@contoso.com;x500:/o=anna@contoso.com' },
  ],
  ['a name as login', { login: 'anna.berg@contoso.de' }, { displayName: 'Anna Berg' }],
  ['Michael and Michal', { displayName: 'Michael Novak' }, { displayName: 'Michal Novak' }],
  ['राम and रोम', { displayName: 'राम वर्मा' }, { displayName: 'रोम वर्मा' }],
])('%s says nothing', (_what, account, person) => {
  expect(proposeFor(account, person)).toEqual([]);
});

it('tells the values that were compared as they are stored', () => {
  const account = { displayName: 'BERG, Anna', email: 'anna.berg@contoso.com ' };
  expect(proposeFor(account, { ...anna, otherMails: 'x@contoso.com' })).toEqual([
    {
      person: 0,
      confidence: 0.97,
      reasons: [
        {
          kind: 'same-address',
          application: { attribute: 'email', value: 'anna.berg@contoso.com ' },
          directory: { attribute: 'userPrincipalName', value: 'anna.berg@contoso.com' },
        },
        {
          kind: 'same-name',
          application: { attribute: 'displayName', value: 'BERG, Anna' },
          directory: { attribute: 'displayName', value: 'Anna Berg' },
        },
      ],
      contradiction: null,
    },
  ]);
});

it('tells of many addresses the one that is equal', () => {
  const person = { proxyAddresses: 'X500:/o=Ex;SMTP:anna@contoso.com;smtp:A.Berg+old@Contoso.com' };
  const [{ reasons }] = proposeFor({ email: 'a.berg@contoso.com' }, person);
  expect(reasons[0].directory).toEqual({ attribute: 'proxyAddresses', value: 'smtp:A.Berg+old@Contoso.com' });
});

it('proposes nobody for an account that somebody claims', () => {
  const { match, candidates } = propose({
    application: [{ login: 'anna.berg@contoso.com', displayName: 'Anna Berg' }],
    directory: [anna, { ...anna, userPrincipalName: 'a@contoso.com' }],
  });
  expect(match.application.rule[0]).toBe(1);
  expect(candidates.size).toBe(0);
});

it('seeks what a rule with an expression gives', () => {
  const expression = {
    kind: 'expression',
    text: 'Append([nick], "@contoso.com")',
    attributes: ['nick'],
  } as const;
  const { candidates } = propose({
    application: [{ login: 'aberg@contoso.com ' }],
    directory: [{ nick: 'aberg' }],
    rules: [{ directory: expression }],
  });
  expect(candidates.get(0)?.[0].reasons[0]).toMatchObject({
    kind: 'same-address',
    directory: { attribute: expression.text, value: 'aberg@contoso.com' },
  });
});

it('seeks another attribute of a rule as an identifier', () => {
  const { candidates } = propose({
    application: [{ badge: 'B-0012 ' }],
    directory: [{ extensionAttribute3: 'b-0012' }],
    rules: [{ application: 'badge', directory: { kind: 'attribute', name: 'extensionAttribute3' } }],
  });
  expect(candidates.get(0)?.[0].reasons.map(({ kind }) => kind)).toEqual(['same-identifier']);
});

describe('a crowd', () => {
  const crowd = (size: number): SmallUser[] =>
    Array.from({ length: size }, (_, at) => ({
      key: `d${String(at).padStart(3, '0')}`,
      displayName: 'Anna Berg',
    }));

  it.each([
    [1, 0.7],
    [2, 0.35],
    [7, 0.1],
    [50, 0.01],
  ])('%i of one name are proposed with %f each, ten at most, by key', (size, confidence) => {
    const found = proposeFor({ displayName: 'Anna Berg' }, ...crowd(size).toReversed());
    expect(found.map((candidate) => candidate.confidence)).toEqual(
      Array.from({ length: Math.min(10, size) }, () => confidence),
    );
    expect(found.map(({ person }) => person)).toEqual(found.map((_, at) => size - 1 - at));
  });

  it('51 of one name are no sign of anybody', () => {
    expect(proposeFor({ displayName: 'Anna Berg' }, ...crowd(51))).toEqual([]);
  });

  it('51 accounts of one name are no sign of anybody either', () => {
    const accounts = Array.from({ length: 51 }, () => ({ displayName: 'Imported User' }));
    const directory = [{ displayName: 'Imported User' }];
    expect(propose({ application: accounts, directory }).candidates.size).toBe(0);
    expect(propose({ application: accounts.slice(1), directory }).candidates.size).toBe(50);
  });

  it('the one of a crowd who has more in common comes first', () => {
    const people = [...crowd(4), { key: 'x', displayName: 'Anna Berg', mail: 'anna.berg@contoso.com' }];
    const [first, second] = proposeFor(
      { displayName: 'Anna Berg', email: 'anna.berg@contoso.de' },
      ...people,
    );
    expect(first).toMatchObject({ person: 4, confidence: 0.57 });
    expect(second.confidence).toBe(0.14);
  });
});

import { expect, it } from 'vitest';
import { matchUsers } from '../../src/matcher/match-users.ts';
import type { ApplicationUser, DirectoryUser, NaiveHold, World } from '../oracle/naive-reconciliation.ts';
import { matchInput, plainResult } from '../world-tables.ts';

const account: ApplicationUser = {
  key: 'a',
  displayName: 'Jan Berg',
  created: '2020-01-01',
  values: { login: ['jan@contoso.com'], emp_no: ['00417'] },
};
const user: DirectoryUser = {
  id: 'd',
  displayName: 'Berg, Jan',
  enabled: true,
  created: '2019-01-01',
  attributes: { userPrincipalName: 'Jan@contoso.com', employeeId: '417' },
};

function holdsOn(
  ofAccount: Partial<ApplicationUser>,
  ofUser: Partial<DirectoryUser>,
  holdsOff: readonly NaiveHold[] = [],
  others: readonly DirectoryUser[] = [],
): readonly NaiveHold[] {
  const world: World = {
    rules: [
      { application: 'login', directory: 'userPrincipalName', caseExact: false, strong: false },
      { application: 'emp_no', directory: 'employeeId', caseExact: true, strong: true },
    ],
    application: [{ ...account, ...ofAccount }],
    directory: [{ ...user, ...ofUser }, ...others],
    assigned: null,
    target: { create: true, required: [] },
    holdsOff,
  };
  const verdict = plainResult(world, matchUsers(matchInput(world))).application.get('a');
  expect(verdict?.outcome).toBe(verdict?.holds.length === 0 ? 'matched' : 'held');
  return verdict?.holds ?? [];
}

const number = (employeeId: string): Partial<DirectoryUser> => ({
  attributes: { ...user.attributes, employeeId },
});
const younger = { created: '2020-01-02' };

it('nothing speaks against one person', () => {
  expect(holdsOn({}, {})).toEqual([]);
});

it.each([
  ['the account is privileged', { privileged: true }, {}, ['privileged']],
  ['the directory user is privileged', {}, { privileged: true }, ['privileged']],
  ['another identifier', {}, number('418'), ['contradiction']],
  ['no identifier in the directory', {}, number('N/A'), []],
  [
    'another case, though the rule is exact',
    { values: { ...account.values, emp_no: ['e1'] } },
    number('E1'),
    [],
  ],
  ['younger, and the same identifier under another name', {}, { ...younger, displayName: 'Nina' }, []],
  ['younger, and another identifier', {}, { ...younger, ...number('418') }, ['recycled', 'contradiction']],
  ['younger, the same words, no identifier', {}, { ...younger, ...number('') }, []],
  ['younger, another name', {}, { ...younger, ...number(''), displayName: 'Jonas Berg' }, ['recycled']],
  ['younger, without a name', {}, { ...younger, ...number(''), displayName: '' }, ['recycled']],
  [
    'of the same day in UTC',
    {},
    { created: '2020-01-02T00:30:00+02:00', displayName: 'Nina', ...number('') },
    [],
  ],
  ['without a day', { created: '' }, { ...younger, displayName: 'Nina', ...number('') }, []],
  ['with a day that cannot be read', {}, { created: '02.01.2026', displayName: 'Nina', ...number('') }, []],
] as const)('%s', (_what, ofAccount, ofUser, expected) => {
  expect(holdsOn(ofAccount, ofUser)).toEqual(expected);
});

it('a kind that is switched off holds nobody, the others still do', () => {
  const all = [{ privileged: true }, { ...younger, ...number('418') }] as const;
  const lower: DirectoryUser = {
    ...user, id: 'e', displayName: 'Nina', enabled: false, attributes: { userPrincipalName: 'jan@contoso.com' },
  }; // prettier-ignore
  const twin: DirectoryUser = {
    ...user, id: 'f', attributes: { userPrincipalName: 'j\u0430n@contoso.com' },
  }; // prettier-ignore
  const kinds = ['privileged', 'recycled', 'contradiction', 'look-alike', 'second-claimant'] as const;
  expect(holdsOn(...all, [], [lower, twin])).toEqual(kinds);
  for (const kind of kinds) {
    expect(holdsOn(...all, [kind], [lower, twin])).toEqual(kinds.filter((other) => other !== kind));
  }
  expect(holdsOn(...all, kinds, [lower, twin])).toEqual([]);
});

it('where no column plays a role, nothing is held by it', () => {
  const world: World = {
    rules: [{ application: 'login', directory: 'userPrincipalName', caseExact: false, strong: false }],
    application: [{ ...account, privileged: true }],
    directory: [{ ...user, ...younger, displayName: 'Nina' }],
    assigned: null,
    target: { create: true, required: [] },
  };
  const input = matchInput(world);
  const nothing = { privileged: null, createdAt: null, displayName: null };
  const holds = { application: nothing, directory: nothing, off: [] };
  expect(matchUsers({ ...input, holds }).application.holds[0]).toBe(0);
});

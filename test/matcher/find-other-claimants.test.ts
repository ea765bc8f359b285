import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchUsers } from '../../src/matcher/match-users.ts';
import { reconcileNaively, type DirectoryUser, type World } from '../oracle/naive-reconciliation.ts';
import { runs } from '../property-runs.ts';
import { matchInput, plainResult } from '../world-tables.ts';

/** Leavers who share one alias, and are known by names and numbers of which there are few. */
const leavers = fc.array(
  fc.record({
    displayName: fc.constantFrom('Kim Reed', 'KIM REED', 'Kim Reed ', 'Mia Lou', '', 'n/a'),
    number: fc.constantFrom('417', '00417', 'e1', 'E1', '', '-'),
  }),
  { minLength: 60, maxLength: 90 },
);

const world = leavers.map((drawn): World => {
  const disabled = drawn.map(({ displayName, number }, at): DirectoryUser => ({
    id: `leaver-${at}`,
    displayName,
    enabled: false,
    attributes: { mailNickname: 'team', employeeId: number },
  }));
  const enabled = ['Kim Reed', 'Mia Lou', ''].map((displayName, at): DirectoryUser => ({
    id: `user-${at}`,
    displayName,
    enabled: true,
    attributes: { userPrincipalName: `user${at}@contoso.com`, employeeId: at === 0 ? 'e1' : '' },
  }));
  return {
    rules: [
      { application: 'login', directory: 'userPrincipalName', caseExact: false, strong: false },
      { application: 'alias', directory: 'mailNickname', caseExact: false, strong: false },
      { application: 'emp_no', directory: 'employeeId', caseExact: true, strong: true },
    ],
    application: enabled.map(({ displayName }, at) => ({
      key: `account-${at}`,
      displayName,
      values: { login: [`user${at}@contoso.com`], alias: ['team'], emp_no: [] },
    })),
    directory: [...disabled, ...enabled],
    assigned: null,
    target: { create: true, required: [] },
  };
});

it('among a crowd of claimants the same person is found as among few', () => {
  fc.assert(
    fc.property(world, (drawn) => {
      const found = plainResult(drawn, matchUsers(matchInput(drawn)));
      const naive = reconcileNaively(drawn);
      expect(found.application).toEqual(naive.application);
      expect([...found.sharedClaims].sort()).toEqual([...naive.sharedClaims].sort());
    }),
    runs(200),
  );
});

it('a crowd that is one person holds nobody', () => {
  const [one] = fc.sample(world, { numRuns: 1, seed: 1 });
  const known = one.directory.map((user) => ({
    ...user,
    displayName: 'Kim Reed',
    attributes: { ...user.attributes, employeeId: '' },
  }));
  const drawn = { ...one, directory: known };
  const { application, sharedClaims } = plainResult(drawn, matchUsers(matchInput(drawn)));
  expect([...application.values()].map(({ outcome }) => outcome)).toEqual(['matched', 'matched', 'matched']);
  expect(sharedClaims).toHaveLength(3 * (known.length - 3));
});

import { describe, expect, it } from 'vitest';
import { matchUsers } from '../../src/matcher/match-users.ts';
import { claimsOn, oncePerCrowd } from '../../src/tables/claims.ts';
import type { World } from '../oracle/naive-reconciliation.ts';
import { matchInput } from '../world-tables.ts';

/** Three accounts with one address, the last with a login too, and so many people who have that address. */
function worldOf(people: number): World {
  return {
    rules: [
      { application: 'email', directory: 'mail', caseExact: false, strong: false },
      { application: 'login', directory: 'mailNickname', caseExact: false, strong: false },
    ],
    application: ['', '', 'kim'].map((login, at) => ({
      key: `a${at}`,
      displayName: '',
      values: { email: ['shared@contoso.com'], login: [login] },
    })),
    directory: Array.from({ length: people }, (_, at) => ({
      id: `d${at}`,
      displayName: '',
      enabled: true,
      attributes: { mail: 'shared@contoso.com', mailNickname: '' },
    })),
    assigned: null,
    target: { create: true, required: [] },
  };
}

describe('what is told of the claims on a row', () => {
  it.each([
    [50, [0, 1, 2, 0]],
    [51, [0, 2]],
  ])('by %i people is worked out for the rows %j', (people, expected) => {
    const { rules } = matchUsers(matchInput(worldOf(people)));
    const asked: number[] = [];
    const countOf = oncePerCrowd(rules, (row) => {
      asked.push(row);
      return [...claimsOn(rules, row)].length;
    });
    expect([0, 1, 2, 0].map(countOf)).toEqual([people, people, people, people]);
    expect(asked).toEqual(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { matchUsers } from '../../../src/matcher/match-users.ts';
import { findMendedElsewhere, flawFinder } from '../../../src/resolutions/recommend/flawed-values.ts';
import type { World } from '../../oracle/naive-reconciliation.ts';
import { matchInput } from '../../world-tables.ts';

type Account = World['application'][number];

function account(key: string, login: readonly string[], email: readonly string[] = []): Account {
  return { key, displayName: '', values: { login, email } };
}

function worldOf(application: readonly Account[]): World {
  return {
    rules: [
      { application: 'login', directory: 'userPrincipalName', caseExact: false, strong: false },
      { application: 'email', directory: 'mail', caseExact: false, strong: false },
    ],
    application,
    directory: [
      { id: 'd', displayName: '', enabled: true, attributes: { userPrincipalName: 'kim', mail: '' } },
    ],
    assigned: null,
    target: { create: true, required: [] },
  };
}

/** Keys of accounts, by that of the one who has a wrongly written value of theirs as it should be. */
function elsewhereIn(accounts: readonly Account[]): Record<string, string> {
  const input = matchInput(worldOf(accounts));
  const { rules, application } = matchUsers(input);
  const found = findMendedElsewhere(rules, input.application.key, application.outcome);
  return Object.fromEntries(
    accounts.flatMap(({ key }, row) => (found[row] < 0 ? [] : [[key, accounts[found[row]].key]])),
  );
}

describe('the values of an account that are written wrongly', () => {
  it('are told in rule order, and placeholders are none', () => {
    const input = matchInput(
      worldOf([account('a', ['kim ', 'k\u0456m', ' - '], ['fine', ' kim@contoso.com'])]),
    );
    expect(flawFinder(matchUsers(input).rules)(0)).toEqual([
      { flaw: 'hidden-characters', mended: 'kim', attribute: 'login', value: 'kim ' },
      { flaw: 'look-alike-letters', mended: 'kim', attribute: 'login', value: 'k\u0456m' },
      { flaw: 'hidden-characters', mended: 'kim@contoso.com', attribute: 'email', value: ' kim@contoso.com' },
    ]);
  });
});

describe('who has such a value as it should be', () => {
  const accounts = [
    account('kim', ['KIM']),
    account('copy', ['kim ']),
    account('mia', ['mia', 'mia\u200b']),
    account('mia-2', ['x', 'm\u0456a']),
    account('mia-0', ['MIA']),
    account('lea', ['lea ']),
    account('other-attribute', ['y'], ['lea']),
  ];

  it('is another account, matched or not, but no account by itself, and by the same attribute', () => {
    expect(elsewhereIn(accounts)).toEqual({ copy: 'kim', mia: 'mia-0', 'mia-2': 'mia' });
  });

  it('is the same whatever the order of the accounts', () => {
    expect(elsewhereIn(accounts.toReversed())).toEqual(elsewhereIn(accounts));
  });
});

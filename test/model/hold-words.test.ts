import { expect, it } from 'vitest';
import type { HoldGrounds } from '../../src/model/hold-grounds.ts';
import { commonCauseOf, whatToCheck, whyHeld } from '../../src/model/hold-words.ts';
import { holds } from '../../src/model/outcomes.ts';

const badge = { what: 'badge ([employeeId])', application: '0424', directory: '00942' };
const name = { what: 'name', application: 'Jan Berg', directory: '' };

it.each<[HoldGrounds, string]>([
  [{ kind: 'privileged', sides: ['application'] }, 'the account is privileged'],
  [{ kind: 'privileged', sides: ['directory'] }, 'the directory user is privileged'],
  [
    { kind: 'privileged', sides: ['application', 'directory'] },
    'both the account and the directory user are privileged',
  ],
  [
    { kind: 'recycled', accountCreated: '2015-03-01', userCreated: '2025-09-01', disagreements: [name] },
    'the account was created on 2015-03-01 and the directory user later, on 2025-09-01, and the name is "Jan Berg" in the application and empty in the directory',
  ],
  [
    { kind: 'contradiction', disagreements: [badge, { ...badge, what: 'card' }] },
    'a strong identifier contradicts: the badge ([employeeId]) is "0424" in the application and "00942" in the directory, the card is "0424" in the application and "00942" in the directory',
  ],
  [
    {
      kind: 'look-alike',
      attribute: 'login',
      key: 'paolo',
      lookAlikes: [{ key: 'p\u0430\u200Bolo', side: 'directory', owner: 'd-1' }],
      more: 2,
    },
    'the login "paolo" looks like "p\u0430\u200Bolo" (with U+0430, U+200B) of the directory user d-1, 2 more',
  ],
  [
    { kind: 'second-claimant', claimants: ['Tom Reed (tom@contoso.com)', 'd-2'], more: 0 },
    'another person claims it too and could be its owner: Tom Reed (tom@contoso.com), d-2',
  ],
])('%j', (grounds, words) => {
  expect(whyHeld(grounds)).toBe(words);
});

it('every kind says in one sentence what to check, and what it usually comes from', () => {
  for (const hold of holds) {
    expect(whatToCheck(hold)).toMatch(/^[A-Z][^.]+\.$/);
    expect(commonCauseOf(hold)).toMatch(/^[a-z].*[a-z]$/);
  }
});

import { describe, expect, test } from 'vitest';
import type { PlannedUser } from '../../../src/model/creation.ts';
import { checkNames } from '../../../src/resolutions/creation/check-names.ts';

const good: PlannedUser = {
  row: 0,
  applicationKey: 'A1',
  userPrincipalName: 'mia.sand@contoso.com',
  mailNickname: 'mia.sand',
  displayName: 'Mia Sand',
  set: new Map(),
};
const domains = new Set(['contoso.com', `${'d'.repeat(44)}.com`, `${'d'.repeat(45)}.com`]);
const check = (change: Partial<PlannedUser>, verified: ReadonlySet<string> = domains) =>
  checkNames({ ...good, ...change }, verified);

describe('user principal names', () => {
  test.each([
    ['mia@contoso.com', null],
    ['MIA@Contoso.COM', null],
    ["o'neil-x_y!z#1^2~3.4@contoso.com", null],
    ['mia', 'upn-form'],
    ['', 'upn-form'],
    ['@contoso.com', 'upn-form'],
    ['mia@', 'upn-form'],
    ['mia@fabrikam.com@contoso.com', 'upn-form'],
    ['mia.@contoso.com', 'upn-form'],
    ['m\u00eda@contoso.com', 'upn-characters'],
    ['mia sand@contoso.com', 'upn-characters'],
    ['mia\u200b@contoso.com', 'upn-characters'],
    ['mia\n@contoso.com', 'upn-characters'],
    ['\u{1f600}@contoso.com', 'upn-characters'],
    ['mia+ledger@contoso.com', 'upn-characters'],
    ['$(mia)@contoso.com', 'upn-characters'],
    ['mia_fabrikam.com#Ext#@contoso.com', 'upn-like-guest'],
    [`${'m'.repeat(64)}@contoso.com`, null],
    [`${'m'.repeat(65)}@contoso.com`, 'upn-length'],
    [`${'m'.repeat(64)}@${'d'.repeat(44)}.com`, null],
    [`mia@${'d'.repeat(45)}.com`, 'upn-length'],
    ['mia@fabrikam.com', 'domain-not-verified'],
    ['mia@sub.contoso.com', 'domain-not-verified'],
  ])('%j: %s', (userPrincipalName, kind) => {
    expect(check({ userPrincipalName })?.kind ?? null).toBe(kind);
  });

  test('what is wrong is told', () => {
    expect(check({ userPrincipalName: 'm\u00eda \u200bx@contoso.com' })).toEqual({
      kind: 'upn-characters',
      upn: 'm\u00eda \u200bx@contoso.com',
      characters: ['\u00ed U+00ED', 'U+0020', 'U+200B'],
    });
    expect(check({ userPrincipalName: 'mia@fabrikam.com' })).toEqual({
      kind: 'domain-not-verified',
      domain: 'fabrikam.com',
      areSomeKnown: true,
    });
    expect(check({}, new Set())).toMatchObject({ areSomeKnown: false });
  });
});

test.each([
  ['mia', null],
  ['m', null],
  ['mia_sand-2.x', null],
  ['m'.repeat(64), null],
  ['m'.repeat(65), 'nickname-length'],
  ['', 'nickname-length'],
  ['.mia', 'nickname-form'],
  ['mia.', 'nickname-form'],
  ['mia sand', 'nickname-form'],
  ['mia@contoso.com', 'nickname-form'],
  ["o'neil", 'nickname-form'],
  ['m\u00eda', 'nickname-form'],
])('the mail alias %j: %s', (mailNickname, kind) => {
  expect(check({ mailNickname })?.kind ?? null).toBe(kind);
});

test.each([
  ['Zo\u00eb "the $(rm) \u2019" O\u2019Neil', null],
  [' ', 'name-empty'],
  ['\u00a0', 'name-empty'],
  ['', 'name-empty'],
  ['x'.repeat(256), null],
  ['x'.repeat(257), 'name-length'],
])('the display name %j: %s', (displayName, kind) => {
  expect(check({ displayName })?.kind ?? null).toBe(kind);
});

test.each([
  ['employeeId', '1'.repeat(16), null],
  ['employeeId', '1'.repeat(17), 'value-length'],
  ['usageLocation', 'NOR', 'value-length'],
  ['extensionAttribute15', 'x'.repeat(1024), null],
  ['extension_00112233445566778899aabbccddeeff_uid', 'x'.repeat(257), 'value-length'],
  ['mail', "mia+o'x@fabrikam.com", null],
  ['mail', 'mia', 'mail-form'],
  ['mail', 'mia@fabrikam.com@x', 'mail-form'],
  ['mail', 'm\u00eda@fabrikam.com', 'mail-form'],
  ['mail', 'mia sand@fabrikam.com', 'mail-form'],
])('%s %j: %s', (attribute, value, kind) => {
  expect(check({ set: new Map([[attribute, value]]) })?.kind ?? null).toBe(kind);
});

import { expect, test } from 'vitest';
import { textColumn } from '../../src/tables/append-rows.ts';
import { directoryUserName } from '../../src/tables/directory-user-name.ts';

test('a directory user goes by the sign-in name as it is stored, and by the key where there is none', () => {
  const key = textColumn('id', ['d1', 'd2']);
  const upn = textColumn('userPrincipalName', ['Kim_fabrikam.com#EXT#@contoso.com', '']);
  const named = { key, columns: new Map([['userprincipalname', upn]]) };
  expect([0, 1].map((row) => directoryUserName(named, row))).toEqual([
    'Kim_fabrikam.com#EXT#@contoso.com',
    'd2',
  ]);
  expect(directoryUserName({ key, columns: new Map() }, 0)).toBe('d1');
});

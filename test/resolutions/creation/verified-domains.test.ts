import { expect, test } from 'vitest';
import type { UserTable } from '../../../src/model/users.ts';
import { verifiedDomains } from '../../../src/resolutions/creation/verified-domains.ts';
import { textColumn } from '../../../src/tables/append-rows.ts';

function directory(names: readonly string[] | null): UserTable {
  const ids = (names ?? []).map((_, row) => `d${row}`);
  const columns =
    names === null ? [] : [['userprincipalname', textColumn('userPrincipalName', names)] as const];
  return {
    side: 'directory',
    rows: ids.length,
    lines: new Uint32Array(ids.length),
    files: [],
    key: textColumn('id', ids),
    columns: new Map(columns),
  };
}

test('are those of the directory\u2019s own users', () => {
  const names = [
    'mia@contoso.com',
    'noor@Contoso.com',
    'kai@sub.contoso.com',
    'x_fabrikam.com#EXT#@guests.contoso.com',
    'x_fabrikam.com#Ext#@guests.contoso.com',
    'nobody',
    '@adatum.com',
    'kai@',
    '',
  ];
  expect([...verifiedDomains([], directory(names))]).toEqual(['contoso.com', 'sub.contoso.com']);
  expect([...verifiedDomains([], directory(null))]).toEqual([]);
});

test('or those that are given, and no others', () => {
  expect([...verifiedDomains(['Fabrikam.com'], directory(['mia@contoso.com']))]).toEqual(['fabrikam.com']);
});

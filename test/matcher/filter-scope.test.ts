import { expect, it } from 'vitest';
import { filterScope } from '../../src/matcher/filter-scope.ts';
import type { ScopeClause } from '../../src/model/scope.ts';
import type { UserTable } from '../../src/model/users.ts';
import { buildPlainColumn } from '../build-column.ts';

function users(columns: Readonly<Record<string, readonly string[]>>): UserTable {
  const built = Object.entries(columns).map(([name, values]) => buildPlainColumn(name, values));
  const [key] = built;
  return {
    side: 'directory',
    rows: key.values,
    lines: new Uint32Array(key.values),
    files: [],
    key,
    columns: new Map(built.map((column) => [column.name.toLowerCase(), column])),
  };
}

const retail: ScopeClause = { attribute: 'department', operator: 'EQUALS', value: 'Retail' };
const berlin: ScopeClause = { attribute: 'city', operator: 'EQUALS', value: 'Berlin' };
const noCity: ScopeClause = { attribute: 'city', operator: 'IS NULL', value: '' };

const table = users({
  department: ['Retail', 'Retail', 'Sales', 'Sales', ''],
  city: ['Berlin', 'Oslo', 'Berlin', '', ''],
});

it('lets everybody pass without a filter', () => {
  expect(filterScope(table, [])).toEqual({ passes: Uint8Array.of(1, 1, 1, 1, 1), putOut: [] });
});

it('joins the clauses of a filter by and, and tells which one put how many out', () => {
  expect(filterScope(table, [[retail, berlin]])).toEqual({
    passes: Uint8Array.of(1, 0, 0, 0, 0),
    putOut: [[3, 1]],
  });
});

it('joins filters by or', () => {
  expect(filterScope(table, [[retail, berlin], [noCity]])).toEqual({
    passes: Uint8Array.of(1, 0, 0, 1, 1),
    putOut: [[3, 1], [3]],
  });
});

it('sees a guest by the home address', () => {
  const guests = users({ userPrincipalName: ['mia_fabrikam.com#EXT#@contoso.com', 'kim@contoso.com'] });
  const home: ScopeClause = { attribute: 'userPrincipalName', operator: 'ENDS_WITH', value: '@fabrikam.com' };
  const stored: ScopeClause = { ...home, attribute: 'originalUserPrincipalName', value: '@contoso.com' };
  expect([...filterScope(guests, [[home]]).passes]).toEqual([1, 0]);
  expect([...filterScope(guests, [[stored]]).passes]).toEqual([1, 1]);
});

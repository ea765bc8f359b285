import { expect, it } from 'vitest';
import type { PlannedUser } from '../../../src/model/creation.ts';
import type { SideResult } from '../../../src/model/reconciliation.ts';
import type { Role } from '../../../src/model/roles.ts';
import { daysOf } from '../../../src/pipeline/read-side.ts';
import { addPlannedUsers } from '../../../src/resolutions/creation/add-planned-users.ts';
import { rowText } from '../../../src/tables/column.ts';
import { joinColumns } from '../../../src/tables/join-columns.ts';
import { buildPlainColumn } from '../../build-column.ts';

const columns = {
  givenname: buildPlainColumn('GivenName', ['Ada', 'Ben']),
  surname: buildPlainColumn('Surname', ['Quist', 'Roth']),
  name: buildPlainColumn('Name', ['Ada Quist', 'Ben Roth']),
  created: buildPlainColumn('Created', ['2020-01-01', '2020-01-02']),
  mail: buildPlainColumn('mail', ['ada@contoso.com', 'ben@contoso.com']),
};
const formatted = buildPlainColumn('Created', ['2020-01-01T09:15:00Z', '2020-01-02T09:15:00Z']);

function directoryWith(roles: SideResult['roles']): SideResult {
  const rows = 2;
  return {
    source: 'directory.csv',
    size: 0,
    sha256: '',
    encoding: 'utf-8',
    delimiter: ',',
    table: {
      side: 'directory',
      rows,
      lines: Uint32Array.from([2, 3]),
      files: [],
      key: buildPlainColumn('id', ['d-1', 'd-2']),
      columns: new Map(Object.entries(columns)),
    },
    read: rows,
    merged: 0,
    rejected: 0,
    completeness: 'unproven',
    roles,
    days: daysOf(roles, rows),
    enabled: new Uint8Array(rows),
    privileged: new Uint8Array(rows),
  };
}

const planned: PlannedUser = {
  row: 0,
  applicationKey: '7',
  userPrincipalName: 'cleo@contoso.com',
  mailNickname: 'cleo',
  displayName: 'Cleo Marsh',
  set: new Map([['mail', 'cleo.marsh@contoso.com']]),
};

/** What plays each role for the planned user, who is the third. */
function rolesOfPlanned(roles: SideResult['roles']): Partial<Record<Role, string>> {
  const extended = addPlannedUsers(directoryWith(roles), [planned], '2026-11-22T08:00:00Z');
  expect(extended.table.rows).toBe(3);
  expect(rowText(extended.table.columns.get('mail'), 2)).toBe('cleo.marsh@contoso.com');
  return Object.fromEntries(Array.from(extended.roles, ([role, column]) => [role, rowText(column, 2)]));
}

it.each([
  ['of its own', columns.name],
  ['put together of two', joinColumns([columns.givenname, columns.surname], 2)],
])('planned users bear their name where a column %s plays it', (_, displayName) => {
  expect(rolesOfPlanned(new Map([['displayName', displayName]]))).toEqual({ displayName: 'Cleo Marsh' });
});

it.each([
  ['as the table has it', columns.created],
  ['read by a format', formatted],
])('planned users are created when they are planned: the column %s', (_, createdAt) => {
  expect(rolesOfPlanned(new Map([['createdAt', createdAt]]))).toEqual({ createdAt: '2026-11-22T08:00:00Z' });
});

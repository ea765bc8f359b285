import { describe, expect, test } from 'vitest';
import { recogniseRole } from '../../src/importers/recognise-role.ts';
import { roles, type Role } from '../../src/model/roles.ts';
import type { Side } from '../../src/model/users.ts';
import { sourceWith } from './source-with.ts';

/** The columns of each role that a header makes known. */
function recognised(side: Side, ...attributes: string[]): Partial<Record<Role, string>> {
  const source = sourceWith(...attributes);
  return Object.fromEntries(
    roles.flatMap((role) => {
      const columns = recogniseRole(source, side, role);
      return columns === null ? [] : [[role, columns.join(' + ')]];
    }),
  );
}

describe('of an application', () => {
  test.each<[string, string[], Partial<Record<Role, string>>]>([
    [
      'a ledger',
      ['user_id', 'login', 'email', 'full_name', 'department', 'status', 'created', 'last_login'],
      {
        displayName: 'full_name',
        email: 'email',
        login: 'login',
        lastSignIn: 'last_login',
        createdAt: 'created',
        department: 'department',
      },
    ],
    [
      'names in camel case',
      ['id', 'userName', 'displayName', 'emailAddress', 'isActive', 'isAdmin', 'lastLoginDate', 'createdAt'],
      {
        displayName: 'displayName',
        email: 'emailAddress',
        login: 'userName',
        lastSignIn: 'lastLoginDate',
        createdAt: 'createdAt',
        enabled: 'isActive',
        privileged: 'isAdmin',
      },
    ],
    [
      'a flattened SCIM export',
      ['id', 'userName', 'name.formatted', 'emails[0].value', 'active', 'meta.created'],
      {
        displayName: 'name.formatted',
        email: 'emails[0].value',
        login: 'userName',
        createdAt: 'meta.created',
        enabled: 'active',
      },
    ],
    [
      'Active Directory',
      ['sAMAccountName', 'cn', 'mail', 'whenCreated'],
      { displayName: 'cn', email: 'mail', login: 'sAMAccountName', createdAt: 'whenCreated' },
    ],
    [
      'OpenLDAP',
      ['dn', 'uid', 'cn', 'mail', 'createTimestamp', 'authTimestamp', 'accountEnabled'],
      {
        displayName: 'cn',
        email: 'mail',
        login: 'uid',
        createdAt: 'createTimestamp',
        lastSignIn: 'authTimestamp',
        enabled: 'accountEnabled',
      },
    ],
    ['any case', ['USERNAME', 'E-MAIL', 'Dept'], { email: 'E-MAIL', login: 'USERNAME', department: 'Dept' }],
    ['names in two parts', ['id', 'Last_Name', 'first_name'], { displayName: 'first_name + Last_Name' }],
    ['one part of a name', ['id', 'first_name', 'lastName'], {}],
    ['a part that is there twice', ['id', 'first_name', 'last_name', 'LAST_NAME'], {}],
    ['nothing that is known', ['user_id', 'telephone', 'status', 'role'], {}],
  ])('%s', (_, attributes, roles) => {
    expect(recognised('application', ...attributes)).toEqual(roles);
  });

  test('of several headers for one role the best known is taken', () => {
    expect(recognised('application', 'name', 'mail', 'email', 'displayName')).toEqual({
      displayName: 'displayName',
      email: 'email',
    });
  });
});

describe('of the directory', () => {
  test('the names of Microsoft Graph', () => {
    expect(
      recognised(
        'directory',
        ...[
          'id',
          'userPrincipalName',
          'displayName',
          'mail',
          'accountEnabled',
          'createdDateTime',
          'department',
        ],
      ),
    ).toEqual({
      displayName: 'displayName',
      email: 'mail',
      login: 'userPrincipalName',
      createdAt: 'createdDateTime',
      enabled: 'accountEnabled',
      department: 'department',
    });
  });

  test('the titles of the admin center', () => {
    expect(
      recognised(
        'directory',
        ...[
          'Object ID',
          'User principal name',
          'Display name',
          'Account enabled',
          'Creation time',
          'Department',
        ],
      ),
    ).toEqual({
      displayName: 'Display name',
      login: 'User principal name',
      createdAt: 'Creation time',
      enabled: 'Account enabled',
      department: 'Department',
    });
  });

  test('what Get-ADUser gives', () => {
    const columns = ['EmailAddress', 'Enabled', 'GivenName', 'Name', 'ObjectGUID', 'Surname'];
    expect(recognised('directory', ...columns, 'Created', 'UserPrincipalName')).toEqual({
      displayName: 'Name',
      email: 'EmailAddress',
      login: 'UserPrincipalName',
      createdAt: 'Created',
      enabled: 'Enabled',
    });
    expect(recognised('directory', 'ObjectGUID', 'GivenName', 'sn')).toEqual({
      displayName: 'GivenName + sn',
    });
  });

  test('a first and a last name, where there is none in one piece', () => {
    expect(recognised('directory', 'id', 'givenName', 'surname')).toEqual({
      displayName: 'givenName + surname',
    });
    expect(recognised('directory', 'id', 'givenName', 'surname', 'displayName')).toEqual({
      displayName: 'displayName',
    });
  });

  test('what Get-ADUser gives may mean something else in an export of Entra ID', () => {
    expect(recognised('directory', 'id', 'Enabled', 'Created', 'Name', 'EmailAddress', 'cn')).toEqual({});
  });

  test('the names of applications mean nothing there', () => {
    expect(recognised('directory', 'login', 'email', 'full_name', 'active', 'isAdmin', 'last_login')).toEqual(
      {},
    );
  });
});

test('a header that plays a role and is there twice is not taken by chance', () => {
  expect(recognised('application', 'user_id', 'email', 'Email', 'mail', 'dept')).toEqual({
    department: 'dept',
  });
});

import type { Role } from '../model/roles.ts';
import type { Side } from '../model/users.ts';
import { columnsNamed } from './find-column.ts';
import type { SourceFacts } from './importer.ts';
import type { Header } from './known-downloads.ts';

/** Headers that say by themselves what they hold, per side; the first that is there is taken. */
const wellKnown = {
  application: {
    displayName: [
      ...['displayName', 'display_name', 'full_name', 'fullName', 'name', 'cn', 'name.formatted'],
      ['first_name', 'last_name'],
      ['firstName', 'lastName'],
      ['given_name', 'family_name'],
      ['givenName', 'familyName'],
      ['givenName', 'surname'],
      ['givenName', 'sn'],
      ['name.givenName', 'name.familyName'],
    ],
    email: ['email', 'mail', 'e-mail', 'emailAddress', 'email_address', 'emails[0].value'],
    login: ['login', 'userName', 'user_name', 'username', 'loginName', 'login_name', 'uid', 'sAMAccountName'],
    lastSignIn: [
      'lastSignIn',
      'last_sign_in',
      'lastLogin',
      'last_seen',
      'last_seen_at',
      'last_activity',
      'last_login',
      'last_login_at',
      'lastLoginDate',
      'lastLogonTimestamp',
      'authTimestamp',
      'lastLoginTime',
      'loginTime',
    ],
    createdAt: [
      'createdAt',
      'created_at',
      'created_on',
      'date_joined',
      'created',
      'createdDateTime',
      'creationDate',
      'whenCreated',
      'createTimestamp',
      'meta.created',
    ],
    enabled: ['enabled', 'active', 'isActive', 'is_active', 'accountEnabled'],
    privileged: ['privileged', 'isAdmin', 'is_admin', 'is_superuser', 'isSuperuser'],
    department: ['department', 'dept'],
  },
  directory: {
    displayName: ['displayName', 'display name', ['givenName', 'surname']],
    email: ['mail'],
    login: ['userPrincipalName', 'user principal name'],
    lastSignIn: [],
    createdAt: ['createdDateTime', 'creation time', 'whenCreated', 'createTimestamp'],
    enabled: ['accountEnabled', 'account enabled'],
    privileged: [],
    department: ['department'],
  },
} as const satisfies Record<Side, Record<Role, readonly Header[]>>;

/** The same of a list of Active Directory's users, as LDAP and Get-ADUser name attributes; elsewhere these may mean anything. */
const ofActiveDirectory: Readonly<Partial<Record<Role, readonly Header[]>>> = {
  displayName: ['displayName', 'name', 'cn', ['givenName', 'surname'], ['givenName', 'sn']],
  email: ['mail', 'emailAddress'],
  createdAt: ['whenCreated', 'created', 'createdDateTime'],
  enabled: ['accountEnabled', 'enabled'],
};

/** What plays a role by its name; null where nothing does, or where several columns have that name. */
export function recogniseRole(source: SourceFacts, side: Side, role: Role): readonly string[] | null {
  const isActiveDirectory = side === 'directory' && columnsNamed(source, 'objectGUID').length > 0;
  const headers = (isActiveDirectory ? ofActiveDirectory[role] : undefined) ?? wellKnown[side][role];
  for (const header of headers) {
    const found = [header].flat().map((name) => columnsNamed(source, name));
    if (found.every((columns) => columns.length > 0))
      return found.every((columns) => columns.length === 1) ? found.flat() : null;
  }
  return null;
}

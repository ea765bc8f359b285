import { describe, expect, test } from 'vitest';
import { knownDownloads } from '../../src/importers/known-downloads.ts';
import { recogniseDownload } from '../../src/importers/recognise-download.ts';
import { sourceWith } from './source-with.ts';

/** What is proposed for a header. */
function proposed(header: string): Readonly<Record<string, unknown>> | null {
  const found = recogniseDownload(sourceWith(...header.split(',')));
  if (found === null) return null;
  const { name, key, roles, states } = found;
  const columns = Object.fromEntries(
    [...roles].map(([role, { columns: played }]) => [role, played.join(' + ')]),
  );
  return { name, key, ...columns, words: [...states.keys()].join() };
}

const mail = 'Email Address [Required]';

test.each<[string, string, Readonly<Record<string, unknown>>]>([
  [
    'Okta',
    'id,status,created,activated,lastLogin,profile.firstName,profile.lastName,profile.email,profile.login,profile.department',
    {
      name: "Okta's user list",
      key: 'id',
      displayName: 'profile.firstName + profile.lastName',
      email: 'profile.email',
      login: 'profile.login',
      lastSignIn: 'lastLogin',
      createdAt: 'created',
      enabled: 'status',
      department: 'profile.department',
      words: 'enabled',
    },
  ],
  [
    'Okta, by Rockstar',
    'User Id,Status,Last Login Date,Username,First name,Last name,Primary email',
    {
      name: "Okta's users as Rockstar exports them",
      key: 'User Id',
      displayName: 'First name + Last name',
      email: 'Primary email',
      login: 'Username',
      lastSignIn: 'Last Login Date',
      enabled: 'Status',
      words: 'enabled',
    },
  ],
  [
    'Okta, its report',
    'User,Login,Status,Activation Date,Authentication Source,Last Login,Last Password Change',
    {
      name: "Okta's Password Health report",
      key: 'Login',
      displayName: 'User',
      login: 'Login',
      lastSignIn: 'Last Login',
      enabled: 'Status',
      words: 'enabled',
    },
  ],
  [
    'Google Workspace',
    `First Name [Required],Last Name [Required],${mail},Password [Required],Password Hash Function [UPLOAD ONLY],Org Unit Path [Required],New Primary Email [UPLOAD ONLY],Status [READ ONLY],Last Sign In [READ ONLY],Recovery Email,Employee ID,Department,2sv Enrolled [READ ONLY]`,
    {
      name: "Google Workspace's user download",
      key: mail,
      displayName: 'First Name [Required] + Last Name [Required]',
      email: mail,
      login: mail,
      lastSignIn: 'Last Sign In [READ ONLY]',
      enabled: 'Status [READ ONLY]',
      department: 'Department',
      words: 'enabled',
    },
  ],
  [
    'ServiceNow',
    'sys_id,user_name,name,email,active,department,sys_created_on,last_login_time',
    {
      name: "ServiceNow's users (sys_user)",
      key: 'sys_id',
      displayName: 'name',
      email: 'email',
      login: 'user_name',
      lastSignIn: 'last_login_time',
      createdAt: 'sys_created_on',
      enabled: 'active',
      department: 'department',
      words: '',
    },
  ],
  [
    'ServiceNow, the list as it is shown at first',
    'user_name,name,email,active,sys_created_on,sys_updated_on',
    {
      name: "ServiceNow's users (sys_user)",
      key: 'user_name',
      displayName: 'name',
      email: 'email',
      login: 'user_name',
      createdAt: 'sys_created_on',
      enabled: 'active',
      words: '',
    },
  ],
  [
    'Salesforce',
    'ID,USERNAME,NAME,EMAIL,ISACTIVE,PROFILEID,LASTLOGINDATE,CREATEDDATE,FEDERATIONIDENTIFIER',
    {
      name: "Salesforce's users",
      key: 'ID',
      displayName: 'NAME',
      email: 'EMAIL',
      login: 'USERNAME',
      lastSignIn: 'LASTLOGINDATE',
      createdAt: 'CREATEDDATE',
      enabled: 'ISACTIVE',
      words: '',
    },
  ],
  [
    'Slack',
    'username,email,status,billing-active,has-2fa,has-sso,userid,fullname,displayname,expiration-timestamp',
    {
      name: "Slack's member list",
      key: 'userid',
      displayName: 'fullname',
      email: 'email',
      login: 'username',
      enabled: 'status',
      privileged: 'status',
      words: 'enabled,privileged',
    },
  ],
  [
    'Atlassian',
    'User id,User name,email,User status,Added to org,Org role,Last seen in Jira - contoso',
    {
      name: "Atlassian's user export",
      key: 'User id',
      displayName: 'User name',
      email: 'email',
      login: 'email',
      enabled: 'User status',
      words: 'enabled',
    },
  ],
  [
    'SAP Cloud Identity Services',
    'id,active,userName,userType,displayName,emails[0].display,emails[0].primary,emails[0].type,emails[0].value,meta.created',
    {
      name: "SAP Cloud Identity Services' user export",
      key: 'id',
      displayName: 'displayName',
      email: 'emails[0].value',
      login: 'userName',
      createdAt: 'meta.created',
      enabled: 'active',
      words: '',
    },
  ],
  [
    'SAP Cloud Identity Services, its default columns',
    'active,userName,userType,emails[0].display,emails[0].primary,emails[0].type,emails[0].value',
    {
      name: "SAP Cloud Identity Services' user export",
      key: 'userName',
      email: 'emails[0].value',
      login: 'userName',
      enabled: 'active',
      words: '',
    },
  ],
  [
    'SCIM',
    'schemas,id,userName,displayName,active,emails.value,emails.primary,meta.created,emails[primary eq true].value',
    {
      name: 'a SCIM list of users',
      key: 'id',
      displayName: 'displayName',
      email: 'emails[primary eq true].value',
      login: 'userName',
      createdAt: 'meta.created',
      enabled: 'active',
      words: '',
    },
  ],
])('%s', (_, header, expected) => {
  expect(proposed(header)).toEqual(expected);
});

describe('none that is known', () => {
  test.each([
    ['a ledger', 'user_id,login,email,full_name,status'],
    ['a part of a signature', 'id,status,login'],
    ['a sign that is there twice', 'id,status,Status,profile.login'],
    ['the directory', 'id,userPrincipalName,displayName,accountEnabled'],
  ])('%s', (_, header) => {
    expect(proposed(header)).toBeNull();
  });
});

test('no product’s words mean both yes and no', () => {
  for (const { states } of knownDownloads) {
    for (const { yes, no } of Object.values(states)) {
      const words = [...yes, ...no].map((word) => word.toLowerCase());
      expect(new Set(words).size).toBe(words.length);
    }
  }
});

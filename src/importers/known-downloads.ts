import type { DateRole, Role, YesNoRole } from '../model/roles.ts';

/** The words of a product for yes and for no; any other word is neither. */
export interface StateWords {
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** What heads a column, or the columns that hold the parts of a name. */
export type Header = string | readonly string[];

/** The list of users that a product hands out, known by its header. */
export interface KnownDownload {
  /** As in "looks like …". */
  readonly name: string;
  /** Attributes that are all there, and of which no other export has them all. */
  readonly signs: readonly string[];
  /** What identifies a user; the first that is there. */
  readonly key: readonly string[];
  /** What plays a role; the first that is there. */
  readonly roles: Readonly<Partial<Record<Role, readonly Header[]>>>;
  /** For roles whose words are not the usual yes and no. */
  readonly states: Readonly<Partial<Record<YesNoRole, StateWords>>>;
  /** For dates that are not written by ISO 8601, how they are. */
  readonly formats?: Readonly<Partial<Record<DateRole, readonly string[]>>>;
}

/** Okta's user states (developer.okta.com, user lifecycle): whoever is locked out or renews a password comes back by themselves. */
const oktaStates: StateWords = {
  yes: ['ACTIVE', 'PROVISIONED', 'RECOVERY', 'PASSWORD_EXPIRED', 'LOCKED_OUT'],
  no: ['STAGED', 'SUSPENDED', 'DEPROVISIONED'],
};

const slackAdmins = ['Admin', 'Owner', 'Primary Owner'];
const slackMembers = ['Member', 'Multi-Channel Guest', 'Single-Channel Guest', 'Bot'];

const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** The first whose signs are all there is taken. */
export const knownDownloads: readonly KnownDownload[] = [
  {
    // GET /api/v1/users; the same paths head the columns of tools that write CSV from it.
    name: "Okta's user list",
    signs: ['id', 'status', 'profile.login'],
    key: ['id'],
    roles: {
      // Everybody has the parts of a name; the whole of it is optional.
      displayName: [['profile.firstName', 'profile.lastName'], 'profile.displayName'],
      email: ['profile.email'],
      login: ['profile.login'],
      lastSignIn: ['lastLogin'],
      createdAt: ['created'],
      enabled: ['status'],
      department: ['profile.department'],
    },
    states: { enabled: oktaStates },
  },
  {
    // "Export Users" of the browser extension Rockstar (gabrielsroka/gabrielsroka.github.io, rockstar.js).
    name: "Okta's users as Rockstar exports them",
    signs: ['User Id', 'Status', 'Username', 'Primary email'],
    key: ['User Id'],
    roles: {
      displayName: [['First name', 'Last name'], 'Display name'],
      email: ['Primary email'],
      login: ['Username'],
      lastSignIn: ['Last Login Date'],
      createdAt: ['Created Date'],
      enabled: ['Status'],
      department: ['Department'],
    },
    states: { enabled: oktaStates },
  },
  {
    // Reports > Okta Password Health (help.okta.com).
    name: "Okta's Password Health report",
    signs: ['Login', 'Status', 'Authentication Source', 'Last Password Change'],
    key: ['Login'],
    roles: { displayName: ['User'], login: ['Login'], lastSignIn: ['Last Login'], enabled: ['Status'] },
    states: { enabled: oktaStates },
  },
  {
    name: "Google Workspace's user download",
    signs: ['Email Address [Required]', 'Org Unit Path [Required]', 'Status [READ ONLY]'],
    key: ['Email Address [Required]'],
    roles: {
      displayName: [['First Name [Required]', 'Last Name [Required]']],
      email: ['Email Address [Required]'],
      login: ['Email Address [Required]'],
      lastSignIn: ['Last Sign In [READ ONLY]'],
      enabled: ['Status [READ ONLY]'],
      department: ['Department'],
    },
    states: { enabled: { yes: ['Active'], no: ['Suspended', 'Archived'] } },
    formats: { lastSignIn: ['yyyy/MM/dd HH:mm:ss'] },
  },
  {
    // A list of sys_user exported as CSV or JSON has the names of the fields, and not their labels.
    name: "ServiceNow's users (sys_user)",
    signs: ['sys_id', 'user_name', 'active'],
    key: ['sys_id'],
    roles: serviceNowRoles(),
    states: {},
  },
  {
    name: "ServiceNow's users (sys_user)",
    signs: ['user_name', 'active', 'sys_updated_on'],
    key: ['user_name'],
    roles: serviceNowRoles(),
    states: {},
  },
  {
    // The object User as Data Loader, the bulk API and the query of the command line name its fields.
    name: "Salesforce's users",
    signs: ['Id', 'Username', 'IsActive', 'ProfileId'],
    key: ['Id'],
    roles: {
      displayName: ['Name'],
      email: ['Email'],
      login: ['Username'],
      lastSignIn: ['LastLoginDate'],
      createdAt: ['CreatedDate'],
      enabled: ['IsActive'],
      department: ['Department'],
    },
    states: {},
  },
  {
    name: "Slack's member list",
    signs: ['username', 'email', 'status', 'billing-active', 'userid'],
    key: ['userid'],
    roles: {
      displayName: ['fullname'],
      email: ['email'],
      login: ['username'],
      enabled: ['status'],
      privileged: ['status'],
    },
    states: {
      enabled: { yes: [...slackAdmins, ...slackMembers], no: ['Deactivated'] },
      privileged: { yes: slackAdmins, no: [...slackMembers, 'Deactivated'] },
    },
  },
  {
    name: "Atlassian's user export",
    signs: ['User id', 'User name', 'email', 'User status'],
    key: ['User id'],
    roles: { displayName: ['User name'], email: ['email'], login: ['email'], enabled: ['User status'] },
    states: { enabled: { yes: ['Active'], no: ['Suspended', 'Deactivated'] } },
  },
  {
    // Export Users of the administration console (SAP-docs/btp-cloud-identity-services).
    name: "SAP Cloud Identity Services' user export",
    signs: ['userName', 'active', 'emails[0].value'],
    key: ['id', 'userName'],
    roles: {
      displayName: ['displayName', 'name.formatted', ['name.givenName', 'name.familyName']],
      email: ['emails[0].value'],
      login: ['userName'],
      createdAt: ['meta.created'],
      enabled: ['active'],
      department: [`${enterpriseUser}.department`, `${enterpriseUser}:department`],
    },
    states: {},
  },
  {
    name: 'a SCIM list of users',
    signs: ['id', 'userName', 'schemas'],
    key: ['id'],
    roles: {
      displayName: ['displayName', 'name.formatted', ['name.givenName', 'name.familyName']],
      email: ['emails[primary eq true].value'],
      login: ['userName'],
      createdAt: ['meta.created'],
      enabled: ['active'],
      department: [`${enterpriseUser}.department`],
    },
    states: {},
  },
];

function serviceNowRoles(): KnownDownload['roles'] {
  return {
    displayName: ['name'],
    email: ['email'],
    login: ['user_name'],
    lastSignIn: ['last_login_time', 'last_login'],
    createdAt: ['sys_created_on'],
    enabled: ['active'],
    department: ['department'],
  };
}

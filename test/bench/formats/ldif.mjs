// @ts-check
import { Buffer } from 'node:buffer';
import { generator } from '../random.mjs';

/** @typedef {import('../formats.mjs').Format} Format */

const source = { kind: 'ldif', trim: false };

/**
 * What `ldapsearch` writes of an OpenLDAP directory: names beyond ASCII in base64, long lines folded, two classes of
 * entries that are no users.
 * @type {Format}
 */
export const openLdapExport = {
  name: 'LDIF of ldapsearch',
  source,
  file: 'openldap.ldif',
  key: 'entryUUID',
  columns: ['uid', 'mail', 'employeeNumber', 'cn', 'createTimestamp'],
  multiValued: ['mail'],
  completeness: 'proven',
  *write(users) {
    yield '# extended LDIF\n#\n# LDAPv3\n# base <dc=contoso,dc=com> with scope subtree\n#\n\n';
    yield '# contoso.com\ndn: dc=contoso,dc=com\nobjectClass: domain\ndc: contoso\n\n';
    for (let user = 0; user < users; user += 1) yield openLdapEntry(user);
    yield `# search result\nsearch: 2\nresult: 0 Success\n\n# numResponses: ${users + 2}\n# numEntries: ${users + 1}\n`;
  },
};

/**
 * What `ldifde` writes of Active Directory, with the attributes that it has of itself.
 * @type {Format}
 */
export const activeDirectoryExport = {
  name: 'LDIF of ldifde',
  source,
  file: 'active-directory.ldif',
  key: 'objectGUID',
  columns: ['userPrincipalName', 'mail', 'sAMAccountName', 'sn', 'accountEnabled', 'whenCreated'],
  multiValued: [],
  completeness: 'unproven',
  *write(users) {
    for (let user = 0; user < users; user += 1) yield activeDirectoryEntry(user);
  },
};

/** @param {number} user */
function openLdapEntry(user) {
  const draw = generator(1, user);
  const login = `user${user}`;
  const cn = draw(10) === 0 ? `Zoë Müller ${user}` : `Ines Berg ${user}`;
  return (
    `# ${login}, people, contoso.com\n` +
    lines([
      ['dn', `uid=${login},ou=people,ou=${'department'.repeat(draw(4))},dc=contoso,dc=com`],
      ['objectClass', 'top'],
      ['objectClass', 'person'],
      ['objectClass', 'organizationalPerson'],
      ['objectClass', 'inetOrgPerson'],
      ['uid', login],
      ['cn', cn],
      ['sn', cn.split(' ')[1]],
      ['mail', `${login}@contoso.com`],
      ['mail', `${login}@fabrikam.com`],
      ['employeeNumber', String(100_000 + user)],
      ['departmentNumber', String(draw(50))],
      ['telephoneNumber', `+47 22 ${draw(90) + 10} ${draw(90) + 10} ${draw(90) + 10}`],
      ['description', 'Works in the hall behind the harbour, '.repeat(1 + draw(4))],
      ['structuralObjectClass', 'inetOrgPerson'],
      ['entryUUID', uuid(draw)],
      ['creatorsName', 'cn=admin,dc=contoso,dc=com'],
      ['createTimestamp', `20${10 + draw(14)}0102030405Z`],
      ['modifyTimestamp', `20${10 + draw(14)}0102030405Z`],
    ])
  );
}

/** @param {number} user */
function activeDirectoryEntry(user) {
  const draw = generator(2, user);
  const login = `user${user}`;
  const name = draw(10) === 0 ? `Zoë Müller ${user}` : `Ines Berg ${user}`;
  const dn = `CN=${name},OU=Staff,OU=Oslo,DC=contoso,DC=com`;
  return lines(
    [
      ['dn', dn],
      ['changetype', 'add'],
      ...['top', 'person', 'organizationalPerson', 'user'].map(
        (value) => /** @type {[string, string]} */ (['objectClass', value]),
      ),
      ['cn', name],
      ['sn', name.split(' ')[1]],
      ['givenName', name.split(' ')[0]],
      ['distinguishedName', dn],
      ['instanceType', '4'],
      ['whenCreated', `20${10 + draw(14)}0102030405.0Z`],
      ['whenChanged', `20${10 + draw(14)}0102030405.0Z`],
      ['displayName', name],
      ['uSNCreated', String(12_000 + user)],
      ['memberOf', 'CN=Everybody who works at the harbour,OU=Groups,DC=contoso,DC=com'],
      ['memberOf', 'CN=Staff,OU=Groups,DC=contoso,DC=com'],
      ['name', name],
      ['objectGUID', bytes(draw, 16)],
      ['userAccountControl', draw(10) === 0 ? '514' : '512'],
      ['codePage', '0'],
      ['countryCode', '0'],
      ['pwdLastSet', `13${draw(10)}463732190000000`],
      ['primaryGroupID', '513'],
      ['objectSid', Buffer.concat([Buffer.from('010500000000000515000000', 'hex'), bytes(draw, 16)])],
      ['accountExpires', '9223372036854775807'],
      ['sAMAccountName', login],
      ['sAMAccountType', '805306368'],
      ['userPrincipalName', `${login}@contoso.com`],
      ['objectCategory', 'CN=Person,CN=Schema,CN=Configuration,DC=contoso,DC=com'],
      ['mail', `${login}@contoso.com`],
      ['lastLogonTimestamp', `13${draw(10)}463732190000000`],
    ],
    '\r\n',
  );
}

/**
 * @param {readonly (readonly [string, string | Buffer])[]} values
 * @param {string} lineBreak
 */
function lines(values, lineBreak = '\n') {
  return (
    values
      .map(([name, value]) => {
        const isPlain = typeof value === 'string' && /^[\u0021-\u007e ]*[\u0021-\u007e]$/u.test(value);
        return fold(
          isPlain ? `${name}: ${value}` : `${name}:: ${Buffer.from(value).toString('base64')}`,
          lineBreak,
        );
      })
      .join(lineBreak) +
    lineBreak +
    lineBreak
  );
}

/**
 * @param {string} line
 * @param {string} lineBreak
 */
function fold(line, lineBreak) {
  if (line.length <= 78) return line;
  const rest = line.slice(78).match(/.{1,77}/gu) ?? [];
  return [line.slice(0, 78), ...rest].join(`${lineBreak} `);
}

/**
 * @param {(below: number) => number} draw
 * @param {number} size
 */
function bytes(draw, size) {
  return Buffer.from(Array.from({ length: size }, () => draw(256)));
}

/** @param {(below: number) => number} draw */
function uuid(draw) {
  return bytes(draw, 16)
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}

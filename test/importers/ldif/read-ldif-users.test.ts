import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { everyCut } from '../../cut-bytes.ts';
import { rejectionsOf, usersOf } from '../json/read-json.ts';
import { open, person, read, readChunks, requestOf } from './read-ldif.ts';

const mailsOf = async (...lines: string[]): Promise<readonly string[][]> =>
  usersOf(await read(person('ines', ...lines))).map(([, , mails]) => mails);

describe('values', () => {
  test.each([
    ['plain', ['mail: ines@contoso.com'], ['ines@contoso.com']],
    ['without a blank', ['mail:ines@contoso.com'], ['ines@contoso.com']],
    ['behind several blanks', ['mail:   ines@contoso.com'], ['ines@contoso.com']],
    ['with a blank at the end, which stays', ['mail: ines '], ['ines ']],
    ['in base64', ['mail:: SW7DqXM='], ['Inés']],
    ['in base64 behind blanks', ['mail::   SW7DqXM='], ['Inés']],
    ['beyond ASCII as they are (ldifde -u)', ['mail: Inés'], ['Inés']],
    ['empty', ['mail:'], []],
    ['empty in base64', ['mail::'], []],
    ['several', ['mail: a', 'mail: b', 'MAIL: c'], ['a', 'b', 'c']],
    ['folded', ['mail: ines', ' @contoso', ' .com'], ['ines@contoso.com']],
    ['folded, with a blank that belongs to the value', ['mail: Ines', '  Berg'], ['Ines Berg']],
    ['folded by a tab (OpenLDAP)', ['mail: ines', '\t@contoso.com'], ['ines@contoso.com']],
    ['base64, folded', ['mail:: SW7D', ' qXM='], ['Inés']],
    ['a name, folded', ['ma', ' il: ines'], ['ines']],
    ['behind a comment', ['# a comment', 'mail: ines'], ['ines']],
    ['behind a folded comment', ['# a comment', ' mail: no', 'mail: ines'], ['ines']],
    ['with a colon', ['mail: a:b'], ['a:b']],
    ['with a less-than behind a blank', ['mail: <none>'], ['<none>']],
    ['called as JavaScript calls things', ['__proto__: x', 'constructor: y', 'mail: ines'], ['ines']],
  ])('%s', async (_, lines, mails) => {
    expect(await mailsOf(...lines)).toEqual([mails]);
  });

  test.each([['\n'], ['\r\n'], ['\r']])('lines that end in %j', async (lineBreak) => {
    const text = person('ines', 'mail: ines', ' @contoso.com') + person('bo', 'mail: bo');
    const imported = await read(text.replaceAll('\n', lineBreak));
    expect(usersOf(imported)).toEqual([
      [1, 'ines', ['ines@contoso.com']],
      [7, 'bo', ['bo']],
    ]);
  });

  test('an attribute with an option is another one', async () => {
    const lines = ['mail;lang-de: de', 'mail: plain', 'mail;binary:: YQ=='];
    expect(await mailsOf(...lines)).toEqual([['plain']]);
    const imported = await read(person('ines', ...lines), { columns: ['Mail;LANG-de', 'mail;binary'] });
    expect(usersOf(imported)).toEqual([[1, 'ines', ['de'], ['a']]]);
  });

  test('a fold may lie within a character', async () => {
    const whole = Buffer.from(person('ines', 'mail: Inés'));
    const within = whole.indexOf(0xc3) + 1;
    const folded = Buffer.concat([whole.subarray(0, within), Buffer.from('\n '), whole.subarray(within)]);
    expect(usersOf(await read(folded))).toEqual([[1, 'ines', ['Inés']]]);
    expect(rejectionsOf(await read(folded))).toEqual([]);
  });

  test('a name of an entry is an attribute', async () => {
    const imported = await read('dn:: dWlkPWluw6lz\nuid: ines\n\n', { key: 'dn', columns: ['uid'] });
    expect(usersOf(imported)).toEqual([[1, 'uid=inés', ['ines']]]);
  });
});

describe('values as people write them', () => {
  test.each([
    ['objectGUID:: 4E8lP4lPTEWLZXMtTXJHZw==', 'objectGUID', ['3f254fe0-4f89-454c-8b65-732d4d724767']],
    [
      'objectGUID: 3f254fe0-4f89-454c-8b65-732d4d724767',
      'objectGUID',
      ['3f254fe0-4f89-454c-8b65-732d4d724767'],
    ],
    [
      'objectSid:: AQUAAAAAAAUVAAAAFc1bBxRqCs6xaN46UwQAAA==',
      'objectSid',
      ['S-1-5-21-123456789-3456789012-987654321-1107'],
    ],
    ['lastLogonTimestamp: 133463732190000000', 'lastLogonTimestamp', ['2023-12-06T21:53:39Z']],
    ['pwdLastSet: 0', 'pwdLastSet', []],
    ['accountExpires: 9223372036854775807', 'accountExpires', []],
    ['whenCreated: 20240131080000.0Z', 'whenCreated', ['2024-01-31T08:00:00Z']],
    ['createTimestamp: 20240131080000Z', 'createTimestamp', ['2024-01-31T08:00:00Z']],
    ['createTimestamp: 20240131080000.25+0130', 'createTimestamp', ['2024-01-31T08:00:00.25+01:30']],
    ['createTimestamp: yesterday', 'createTimestamp', ['yesterday']],
    ['badPasswordTime: never', 'badPasswordTime', ['never']],
    ['description: 20240131080000Z', 'description', ['20240131080000Z']],
  ])('%s', async (line, column, values) => {
    expect(usersOf(await read(person('ines', line), { columns: [column] }))).toEqual([[1, 'ines', values]]);
  });
});

describe('the state of an account', () => {
  const stateOf = async (...lines: string[]): Promise<unknown> => {
    const source = await open(
      person('ines', ...lines) + person('bo', 'userAccountControl:', 'nsAccountLock:'),
    );
    expect(source.attributes).toContain('accountEnabled');
    const users = await source.readUsers(requestOf({ columns: ['accountEnabled'] }));
    return usersOf(users)[0][2];
  };

  test.each([
    [['userAccountControl: 512'], ['true']],
    [['userAccountControl: 514'], ['false']],
    [['userAccountControl: 66050'], ['false']],
    [['userAccountControl: -2147483136'], ['true']],
    [['userAccountControl: x'], []],
    [[], []],
    [['nsAccountLock: TRUE'], ['false']],
    [['nsAccountLock: false'], ['true']],
    [['pwdAccountLockedTime: 000001010000Z'], ['false']],
    [['pwdAccountLockedTime: 20261111101010Z'], ['true']],
    [['loginDisabled: TRUE'], ['false']],
    [['loginDisabled: FALSE', 'userAccountControl: 514'], ['false']],
    [['userAccountControl: 514', 'loginDisabled: FALSE'], ['false']],
  ])('%j', async (lines, state) => {
    expect(await stateOf(...lines)).toEqual(state);
  });

  test('where only locked accounts say something, the others are enabled', async () => {
    const source = await open(person('ines', 'nsAccountLock: true') + person('bo'));
    const users = await source.readUsers(requestOf({ columns: ['accountEnabled'] }));
    expect(usersOf(users).map(([, , state]) => state)).toEqual([['false'], ['true']]);
  });

  test('an attribute that is called so is itself', async () => {
    const source = await open(person('ines', 'accountEnabled: maybe', 'userAccountControl: 514'));
    expect(source.attributes.filter((name) => name === 'accountEnabled')).toHaveLength(1);
    const users = await source.readUsers(requestOf({ columns: ['accountEnabled'] }));
    expect(usersOf(users)).toEqual([[1, 'ines', ['maybe']]]);
  });
});

describe('entries that are no users', () => {
  const entry = (uid: string, ...classes: string[]): string =>
    [
      `dn: uid=${uid}`,
      ...classes.map((name) => `objectClass: ${name}`),
      `uid: ${uid}`,
      'mail: a',
      '',
      '',
    ].join('\n');

  test.each([
    ['a person', true, ['top', 'person']],
    ['a user of Active Directory', true, ['top', 'person', 'organizationalPerson', 'user']],
    ['an account of a computer with users', true, ['account', 'posixAccount']],
    ['in another case', true, ['INETORGPERSON']],
    ['an entry whose classes are not there', true, []],
    ['a computer', false, ['top', 'person', 'organizationalPerson', 'user', 'computer']],
    ['a contact', false, ['top', 'person', 'organizationalPerson', 'contact']],
    ['a group', false, ['top', 'group']],
    ['a referral', false, ['referral', 'extensibleObject']],
    ['something that begins like a person', false, ['personality']],
  ])('%s', async (_, isUser, classes) => {
    const imported = await read(entry('first', 'person') + entry('second', ...classes));
    expect(imported.read).toBe(isUser ? 2 : 1);
    const line = 'first'.length; // of the second entry
    expect(imported.findings).toEqual(
      isUser ? [] : [{ kind: 'passed-over', source: expect.any(String) as string, line: line + 1, count: 1 }],
    );
  });

  test('what is wrong with them does not matter', async () => {
    const imported = await read(
      `${person('ines', 'mail: a')}dn: cn=pc\nobjectClass: computer\nmail:: no base64\n\n`,
    );
    expect(imported).toMatchObject({
      read: 1,
      rejections: [],
      findings: [{ kind: 'passed-over', line: 6, count: 1 }],
    });
  });

  test('nobody else is an error that says so', async () => {
    await expect(read('dn: cn=pc\nobjectClass: computer\n\n')).rejects.toMatchObject({
      code: 'no-rows',
      message: 'users.ldif has 1 entry, but no user by objectClass',
    });
  });
});

describe('entries that are rejected', () => {
  test.each([
    ['a line that is none', 'nonsense', 'line-unreadable'],
    ['a name with a blank', 'ma il: x', 'line-unreadable'],
    ['a second name of the entry', 'dn: uid=bo', 'line-unreadable'],
    ['base64 that is none', 'mail:: YW!xpY2U=', 'bad-base64'],
    ['base64 without its end', 'mail:: SW7DqXM', 'bad-base64'],
    ['base64 with bits left over', 'mail:: YWJ=', 'bad-base64'],
    ['base64 with a blank in it', 'mail:: SW7D qXM=', 'bad-base64'],
    ['base64 that is none, of what nobody wants', 'jpegPhoto:: ????', 'bad-base64'],
    ['an address instead of a value', 'mail:< file:///etc/passwd', 'value-elsewhere'],
    ['a value that is no text', 'mail:: /////w==', 'invalid-text'],
    ['a NUL in base64', 'mail:: YQBi', 'nul-character'],
    ['a NUL as it stands', 'mail: a\0b', 'nul-character'],
  ])('%s', async (_, line, reason) => {
    const imported = await read(person('ines', 'mail: b', line) + person('bo'));
    expect(rejectionsOf(imported)).toEqual([[1, reason, 'ines']]);
    expect(usersOf(imported).map(([, key]) => key)).toEqual(['bo']);
    expect(imported.read).toBe(2);
  });

  test('text that is not UTF-8', async () => {
    const imported = await read(
      Buffer.from(person('ines', 'mail: In\xe9s') + person('bo', 'mail: b'), 'latin1'),
    );
    expect(rejectionsOf(imported)).toEqual([[1, 'invalid-text', 'ines']]);
    expect(usersOf(imported)).toHaveLength(1);
  });

  test.each([
    ['an address', 'jpegPhoto:< file:///etc/passwd'],
    ['what is no text', 'jpegPhoto:: /////w=='],
    ['more than 4 MiB', `member: ${'x'.repeat(5 << 20)}`],
    ['a part of the values', 'member;range=0-1499: x'],
  ])('not for %s in an attribute that nobody wants', async (_, line) => {
    const imported = await read(person('ines', 'mail: b', line) + person('bo', 'mail: c'));
    expect(rejectionsOf(imported)).toEqual([]);
    expect(usersOf(imported).map(([, key, mails]) => [key, mails])).toEqual([
      ['ines', ['b']],
      ['bo', ['c']],
    ]);
    expect(imported.completeness).toBe('unproven');
  });

  test('several values where one is allowed, and none where one is needed', async () => {
    const text = person('ines', 'mail: a', 'mail: b') + person('bo', 'mail: c').replace('uid: bo\n', '');
    const imported = await read(text, { multiValued: [] });
    expect(rejectionsOf(imported)).toEqual([
      [1, 'several-values', 'ines'],
      [7, 'key-missing', 'uid=bo,dc=contoso,dc=com'],
    ]);
  });

  test('several values of what is only shown', async () => {
    const text = person('ines', 'mail: a', 'mail: b', 'mail: c') + person('bo', 'mail: d') + person('cy');
    const imported = await read(text, { multiValued: [], shown: ['mail'] });
    expect(rejectionsOf(imported)).toEqual([]);
    expect(usersOf(imported)).toEqual([
      [1, 'ines', ['a', 'b', 'c']],
      [8, 'bo', ['d']],
      [13, 'cy', []],
    ]);
  });

  test('what does not begin with a name', async () => {
    const imported = await read(`uid: lost\nmail: x\n\n${person('ines', 'mail: a')}SASL username: admin\n\n`);
    expect(rejectionsOf(imported)).toEqual([
      [1, 'no-entry', ''],
      [9, 'no-entry', ''],
    ]);
    expect(imported.read).toBe(3);
  });

  test('more than 10,000 values, or than 4 MiB', async () => {
    const mails = Array.from({ length: 10_001 }, (_, at) => `mail: ${at}`);
    const dn = 'uid=ines,dc=contoso,dc=com';
    expect(rejectionsOf(await read(person('ines', ...mails)))).toEqual([[1, 'row-too-long', dn]]);
    const long = person('ines', `mail: ${'x'.repeat(4 << 20)}`);
    expect(rejectionsOf(await read(long + person('bo', 'mail: b')))).toEqual([[1, 'row-too-long', dn]]);
    expect(usersOf(await read(person('ines', ...mails.slice(1))))[0][2]).toHaveLength(10_000);
  });
});

describe('changes', () => {
  test('an export may be written as the adding of its entries (ldifde)', async () => {
    const text = person('ines', 'mail: a').replace('objectClass', 'changetype: add\nobjectClass');
    expect(usersOf(await read(text))).toEqual([[1, 'ines', ['a']]]);
  });

  test.each(['delete', 'modify', 'modrdn', 'moddn'])('%s is none of an export', async (change) => {
    const text = `${person('ines', 'mail: a')}dn: uid=bo\nchangetype: ${change}\n\n`;
    await expect(read(text)).rejects.toMatchObject({
      code: 'no-export',
      message: `users.ldif holds changes, not entries: line 7 says "changetype: ${change}"`,
    });
  });
});

const search = (entries: string, ...trailer: string[]): string =>
  ['# extended LDIF', '#', '# LDAPv3', '# base <dc=contoso,dc=com> with scope subtree', '#', '', entries]
    .concat(trailer)
    .join('\n');
const success = ['# search result', 'search: 2', 'result: 0 Success', ''];
const count = (entries: number): string[] => [
  `# numResponses: ${entries + 1}`,
  `# numEntries: ${entries}`,
  '',
];

describe('completeness', () => {
  const ines = person('ines', 'mail: a');
  const group = 'dn: cn=all\nobjectClass: groupOfNames\n\n';
  const reference = (address: string): string => `# search reference\nref: ${address}\n\n`;

  test.each([
    ['slapcat, ldapsearch -LLL', ines, 'unproven', null],
    ['version', `version: 1\n\n${ines}`, 'unproven', null],
    ['ldapsearch', search(ines, ...success, ...count(1)), 'proven', null],
    ['ldapsearch, with others than users', search(ines + group, ...success, ...count(2)), 'proven', null],
    ['ldapsearch, rejected entries too', search(`${ines}dn: uid=x\n?\n\n`, ...success, ...count(2)), 'proven', null],
    ['pages', search(ines, ...success, '', person('bo'), ...success, ...count(2)), 'proven', null],
    [
      'a size limit',
      search(ines, 'search: 2', 'result: 4 Size limit exceeded', '', ...count(1)),
      'incomplete',
      [14, 'size-limit'],
    ],
    ['a time limit', search(ines, 'result: 3 Time limit exceeded', '', ...count(1)), 'incomplete', [13, 'size-limit']],
    ['an error', search(ines, 'search: 2', 'result: 52 Unavailable', ''), 'incomplete', [14, 'search-failed']],
    ['another count', search(ines, ...success, ...count(2)), 'incomplete', [18, 'count-differs']],
    ['no result', search(ines), 'incomplete', [11, 'result-missing']],
    ['no count', search(ines, ...success), 'incomplete', [15, 'result-missing']],
    ['ldapsearch -L does not tell how it ended', `version: 1\n\n# LDAPv3\n${ines}${count(1).join('\n')}`, 'unproven', null],
    ['stderr in the file', `${ines}Size limit exceeded (4)\n`, 'incomplete', [6, 'size-limit']],
    ['a reference', `${ines}${reference('ldap://no.contoso.com/DC=no,DC=contoso,DC=com')}`, 'incomplete', [7, 'search-references']],
    ['a reference of -L', `${ines}# refldap://no.contoso.com/DC=no\n\n`, 'incomplete', [6, 'search-references']],
    ['parts without users', `${ines}${reference('ldap://ForestDnsZones.contoso.com/DC=ForestDnsZones,DC=contoso,DC=com')}${reference('ldap://contoso.com/CN=Configuration,DC=contoso,DC=com')}`, 'unproven', null],
    ['a part of the values', person('ines', 'mail;range=0-1: a', 'mail;range=0-1: b'), 'incomplete', [4, 'values-left-out']],
    ['all values in one part', person('ines', 'mail;range=0-*: a'), 'unproven', null],
  ])('%s', async (_, text, completeness, lack) => {
    const imported = await read(text);
    const told = imported.incomplete === null ? null : [imported.incomplete.line, imported.incomplete.why];
    expect([imported.completeness, told]).toEqual([completeness, lack]);
  }); // prettier-ignore

  test.each([
    ['a line', `${ines}dn: uid=bo,dc=cont`, 6],
    ['a line of ldapsearch', search(`${ines}dn: uid=bo`), 12],
    ['the line break of a line', `${ines}dn: uid=bo\nuid: bo`, 6],
    ['an entry of ldifde', `${ines}dn: uid=bo\nchangetype: add\nuid: bo\n`, 6],
    ['an entry of slapcat', `${ines}dn: uid=bo\nentryCSN: 20240101#000\nuid: bo\n`, 6],
    ['what is no entry', `${ines}ui`, 6],
  ])('cut off within %s', async (_, text, line) => {
    const imported = await read(text);
    expect(rejectionsOf(imported)).toEqual([[line, 'entry-cut-off', '']]);
    expect(imported.completeness).toBe('incomplete');
    expect(imported.incomplete?.why).toBe('ldif-cut-off');
  });

  test('an entry that ends in a line break is whole, as far as can be seen', async () => {
    const imported = await read(`${ines}dn: uid=bo\nuid: bo\n`);
    expect(imported).toMatchObject({ read: 2, rejections: [], completeness: 'unproven' });
  });
});

describe('an opened file', () => {
  test('has the attributes of its users, as they are first written', async () => {
    const source = await open(
      `dn: ou=a\nobjectClass: organizationalUnit\nou: a\n\n${person('ines', 'MAIL: a', 'cn;lang-de: b')}${person('bo', 'mail: b', 'memberOf;range=0-9: x')}`,
    );
    expect(source.attributes).toEqual(['dn', 'objectClass', 'uid', 'MAIL', 'cn;lang-de', 'memberOf']);
    expect(source.mayHaveOthers).toBe(false);
  });

  test('in UTF-16, as ldifde -u writes it', async () => {
    const source = await open(
      Buffer.from(`\ufeff${person('ines', 'mail: Inés 😀')}`.replaceAll('\n', '\r\n'), 'utf16le'),
    );
    const users = await source.readUsers(requestOf({}));
    expect(usersOf(users)).toEqual([[1, 'ines', ['Inés 😀']]]);
    expect(users.reading).toEqual({ encoding: 'utf-16le', encodingGuessed: false, delimiter: null });
  });

  test('an attribute that nobody has is an error with those that are there', async () => {
    await expect(read(person('ines', 'mail: a'), { columns: ['email'] })).rejects.toMatchObject({
      code: 'column-not-found',
      message: 'users.ldif has no column "email" (in any user)',
    });
  });

  test('attributes that come late are not known, and read all the same', async () => {
    const many = Array.from({ length: 5 }, (_, at) =>
      person(`user${at}`, `info: ${'x'.repeat(1 << 20)}`),
    ).join('');
    const source = await open(many + person('ines', 'mail: a'));
    expect([source.mayHaveOthers, source.attributes.includes('mail')]).toEqual([true, false]);
    expect(usersOf(await source.readUsers(requestOf({}))).at(-1)).toEqual([26, 'ines', ['a']]);
  });

  test.each(['', '# nothing\n', 'version: 1\n\n'])('without an entry: %j', async (text) => {
    await expect(read(text)).rejects.toMatchObject({ code: 'no-rows' });
  });
});

test('nothing depends on where chunks end', async () => {
  const bytes = Buffer.from(
    search(
      `${person('ines', 'mail: In', ' és', '# c', '  omment', 'mail:: SW7D', ' qXM=')}dn: cn=pc\r\nobjectClass: computer\r\n\r\n${person('bo', 'mail:\0')}`,
      ...success,
      ...count(3),
    ),
  );
  const whole = await readChunks([bytes]);
  expect(usersOf(whole)).toEqual([[7, 'ines', ['Inés', 'Inés']]]);
  for (const chunks of everyCut(bytes)) {
    const cut = await readChunks(chunks);
    expect(usersOf(cut)).toEqual(usersOf(whole));
    expect({ ...cut, table: null }).toEqual({ ...whole, table: null });
  }
});

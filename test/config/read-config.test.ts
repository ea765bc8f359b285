import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { RollcallError } from '../../src/model/rollcall-error.ts';
import { fuzzRuns, fuzzTimeout } from '../fuzz-runs.ts';
import { runs } from '../property-runs.ts';
import { problemsOf } from './problems-of.ts';

const source = 'source: { kind: csv, file: users.csv }';
const application = (more: string): string => `application:\n  ${source}\n  ${more}\n`;
const rule = (more: string): string => `matching:\n  rules:\n    - ${more}\n`;

test('the configuration of the example is accepted', () => {
  const text = readFileSync(new URL('../../fixtures/contoso/rollcall.yaml', import.meta.url), 'utf8');
  expect(readConfig('rollcall.yaml', text)).toMatchObject({
    application: { name: 'Ledger', key: 'user_id', repeatedKeys: 'merge' },
    directory: { source: { kind: 'csv', file: 'exports/entra-users.csv' } },
    scope: { assigned: 'exports/assigned.csv' },
  });
});

const extensionName = 'extension_00112233445566778899aabbccddeeff_uid';
const create = (more: string): string =>
  `create:\n  userPrincipalName: 'Append([login], "@contoso.com")'\n  mailNickname: '[login]'\n  displayName: '[name]'\n  ${more}\n`;

test('everything that can be written is read', () => {
  const written = {
    application: {
      name: 'Ledger',
      source: {
        kind: 'csv',
        file: 'a.csv',
        encoding: 'utf-8',
        delimiter: ';',
        multiValueSeparator: '|',
        trim: true,
      },
      key: 'user_id',
      repeatedKeys: 'error',
      roles: {
        displayName: 'full_name',
        enabled: { column: 'status', in: ['active'] },
        privileged: { column: 'role' },
        department: 'dept',
      },
    },
    directory: { source: { kind: 'csv', file: 'd.csv' }, key: 'id', roles: { enabled: 'accountEnabled' } },
    matching: {
      rules: [{ application: 'emp_no', directory: '[employeeId]', caseExact: true, strong: true }],
    },
    scope: { assigned: 'assigned.csv' },
    target: { create: false, required: ['mail'] },
    exclude: [{ attribute: 'login', matches: '^svc-', reason: 'service accounts', expires: '2027-03-31' }],
    decisions: ['decided.csv'],
    dormantDays: 90,
    gate: { unmatched: 0, lockout: 'unlimited' },
    verifiedDomains: ['contoso.com', 'xn--bcher-kva.example'],
    create: {
      tenant: '7f9c2b1a-0000-4000-8000-000000000001',
      userPrincipalName: 'Append([login], "@contoso.com")',
      mailNickname: '[login]',
      displayName: '[full_name]',
      set: { employeeId: '[emp_no]', extensionAttribute15: '[site]', [extensionName]: '[uid]' },
    },
    report: { columns: ['cost_center'] },
  };
  expect(readConfig('rollcall.yaml', JSON.stringify(written))).toEqual(written);
});

test.each(['', '\n\n', '# nothing but a remark\n', '---\n', 'null\n', '{}'])('%j holds nothing', (yaml) => {
  expect(readConfig('rollcall.yaml', yaml)).toEqual({});
});

const settable =
  'known are: city, companyName, country, department, employeeId, employeeType, faxNumber, givenName, jobTitle, mail, mobilePhone, officeLocation, onPremisesImmutableId, postalCode, preferredLanguage, state, streetAddress, surname, usageLocation, extensionAttribute1 to extensionAttribute15, directory extensions by their full name';

const wrong: Record<string, readonly (readonly [yaml: string, ...problems: string[]])[]> = {
  'holds that are switched off': [
    [
      "matching: { rules: [{ application: a, directory: '[b]' }], holdsOff: { recicled: x } }\n",
      '1:72: unknown key "recicled" (did you mean "recycled"?)',
    ],
    [
      "matching: { rules: [{ application: a, directory: '[b]' }], holdsOff: { recycled: '' } }\n",
      '1:82: "recycled": expected some text (Why; it stands in the reports)',
    ],
    [
      "matching: { rules: [{ application: a, directory: '[b]' }], holdsOff: [recycled] }\n",
      '1:70: "holdsOff": expected keys and values (Kinds of hold that stop nobody, each with the reason)',
    ],
  ],
  'users to create': [
    [
      "create: { mailNickname: '[login]', displayName: '[name]' }\n",
      '1:1: "userPrincipalName" is missing (The name to sign in with, as an expression; its domain must be verified)',
    ],
    [
      create("set: { employeId: '[emp_no]' }"),
      '5:10: "employeId" is no directory attribute that a new user can be given (did you mean "employeeId"?)',
    ],
    [
      create("set: { EmployeeId: '[emp_no]' }"),
      '5:10: "EmployeeId" is no directory attribute that a new user can be given (did you mean "employeeId"?)',
    ],
    [
      create("set: { proxyAddresses: '[email]' }"),
      `5:10: "proxyAddresses" is no directory attribute that a new user can be given (${settable})`,
    ],
    [
      create("set: { extension_uid: '[uid]' }"),
      `5:10: "extension_uid" is no directory attribute that a new user can be given (${settable})`,
    ],
    [
      create("set: { __proto__: '[uid]' }"),
      `5:10: "__proto__" is no directory attribute that a new user can be given (${settable})`,
    ],
    [
      create('set: { accountEnabled: \'"true"\' }'),
      '5:10: "accountEnabled" cannot be set (users are always created disabled)',
    ],
    [
      create("set: { displayName: '[name]' }"),
      '5:10: "displayName" cannot be set (it is create.displayName)',
    ],
    [create("set: { city: '[town' }"), '5:16: the attribute that begins here has no end'],
    [create('set: { city: Guid() }'), '5:16: Guid is not computed: it gives another value each time'],
    [create("set: { city: '' }"), '5:16: "city": expected some text'],
    [
      create('set: [city]'),
      '5:8: "set": expected keys and values (Further directory attributes, as expressions: the one that a matching rule compares, if it is none of these three)',
    ],
    [
      create('set: {}').replace("'[login]'", '\'"x"\''),
      '3:17: the expression reads no attribute, and so gives every user the same value (write an application attribute in square brackets, such as [login])',
    ],
    [create('set: {}').replace("'[login]'", 'login'), '3:17: login is no value'],
    [
      'verifiedDomains: [contoso.com, "@contoso.com"]\n',
      '1:32: "@contoso.com" is no domain (write it as contoso.com)',
    ],
    ['verifiedDomains: [contoso]\n', '1:19: "contoso" is no domain (write it as contoso.com)'],
    [
      'verifiedDomains: []\n',
      `1:18: "verifiedDomains": expected at least 1 (The tenant's verified domains; without it, those of the directory's own user principal names)`,
    ],
  ],
  'unknown keys': [
    ['aplication: {}\n', '1:1: unknown key "aplication" (did you mean "application"?)'],
    [
      'application:\n  source: { kind: csv, file: a }\n  nmae: Ledger\n',
      '3:3: unknown key "nmae" (did you mean "name"?)',
    ],
    [
      'application: { source: { kind: csv, file: a, delimeter: ";" } }\n',
      '1:46: unknown key "delimeter" (did you mean "delimiter"?)',
    ],
    [
      'application: { source: { kind: json, file: a, delimiter: ";" } }\n',
      '1:47: unknown key "delimiter" (known here: kind, file, trim)',
    ],
    [
      'directory: { source: { kind: csv, file: a }, name: x }\n',
      '1:46: unknown key "name" (known here: source, key, repeatedKeys, roles, expectCount)',
    ],
    [
      'directory: { source: { kind: csv, file: a, multiValueSeparator: ";" } }\n',
      '1:44: unknown key "multiValueSeparator" (known here: kind, file, encoding, delimiter, trim)',
    ],
    [
      application('roles: { displayname: full_name }'),
      '3:12: unknown key "displayname" (did you mean "displayName"?)',
    ],
    [
      application('roles: { enabled: { colum: status, in: [a] } }'),
      '3:12: "column" is missing (A column of the export)',
      '3:23: unknown key "colum" (did you mean "column"?)',
    ],
    [
      'matching: { rule: [] }\n',
      '1:1: "rules" is missing (In order of precedence: the first one is asked first)',
      '1:13: unknown key "rule" (did you mean "rules"?)',
    ],
    [
      rule('{ application: a, directory: b, caseexact: true }'),
      '3:39: unknown key "caseexact" (did you mean "caseExact"?)',
    ],
    ['scope: { filter: [] }\n', '1:10: unknown key "filter" (did you mean "filters"?)'],
    ['target: { requires: [mail] }\n', '1:11: unknown key "requires" (did you mean "required"?)'],
    [
      'exclude:\n  - { attribute: a, match: b, reason: c }\n',
      '2:5: "matches" is missing (A regular expression (RE2), with case as written)',
      '2:21: unknown key "match" (did you mean "matches"?)',
    ],
    ['gate: { un-matched: 1 }\n', '1:9: unknown key "un-matched" (did you mean "unmatched"?)'],
    ['report: { column: [a] }\n', '1:11: unknown key "column" (did you mean "columns"?)'],
    [
      'application: { source: { file: a, delimiter: ";" } }\n',
      '1:35: unknown key "delimiter" (it needs "kind: csv")',
    ],
    [
      'directory: { source: { file: a, sheet: Users } }\n',
      '1:33: unknown key "sheet" (it needs "kind: excel")',
    ],
    [
      'application: { source: { kind: excel, file: a, delimiter: ";" } }\n',
      '1:48: unknown key "delimiter" (known here: kind, file, sheet, trim)',
    ],
    ['application: { source: { file: a, tirm: true } }\n', '1:35: unknown key "tirm" (did you mean "trim"?)'],
    ['signin: entra\n', '1:1: unknown key "signin" (did you mean "signIn"?)'],
    [
      '1: 2\n',
      '1:1: unknown key "1" (known here: application, directory, matching, scope, target, signIn, evidence, exclude, decisions, dormantDays, gate, safeguards, verifiedDomains, create, report)',
    ],
    [
      '<<: { report: { columns: [a] } }\n',
      '1:1: unknown key "<<" (known here: application, directory, matching, scope, target, signIn, evidence, exclude, decisions, dormantDays, gate, safeguards, verifiedDomains, create, report)',
    ],
  ],
  'missing keys': [
    [
      'application: { source: { kind: csv } }\n',
      '1:16: "file" is missing (The file; relative to the configuration\'s folder)',
    ],
    [
      rule('{ application: login }'),
      '3:7: "directory" is missing (A directory attribute, as [userPrincipalName], or an expression)',
    ],
    ['matching: {}\n', '1:1: "rules" is missing (In order of precedence: the first one is asked first)'],
    [
      'exclude:\n  - { attribute: a, matches: b }\n',
      '2:5: "reason" is missing (Why; it stands in the reports)',
    ],
    [
      application('roles: { enabled: { in: [active] } }'),
      '3:12: "column" is missing (A column of the export)',
    ],
  ],
  'values of another kind': [
    [
      'application: Ledger\n',
      '1:14: "application": expected keys and values (The application whose users are matched)',
    ],
    [
      'application:\n',
      '1:13: "application": expected keys and values (The application whose users are matched)',
    ],
    [
      'application: [a]\n',
      '1:14: "application": expected keys and values (The application whose users are matched)',
    ],
    [application('key: 123'), '3:8: "key": expected text (The column that identifies a user)'],
    [application('key: 00123'), '3:8: "key": expected text (The column that identifies a user)'],
    [application('key: true'), '3:8: "key": expected text (The column that identifies a user)'],
    [application('key: null'), '3:8: "key": expected text (The column that identifies a user)'],
    [application('key: [user_id]'), '3:8: "key": expected text (The column that identifies a user)'],
    [application('name: 7'), '3:9: "name": expected text (The application\'s name)'],
    [
      'application:\n  source: { kind: csv, file: a, trim: "yes" }\n',
      '2:39: "trim": expected true or false (Take away blanks around each cell: for databases that pad)',
    ],
    [
      'application:\n  source: { kind: csv, file: a, encoding: 1252 }\n',
      '2:43: "encoding": expected text (Name of the encoding; recognised where it is left out)',
    ],
    [
      application('roles: [full_name]'),
      '3:10: "roles": expected keys and values (Columns that play a part beside matching; well-known headers are recognised)',
    ],
    [
      application('roles: { displayName: 1 }'),
      '3:25: "displayName": expected text, or expected a list (The name that people see)',
    ],
    [
      application('roles: { displayName: { column: a } }'),
      '3:25: "displayName": expected text, or expected a list (The name that people see)',
    ],
    [
      application('roles: { enabled: true }'),
      '3:21: "enabled": expected text, or expected keys and values (Whether the account may sign in)',
    ],
    [
      application('roles: { enabled: { column: status, in: active } }'),
      '3:43: "in": expected a list (The words that mean yes, "" for an empty cell; any other means no)',
    ],
    [application('roles: { enabled: { column: status, in: [1] } }'), '3:44: "0": expected text'],
    [
      application('roles: { createdAt: { column: opened, format: 5 } }'),
      '3:49: "format": expected text, or expected a list (How dates are written: `d.M.yyyy HH:mm` (.NET), `unix`, `unix-ms` or `filetime`; or a list of these)',
    ],
    [
      'matching: { rules: login }\n',
      '1:20: "rules": expected a list (In order of precedence: the first one is asked first)',
    ],
    [
      'matching: { rules: { application: a, directory: b } }\n',
      '1:20: "rules": expected a list (In order of precedence: the first one is asked first)',
    ],
    [rule('login=mail'), '3:7: "0": expected keys and values'],
    [
      rule('{ application: a, directory: [mail] }'),
      '3:36: "directory": expected text (A directory attribute, as [userPrincipalName], or an expression)',
    ],
    [
      rule('{ application: a, directory: b, strong: 1 }'),
      '3:47: "strong": expected true or false (The attribute proves who somebody is, as an employee number does)',
    ],
    [
      'scope: assigned.csv\n',
      '1:8: "scope": expected keys and values (Which directory users would be provisioned; without it, all)',
    ],
    [
      'target: { required: mail }\n',
      '1:21: "required": expected a list (Directory attributes without which a create fails)',
    ],
    [
      'target: { create: no }\n',
      '1:19: "create": expected true or false (Whether provisioning may create users in the application)',
    ],
    [
      'exclude: { attribute: a }\n',
      '1:10: "exclude": expected a list (Application users to set aside where nobody claims them)',
    ],
    [
      'gate: { unmatched: many }\n',
      '1:20: "unmatched": expected a number, or expected "unlimited" (The highest number that passes)',
    ],
    [
      'gate: { unmatched: 1.5 }\n',
      '1:20: "unmatched": expected a whole number, or expected "unlimited" (The highest number that passes)',
    ],
    [
      'gate: { unmatched: null }\n',
      '1:20: "unmatched": expected a number, or expected "unlimited" (The highest number that passes)',
    ],
    ['gate: [unmatched]\n', '1:7: "gate": expected keys and values (How many of each kind may go live)'],
    [
      'report: { columns: cost_center }\n',
      '1:20: "columns": expected a list (Application columns that the lists pass through)',
    ],
    [
      '- application\n',
      '1:1: the configuration: expected keys and values (rollcall.yaml: what rollcall check reads and how it matches)',
    ],
    [
      'just words\n',
      '1:1: the configuration: expected keys and values (rollcall.yaml: what rollcall check reads and how it matches)',
    ],
    [
      '42',
      '1:1: the configuration: expected keys and values (rollcall.yaml: what rollcall check reads and how it matches)',
    ],
  ],
  'values that are not allowed': [
    [
      'application:\n  source: { kind: sql, file: a }\n',
      '2:19: "kind": expected "csv" or "csvde" or "json" or "scim" or "excel" or "ldif" or "sql-dump"',
    ],
    [
      'application:\n  source: { kind: csv, file: a, delimiter: ":" }\n',
      '2:44: "delimiter": expected "," or ";" or "\\t" or "|" (Recognised from the header where left out)',
    ],
    [
      application('repeatedKeys: ignore'),
      '3:17: "repeatedKeys": expected "error" or "merge" (What to do with rows of one key: stop (error), or take them as one user where they agree (merge))',
    ],
    [application('key: ""'), '3:8: "key": expected some text (The column that identifies a user)'],
    [
      'application:\n  source: { kind: csv, file: "" }\n',
      '2:30: "file": expected some text (The file; relative to the configuration\'s folder)',
    ],
    [
      'matching: { rules: [] }\n',
      '1:20: "rules": expected at least 1 (In order of precedence: the first one is asked first)',
    ],
    [
      application('roles: { enabled: { column: status, in: [] } }'),
      '3:43: "in": expected at least 1 (The words that mean yes, "" for an empty cell; any other means no)',
    ],
    ['gate: { held: -1 }\n', '1:15: "held": expected at least 0 (The highest number that passes)'],
    [
      `matching:\n  rules:\n${Array.from({ length: 256 }, (_, at) => `    - { application: a${at}, directory: mail }\n`).join('')}`,
      '3:5: "rules": expected at most 255 (In order of precedence: the first one is asked first)',
    ],
    ...['2027-13-01', '2027-02-29', '31.03.2027', 'tomorrow', '2027-03-31T00:00:00Z'].map(
      (date) =>
        [
          `exclude:\n  - { attribute: a, matches: b, reason: c, expires: ${date} }\n`,
          '2:53: "expires": expected a date such as 2027-03-31 (The last day the exclusion holds)',
        ] as const,
    ),
    [
      'exclude:\n  - { attribute: a, matches: "", reason: c }\n',
      '2:30: "matches": expected some text (A regular expression (RE2), with case as written)',
    ],
  ],
  'rules and patterns that cannot be carried out': [
    [
      rule("{ application: mail, directory: '[proxyAddresses]' }"),
      '3:39: proxyAddresses holds several values, and the service matches by none of those (Use an attribute with one value, such as mail or userPrincipalName.)',
    ],
    [
      rule('{ application: mail, directory: othermails }'),
      '3:39: othermails holds several values, and the service matches by none of those (Use an attribute with one value, such as mail or userPrincipalName.)',
    ],
    [rule('{ application: mail, directory: \'Apend([mail], "x")\' }'), '3:39: there is no function "Apend"'],
    [
      `${rule("{ application: Login, directory: '[mail]' }")}    - { application: emp, directory: employeeId }\n    - { application: login, directory: MAIL, caseExact: true }\n`,
      '5:7: rule 3 compares the same attributes as rule 1 (the service would never get to it)',
    ],
    [
      'scope:\n  filters:\n    - - { attribute: mail, operator: EQAULS, value: x }\n',
      '3:38: there is no operator "EQAULS" (Did you mean EQUALS?)',
    ],
    [
      'scope:\n  filters:\n    - - { attribute: mail, operator: EQUALS }\n',
      '3:9: EQUALS needs a value (IS NULL asks for users without one.)',
    ],
    [
      'scope:\n  filters:\n    - - { attribute: employeeId, operator: Greater Than, value: 7 }\n      - { attribute: proxyAddresses, operator: Includes, value: x }\n',
      '4:22: the service does not take proxyAddresses in a scoping filter (Use an attribute with one text, such as department.)',
    ],
    [
      application('roles: { lastSignIn: { column: seen, format: dd.mm.yyyy } }'),
      '3:48: "dd.mm.yyyy" is no format of dates: it has no month (M or MM, in capitals) (write a custom format of .NET (d.M.yyyy HH:mm, M/d/yyyy h:mm:ss tt), or one of unix, unix-ms, filetime)',
    ],
    [
      application('roles: { lastSignIn: { column: seen, format: [d.M.yyyy, HH:mm] } }'),
      '3:59: "HH:mm" is no format of dates: it has no year (yyyy) and no month (M or MM, in capitals) and no day (d or dd) (write a custom format of .NET (d.M.yyyy HH:mm, M/d/yyyy h:mm:ss tt), or one of unix, unix-ms, filetime)',
    ],
    [
      'directory:\n  roles: { createdAt: { column: Created, format: "d" } }\n',
      '2:50: "d" is no format of dates: "d" is no part of a date (write a custom format of .NET (d.M.yyyy HH:mm, M/d/yyyy h:mm:ss tt), or one of unix, unix-ms, filetime)',
    ],
    [
      'exclude:\n  - { attribute: a, matches: "(", reason: c }\n',
      '2:30: the pattern cannot be used: error parsing regexp: missing closing ): `(` (RE2 syntax, no look-around)',
    ],
    [
      'exclude:\n  - { attribute: a, matches: "^(?!svc)", reason: c }\n',
      '2:30: the pattern cannot be used: error parsing regexp: invalid or unsupported Perl syntax: `(?!` (RE2 syntax, no look-around)',
    ],
    [
      "exclude:\n  - { attribute: a, matches: '(a)\\1', reason: c }\n",
      '2:30: the pattern cannot be used: error parsing regexp: invalid escape sequence: `\\1` (RE2 syntax, no look-around)',
    ],
  ],
  'no YAML': [
    [
      'gate: [1, 2\n',
      '2:1: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['gate: "open\n', '2:1: Missing closing "quote'],
    ['application:\n\tkey: a\n', '2:1: Tabs are not allowed as indentation'],
    ['gate:\n  held: 1\ngate:\n  held: 2\n', '3:1: Map keys must be unique'],
    ['gate: { held: 1, held: 2 }\n', '1:18: Map keys must be unique'],
    ['gate: !unlimited {}\n', '1:7: Unresolved tag: !unlimited'],
    ['gate: !!js/function "x"\n', '1:7: Unresolved tag: tag:yaml.org,2002:js/function'],
    [
      'gate: { held: 1 }\n---\ngate: { held: 2 }\n',
      '2:1: Source contains multiple documents; please use YAML.parseAllDocuments()',
    ],
    ['gate: *limits\n', '1:7: Unresolved alias (the anchor must be set before the alias): limits'],
    ['gate: { held: @1 }\n', '1:15: Plain value cannot start with reserved character @'],
  ],
};

describe.each(Object.entries(wrong))('%s', (_, cases) => {
  test.each(cases)('%j', (yaml, ...problems) => {
    expect(problemsOf(yaml)).toEqual(problems);
  });
});

test('a problem is shown with its line and a mark under it', () => {
  expect(() => readConfig('conf/rollcall.yaml', 'gate:\r\n  held: 1\r\n  hled: 2\r\n')).toThrow(
    expect.objectContaining({
      code: 'invalid-configuration',
      message: [
        '1 problem in the configuration',
        'conf/rollcall.yaml:3:3: unknown key "hled" (did you mean "held"?)',
        '  3 |   hled: 2',
        '    |   ^',
      ].join('\n'),
      hint: 'Nothing was read or written.',
      exitCode: 2,
    }),
  );
});

test('several problems are told at once, from the top', () => {
  const yaml = [
    'application:',
    '  source: { kind: csv, fiel: a }',
    '  key: 5',
    '  roles: { enabled: { column: 1, in: [] } }',
    'colour: green',
    'gate:',
    '  held: few',
    '  hled: 2',
    '',
  ].join('\n');
  expect(problemsOf(yaml)).toEqual([
    '2:3: "file" is missing (The file; relative to the configuration\'s folder)',
    '2:24: unknown key "fiel" (did you mean "file"?)',
    '3:8: "key": expected text (The column that identifies a user)',
    '4:31: "column": expected text (A column of the export)',
    '4:38: "in": expected at least 1 (The words that mean yes, "" for an empty cell; any other means no)',
    '5:1: unknown key "colour" (known here: application, directory, matching, scope, target, signIn, evidence, exclude, decisions, dormantDays, gate, safeguards, verifiedDomains, create, report)',
    '7:9: "held": expected a number, or expected "unlimited" (The highest number that passes)',
    '8:3: unknown key "hled" (did you mean "held"?)',
  ]);
});

test('rules and patterns are judged together with all else', () => {
  const yaml = `${rule('{ application: a, directory: proxyAddresses }')}exclude:\n  - { attribute: a, matches: "(", reason: c }\nhled: 2\n`;
  expect(problemsOf(yaml).map((problem) => problem.slice(0, 24))).toEqual([
    '3:36: proxyAddresses hol',
    '5:30: the pattern cannot',
    '6:1: unknown key "hled" ',
  ]);
});

test('mistakes in the YAML are told from the top, too', () => {
  expect(problemsOf('report: !list {}\ngate: { held: 1, held: 2 }\n')).toEqual([
    '1:9: Unresolved tag: !list',
    '2:18: Map keys must be unique',
  ]);
});

describe('aliases', () => {
  test('stand for what they name', () => {
    const yaml =
      'application: { source: &export { kind: csv, file: a.csv } }\ndirectory: { source: *export }\n';
    expect(readConfig('rollcall.yaml', yaml).directory?.source?.file).toBe('a.csv');
  });

  test('that multiply are refused', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [one, next] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi']) {
      bomb.push(`${next}: &${next} [${Array.from({ length: 10 }, () => `*${one}`).join(', ')}]`);
    }
    expect(problemsOf(bomb.join('\n'))).toEqual([
      expect.stringMatching(/^\d+:\d+: Excessive alias count indicates a resource exhaustion attack$/),
    ]);
  });
});

describe('hostile keys', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    '%s is an unknown key',
    (key) => {
      const known =
        'application, directory, matching, scope, target, signIn, evidence, exclude, decisions, dormantDays, gate, safeguards, verifiedDomains, create, report';
      expect(problemsOf(`${key}: { polluted: yes }\n`)).toEqual([
        `1:1: unknown key "${key}" (known here: ${known})`,
      ]);
      expect(problemsOf(`gate: { ${key}: 0 }\n`)).toEqual([
        expect.stringContaining(`1:9: unknown key "${key}"`),
      ]);
      expect(problemsOf(application(`roles: { ${key}: a }`))).toEqual([
        expect.stringContaining(`unknown key "${key}"`),
      ]);
      expect(problemsOf(application(`roles: { enabled: { column: a, ${key}: b } }`))).toEqual([
        expect.stringContaining(`unknown key "${key}"`),
      ]);
      expect(problemsOf(rule(`{ application: a, directory: mail, ${key}: { strong: true } }`))).toEqual([
        expect.stringContaining(`unknown key "${key}"`),
      ]);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  test('under an unknown key they are not looked at', () => {
    expect(problemsOf('colour: { __proto__: { constructor: 1 } }\n')).toHaveLength(1);
  });
});

test('nothing is said past the error', () => {
  const warn = vi.spyOn(process, 'emitWarning');
  onTestFinished(() => warn.mockRestore());
  expect(problemsOf('? { a: "\\e]52;c;x\\a" }\n: b\n')).toHaveLength(1);
  expect(warn).not.toHaveBeenCalled();
});

const scrap = fc.constantFrom(
  ...[
    'application',
    'directory',
    'source',
    'roles',
    'enabled',
    'column',
    'in',
    'rules',
    'gate',
    'held',
    '__proto__',
  ],
  ...[
    ':',
    ': ',
    '\n',
    '\n  ',
    '\n    ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '#',
    '&a ',
    '*a',
    '!!x ',
    '|',
    '>',
    '\t',
    '%',
    '@',
  ],
  ...['1', '-1', 'null', 'true', '~', '2027-03-31', 'csv', 'é', '\r\n', '\0', '\ufeff', '---', '...'],
);

test('whatever is written is a configuration or a list of its problems', { timeout: fuzzTimeout }, () => {
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 24 }), (scraps) => {
      try {
        readConfig('rollcall.yaml', scraps.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(RollcallError);
        expect(error).toMatchObject({ code: 'invalid-configuration' });
      }
    }),
    runs(fuzzRuns),
  );
});

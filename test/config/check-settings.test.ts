import { describe, expect, test } from 'vitest';
import { checkSettings, type ConfigFile } from '../../src/config/check-settings.ts';
import { readConfig } from '../../src/config/read-config.ts';
import type { CheckFlags } from '../../src/config/check-flags.ts';
import { limitNames, type Limits } from '../../src/model/limits.ts';

const yaml = `application:
  name: Ledger
  source: { kind: csv, file: exports/ledger.csv, encoding: iso-8859-15, delimiter: ';', trim: true }
  key: user_id
  repeatedKeys: merge
  expectCount: 1234
  roles: { displayName: full_name, enabled: { column: status, in: [active, on leave] }, privileged: { column: admin } }
directory:
  source: { kind: csv, file: exports/entra.csv }
  roles: { enabled: accountEnabled }
matching:
  rules:
    - { application: login, directory: '[userPrincipalName]' }
    - { application: emp_no, directory: employeeId, caseExact: true, strong: true }
`;

const fileWith = (text: string): ConfigFile => ({
  name: '../rollcall.yaml',
  text,
  written: readConfig('../rollcall.yaml', text),
  folder: '/home/kim/ledger',
});
const cwd = '/home/kim/ledger/today';

const settings = (text: string | null, flags: CheckFlags = {}): ReturnType<typeof checkSettings> =>
  checkSettings(text === null ? null : fileWith(text), flags, cwd);

const enough: CheckFlags = {
  app: 'users.csv',
  directory: 'entra.csv',
  key: 'id',
  rule: ['login=userPrincipalName'],
};

describe('the configuration alone', () => {
  test('every choice is made', () => {
    const { limits, ...rest } = settings(yaml);
    expect(limits.unmatched).toEqual({ limit: 0, set: false });
    expect(rest).toEqual({
      configuration: { name: '../rollcall.yaml', text: yaml },
      applicationName: 'Ledger',
      application: {
        source: {
          kind: 'csv',
          file: 'exports/ledger.csv',
          encoding: 'iso-8859-15',
          delimiter: ';',
          multiValueSeparator: null,
          trim: true,
          isFilledIn: false,
        },
        base: '/home/kim/ledger',
        key: 'user_id',
        repeatedKeys: 'merge',
        roles: new Map([
          ['displayName', { columns: ['full_name'], in: null, formats: [] }],
          ['enabled', { columns: ['status'], in: ['active', 'on leave'], formats: [] }],
          ['privileged', { columns: ['admin'], in: null, formats: [] }],
        ]),
        expectCount: 1234,
      },
      directory: {
        source: {
          kind: 'csv',
          file: 'exports/entra.csv',
          encoding: null,
          delimiter: null,
          multiValueSeparator: null,
          trim: false,
          isFilledIn: false,
        },
        base: '/home/kim/ledger',
        key: null,
        repeatedKeys: 'error',
        roles: new Map([['enabled', { columns: ['accountEnabled'], in: null, formats: [] }]]),
        expectCount: null,
      },
      rules: [
        {
          precedence: 1,
          application: 'login',
          directory: { kind: 'attribute', name: 'userPrincipalName' },
          caseExact: false,
          strong: false,
        },
        {
          precedence: 2,
          application: 'emp_no',
          directory: { kind: 'attribute', name: 'employeeId' },
          caseExact: true,
          strong: true,
        },
      ],
      assigned: null,
      scopeFilters: [],
      target: { create: true, required: [] },
      holdsOff: [],
      exclusions: [],
      verifiedDomains: [],
      create: null,
      decisions: [],
      dormantDays: 180,
      packs: { createRecommended: false },
      safeguards: { limits: { 'unmatched-share': null, creates: null, shrink: null }, accepted: [] },
      reportColumns: [],
      signIn: 'unchanged',
      evidence: { duplicateFrom: 0.7 },
    });
  });

  test('what is optional is taken over', () => {
    const text = `${yaml}scope: { assigned: exports/assigned.csv }
target: { create: false, required: [mail] }
signIn: entra
evidence: { duplicateFrom: 0.85 }
exclude:
  - { attribute: login, matches: '^svc-', reason: service accounts }
  - { attribute: login, matches: '^test', reason: tests, expires: 2027-03-31 }
verifiedDomains: [contoso.com]
create:
  tenant: 7f9c2b1a-0000-4000-8000-000000000001
  userPrincipalName: 'Append([login],"@contoso.com")'
  mailNickname: '[login]'
  displayName: 'Join(" ", [first], [Last])'
  set: { employeeId: '[emp_no]', country: '"NO"' }
decisions: [decided.csv, more/decided.csv]
dormantDays: 90
report: { columns: [cost_center] }
`;
    expect(settings(text)).toMatchObject({
      verifiedDomains: ['contoso.com'],
      create: {
        tenant: '7f9c2b1a-0000-4000-8000-000000000001',
        attributes: [
          { name: 'userPrincipalName', expression: 'Append([login], "@contoso.com")', reads: ['login'] },
          { name: 'mailNickname', expression: '[login]', reads: ['login'] },
          { name: 'displayName', expression: 'Join(" ", [first], [Last])', reads: ['first', 'Last'] },
          { name: 'employeeId', expression: '[emp_no]', reads: ['emp_no'] },
          { name: 'country', expression: '"NO"', reads: [] },
        ],
      },
      assigned: {
        source: { kind: 'unnamed', file: 'exports/assigned.csv', trim: false },
        base: '/home/kim/ledger',
      },
      target: { create: false, required: ['mail'] },
      signIn: 'entra',
      evidence: { duplicateFrom: 0.85 },
      exclusions: [
        { attribute: 'login', matches: '^svc-', reason: 'service accounts', expires: null },
        { attribute: 'login', matches: '^test', reason: 'tests', expires: '2027-03-31' },
      ],
      decisions: [
        { source: { kind: 'csv', file: 'decided.csv', isFilledIn: true }, base: '/home/kim/ledger' },
        { source: { file: 'more/decided.csv', delimiter: null }, base: '/home/kim/ledger' },
      ],
      dormantDays: 90,
      reportColumns: ['cost_center'],
    });
  });

  test('a problem in it is told', () => {
    expect(() => settings('aplication: {}\n')).toThrow(
      expect.objectContaining({
        code: 'invalid-configuration',
        message: expect.stringContaining('../rollcall.yaml:1:1:'),
      }),
    );
  });
});

describe('flags alone', () => {
  test('are enough', () => {
    expect(settings(null, enough)).toMatchObject({
      configuration: null,
      applicationName: 'users.csv',
      application: {
        source: { file: 'users.csv' },
        base: cwd,
        key: 'id',
        repeatedKeys: 'error',
        roles: new Map(),
      },
      directory: { source: { file: 'entra.csv' }, base: cwd, key: null, roles: new Map() },
      rules: [{ precedence: 1, application: 'login' }],
      assigned: null,
    });
  });

  test.each<[keyof CheckFlags, string, string]>([
    [
      'app',
      'the application’s users are not given',
      'Give --app users.csv, or "application.source" in rollcall.yaml.',
    ],
    [
      'directory',
      'the directory’s users are not given',
      'Give --directory entra-users.csv, or "directory.source" in rollcall.yaml.',
    ],
    [
      'rule',
      'a matching rule is not given',
      'Give --rule login=userPrincipalName, or "matching.rules" in rollcall.yaml.',
    ],
  ])('without --%s', (flag, message, hint) => {
    const { [flag]: _, ...rest } = enough;
    expect(() => settings(null, rest)).toThrow(
      expect.objectContaining({ code: 'usage', message, hint, exitCode: 2 }),
    );
    expect(() => settings('# empty\n', rest)).toThrow(expect.objectContaining({ message }));
  });
});

describe('a flag goes before the file', () => {
  test('--app and --directory, from the current folder, read in the way that the file says', () => {
    expect(settings(yaml, { app: 'new.csv', directory: '../d.csv' })).toMatchObject({
      application: {
        source: { kind: 'unnamed', file: 'new.csv', encoding: 'iso-8859-15', delimiter: ';', trim: true },
        base: cwd,
        key: 'user_id',
        repeatedKeys: 'merge',
      },
      directory: { source: { file: '../d.csv', encoding: null }, base: cwd },
    });
  });

  test('--decisions, from the current folder, instead of those that the file names', () => {
    const { decisions } = settings(`${yaml}decisions: [old.csv]\n`, { decisions: ['sent.csv', 'more.csv'] });
    expect(decisions).toMatchObject([
      { source: { file: 'sent.csv', isFilledIn: true }, base: cwd },
      { source: { file: 'more.csv' }, base: cwd },
    ]);
  });

  test('one flag leaves the other side where the file has it', () => {
    expect(settings(yaml, { app: 'new.csv' })).toMatchObject({
      application: { base: cwd },
      directory: { source: { file: 'exports/entra.csv' }, base: '/home/kim/ledger' },
    });
  });

  test('--key and --directory-key', () => {
    expect(settings(yaml, { key: 'login', directoryKey: 'objectGUID' })).toMatchObject({
      application: { key: 'login' },
      directory: { key: 'objectGUID' },
    });
    expect(settings(yaml.replace('entra.csv }', 'entra.csv }\n  key: upn'), {}).directory.key).toBe('upn');
  });

  test('--rule takes the place of all rules', () => {
    expect(settings(yaml, { rule: ['email=mail'] }).rules).toMatchObject([
      { precedence: 1, application: 'email' },
    ]);
  });

  test('--as takes the place of that role alone', () => {
    expect([...settings(yaml, { as: ['enabled=active', 'email=mail'] }).application.roles]).toEqual([
      ['displayName', { columns: ['full_name'], in: null, formats: [] }],
      ['enabled', { columns: ['active'], in: null, formats: [] }],
      ['privileged', { columns: ['admin'], in: null, formats: [] }],
      ['email', { columns: ['mail'], in: null, formats: [] }],
    ]);
  });

  test('--limit takes the place of that limit alone', () => {
    const { limits } = settings(`${yaml}gate: { unmatched: 3, create: 7 }\n`, {
      limit: ['unmatched=9', 'held=unlimited'],
    });
    expect(limits).toMatchObject({
      unmatched: { limit: 9, set: true },
      create: { limit: 7, set: true },
      held: { limit: 'unlimited', set: true },
      ambiguous: { limit: 0, set: false },
    });
  });

  test('flags are read even where the file would do', () => {
    expect(() => settings(yaml, { rule: ['login'] })).toThrow(
      expect.objectContaining({ code: 'invalid-rule' }),
    );
    expect(() => settings(yaml, { as: ['x=y'] })).toThrow(expect.objectContaining({ code: 'usage' }));
    expect(() => settings(yaml, { limit: ['x=1'] })).toThrow(expect.objectContaining({ code: 'usage' }));
  });

  test('a file that leaves the sources to the flags', () => {
    const text = yaml.replaceAll(/ {2}source: .*\n/g, '');
    expect(settings(text, { app: 'a.csv', directory: 'd.csv' })).toMatchObject({
      application: {
        source: { kind: 'unnamed', file: 'a.csv' },
        base: cwd,
        key: 'user_id',
        repeatedKeys: 'merge',
      },
      directory: {
        source: { kind: 'unnamed', file: 'd.csv' },
        base: cwd,
        roles: new Map([['enabled', { columns: ['accountEnabled'] }]]),
      },
    });
    expect(() => settings(text, { directory: 'd.csv' })).toThrow('the application’s users are not given');
    expect(() => settings(text, { app: 'a.csv' })).toThrow('the directory’s users are not given');
  });
});

describe('limits that nobody set', () => {
  const zero = ['unmatched', 'no-match-value', 'held', 'ambiguous', 'contested', 'duplicate', 'rejected'];
  const zeroOf = (limits: Limits): string[] => limitNames.filter((name) => limits[name].limit === 0);

  test('without an assigned list', () => {
    const { limits } = settings(yaml);
    expect(zeroOf(limits)).toEqual(zero);
    expect(Object.keys(limits)).toEqual([...limitNames]);
    expect(Object.values(limits).every(({ set }) => !set)).toBe(true);
    expect(
      limitNames.filter((name) => limits[name].limit !== 0 && limits[name].limit !== 'unlimited'),
    ).toEqual([]);
  });

  test('with one', () => {
    const { limits } = settings(`${yaml}scope: { assigned: a.csv }\n`);
    expect(zeroOf(limits)).toEqual(
      limitNames.filter((name) => zero.includes(name) || name === 'not-assigned'),
    );
  });

  test('where sign-in moves to Entra ID', () => {
    const { limits } = settings(`${yaml}signIn: entra\n`);
    expect(zeroOf(limits)).toEqual(limitNames.filter((name) => zero.includes(name) || name === 'lockout'));
  });

  test('are told from those that somebody set to the same', () => {
    const { limits } = settings(`${yaml}gate: { unmatched: 0, lockout: unlimited }\n`);
    expect(limits.unmatched).toEqual({ limit: 0, set: true });
    expect(limits.lockout).toEqual({ limit: 'unlimited', set: true });
    expect(limits.held).toEqual({ limit: 0, set: false });
  });
});

test('kinds of hold that are switched off are taken over with their reasons, in the order of the kinds', () => {
  const off = `${yaml}  holdsOff: { second-claimant: old admin accounts, recycled: tenant migrated in 2024 }\n`;
  expect(settings(off).holdsOff).toEqual([
    { hold: 'recycled', reason: 'tenant migrated in 2024' },
    { hold: 'second-claimant', reason: 'old admin accounts' },
  ]);
  expect(settings(yaml).holdsOff).toEqual([]);
});

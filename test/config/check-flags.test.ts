import { describe, expect, test } from 'vitest';
import { readLimitFlags, readRoleFlags, readRuleFlags } from '../../src/config/check-flags.ts';
import { limitNames } from '../../src/model/limits.ts';
import { roles } from '../../src/model/roles.ts';

describe('--rule', () => {
  test('the order is the precedence', () => {
    expect(readRuleFlags(['login=userPrincipalName', 'email=[mail]'])).toEqual([
      {
        precedence: 1,
        application: 'login',
        directory: { kind: 'attribute', name: 'userPrincipalName' },
        caseExact: false,
        strong: false,
      },
      {
        precedence: 2,
        application: 'email',
        directory: { kind: 'attribute', name: 'mail' },
        caseExact: false,
        strong: false,
      },
    ]);
    expect(readRuleFlags([])).toEqual([]);
  });

  test.each([
    [' login = userPrincipalName ', 'login', 'userPrincipalName'],
    ['E-Mail=[ mail ]', 'E-Mail', 'mail'],
    ['emails[0].value=mail', 'emails[0].value', 'mail'],
    ['emp_no=extension_0a1b_employeeNumber', 'emp_no', 'extension_0a1b_employeeNumber'],
    [
      'full name=onPremisesExtensionAttributes.extensionAttribute1',
      'full name',
      'onPremisesExtensionAttributes.extensionAttribute1',
    ],
  ])('%j', (flag, application, name) => {
    expect(readRuleFlags([flag])).toMatchObject([{ application, directory: { name } }]);
  });

  test('an expression', () => {
    const directory = { kind: 'expression', text: 'Append([alias], "@contoso.com")', attributes: ['alias'] };
    expect(readRuleFlags(['login=Append([alias],"@contoso.com")'])).toMatchObject([
      { application: 'login', directory },
    ]);
  });

  test.each(['login', '', '=mail', '  =mail'])('%j cannot be read', (flag) => {
    expect(() => readRuleFlags([flag])).toThrow(
      expect.objectContaining({
        code: 'invalid-rule',
        message: `--rule "${flag}" cannot be read`,
        hint: 'Write the application attribute, "=", the directory attribute: --rule login=userPrincipalName.',
        exitCode: 2,
      }),
    );
  });

  test.each([
    ['login=', '"" is no directory attribute'],
    ['login=[mail', '"[mail" is no directory attribute'],
    ['login=[mail]]', '"[mail]]" is no directory attribute'],
    ['login=mail=upn', '"mail=upn" is no directory attribute'],
    ['login=ToLowr([mail])', 'there is no function "ToLowr"\n  ToLowr([mail])\n  ^^^^^^'],
    ['login=1mail', '"1mail" is no directory attribute'],
    ['mail=proxyAddresses', 'proxyAddresses holds several values, and the service matches by none of those'],
    ['mail=[OTHERMAILS]', 'OTHERMAILS holds several values, and the service matches by none of those'],
  ])('%j is refused', (flag, why) => {
    expect(() => readRuleFlags(['id=employeeId', flag])).toThrow(
      expect.objectContaining({ code: 'invalid-rule', message: `--rule "${flag}": ${why}`, exitCode: 2 }),
    );
  });

  test('the same attributes twice', () => {
    expect(() => readRuleFlags(['login=mail', 'emp=employeeId', 'LOGIN=[Mail]'])).toThrow(
      expect.objectContaining({ code: 'invalid-rule' }),
    );
  });
});

describe('--as', () => {
  test('names the columns that play a role', () => {
    expect([...readRoleFlags(['displayName=full_name', 'enabled = is active', 'email=a=b'])]).toEqual([
      ['displayName', { columns: ['full_name'], in: null, formats: [] }],
      ['enabled', { columns: ['is active'], in: null, formats: [] }],
      ['email', { columns: ['a=b'], in: null, formats: [] }],
    ]);
    expect(readRoleFlags([]).size).toBe(0);
  });

  test('a name may have its parts in several columns', () => {
    const flags = readRoleFlags(['displayName=first name+last name', 'email=a+b']);
    expect(flags.get('displayName')?.columns).toEqual(['first name', 'last name']);
    expect(flags.get('email')?.columns).toEqual(['a+b']);
    expect(readRoleFlags(['displayName=a + b']).get('displayName')?.columns).toEqual(['a', 'b']);
    expect(() => readRoleFlags(['displayName=a+'])).toThrow(
      '--as "displayName=a+" names a column without a name',
    );
  });

  test('the last one counts', () => {
    expect(readRoleFlags(['email=a', 'email=b']).get('email')).toEqual({
      columns: ['b'],
      in: null,
      formats: [],
    });
  });

  test.each(['displayName', '', '=full_name', 'displayName=', ' = '])('%j cannot be read', (flag) => {
    expect(() => readRoleFlags([flag])).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: `--as "${flag}" cannot be read`,
        hint: 'Write it as --as displayName=full_name.',
        exitCode: 2,
      }),
    );
  });

  test.each([
    ['displayname', 'Did you mean "displayName"? '],
    ['mail', 'Did you mean "email"? '],
    ['manager', ''],
    ['constructor', ''],
    ['__proto__', ''],
  ])('%j is no role', (name, guess) => {
    expect(() => readRoleFlags([`${name}=a`])).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: `--as: "${name}" is not known`,
        hint: `${guess}Known are: ${roles.join(', ')}.`,
      }),
    );
  });
});

describe('--limit', () => {
  test('sets limits', () => {
    expect([...readLimitFlags(['unmatched=5', 'create = unlimited', 'held=0', 'lockout=999999999'])]).toEqual(
      [
        ['unmatched', { limit: 5, set: true }],
        ['create', { limit: 'unlimited', set: true }],
        ['held', { limit: 0, set: true }],
        ['lockout', { limit: 999_999_999, set: true }],
      ],
    );
  });

  test.each(['unmatched', '=5', 'unmatched='])('%j cannot be read', (flag) => {
    expect(() => readLimitFlags([flag])).toThrow(
      expect.objectContaining({ code: 'usage', hint: 'Write it as --limit unmatched=5.' }),
    );
  });

  test.each(['-1', '1.5', '1e3', 'none', 'Unlimited', '0x10', '5 %', '1000000000', '٣'])(
    '%j is no limit',
    (value) => {
      expect(() => readLimitFlags([`unmatched=${value}`])).toThrow(
        expect.objectContaining({
          code: 'usage',
          message: `--limit "unmatched=${value}" cannot be read`,
          hint: 'The limit is a whole number or "unlimited".',
          exitCode: 2,
        }),
      );
    },
  );

  test.each([
    ['unmached', 'Did you mean "unmatched"? '],
    ['matched', 'Did you mean "unmatched"? '],
    ['constructor', ''],
  ])('%j has no limit', (name, guess) => {
    expect(() => readLimitFlags([`${name}=1`])).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: `--limit: "${name}" is not known`,
        hint: `${guess}Known are: ${limitNames.join(', ')}.`,
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { roleSettings, withRoleFlags } from '../../src/config/role-settings.ts';
import { plainColumns } from '../../src/model/roles.ts';

const written = {
  displayName: ['first', 'last'],
  email: 'mail',
  createdAt: { column: 'Created', format: 'd.M.yyyy' },
  lastSignIn: { column: 'seen', format: ['unix', 'd.M.yyyy'] },
  enabled: { column: 'state', in: ['on'] },
  privileged: { column: 'admin' },
};

describe('the roles of a side', () => {
  const roles = roleSettings(written);

  it('are told with what is said of their columns', () => {
    expect(Object.fromEntries(roles)).toEqual({
      displayName: plainColumns('first', 'last'),
      email: plainColumns('mail'),
      createdAt: { columns: ['Created'], in: null, formats: ['d.M.yyyy'] },
      lastSignIn: { columns: ['seen'], in: null, formats: ['unix', 'd.M.yyyy'] },
      enabled: { columns: ['state'], in: ['on'], formats: [] },
      privileged: plainColumns('admin'),
    });
    expect(roleSettings(undefined).size).toBe(0);
  });

  it('are those of the flags first, which take nothing from what is said of the same column', () => {
    const flags = new Map([
      ['createdAt', plainColumns('created')],
      ['enabled', plainColumns('other')],
    ] as const);
    const both = withRoleFlags(roles, flags);
    expect(both.get('createdAt')).toBe(roles.get('createdAt'));
    expect(both.get('enabled')).toEqual(plainColumns('other'));
    expect(both.get('email')).toEqual(plainColumns('mail'));
  });
});

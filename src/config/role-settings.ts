import { orWhatIsKnown, plainColumns, type Role, type RoleColumn } from '../model/roles.ts';
import type { WrittenConfig } from './written-config.ts';

type WrittenRoles = NonNullable<NonNullable<WrittenConfig['directory']>['roles']>;
type WrittenRole = NonNullable<WrittenRoles[Role]>;

/** The columns that somebody named for the roles of a side. */
export function roleSettings(written: WrittenRoles | undefined): Map<Role, RoleColumn> {
  const columns = new Map<Role, RoleColumn>();
  for (const [role, column] of Object.entries(written ?? {})) {
    if (column !== undefined) columns.set(role as Role, roleColumn(column));
  }
  return columns;
}

function roleColumn(written: WrittenRole): RoleColumn {
  if (typeof written === 'string') return plainColumns(written);
  if (!('column' in written)) return plainColumns(...written);
  const plain = plainColumns(written.column);
  if ('in' in written) return { ...plain, in: written.in ?? null };
  return 'format' in written ? { ...plain, formats: [written.format ?? []].flat() } : plain;
}

/** A flag goes before the configuration, which may have said more of the same column. */
export function withRoleFlags(
  configured: ReadonlyMap<Role, RoleColumn>,
  flags: ReadonlyMap<Role, RoleColumn>,
): Map<Role, RoleColumn> {
  const roles = new Map(configured);
  for (const [role, named] of flags) roles.set(role, orWhatIsKnown(named, configured.get(role)));
  return roles;
}

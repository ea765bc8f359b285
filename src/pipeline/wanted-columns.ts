import { findColumn, findColumnIfThere } from '../importers/find-column.ts';
import type { SourceFacts } from '../importers/importer.ts';
import { recogniseRole } from '../importers/recognise-role.ts';
import { namesOfAttribute } from '../model/directory-attributes.ts';
import { roles as allRoles, type Role, type RoleColumn } from '../model/roles.ts';
import { attributesOf } from '../model/rules.ts';
import type { CheckSettings, SideSettings } from '../model/settings.ts';
import { sides, type Side } from '../model/users.ts';
import { evidenceAttributes } from './evidence-attributes.ts';

/** The columns of a source that a run needs: name to keep each under, in lower case, and its header. */
export interface WantedColumns {
  readonly key: string;
  readonly columns: ReadonlyMap<string, string>;
  readonly multiValued: ReadonlySet<string>;
  readonly roles: ReadonlyMap<Role, RoleColumn>;
  /** Roles that nobody named and that a header made known. */
  readonly recognised: ReadonlyMap<Role, string>;
}

export interface WantedSides extends Readonly<Record<Side, WantedColumns>> {
  /** The sides of which no column tells when their users were created. */
  readonly withoutCreatedAt: readonly Side[];
}

/**
 * The roles that some stage makes use of; columns of the others are not kept. On the directory's side the
 * attributes themselves say what most roles say of the application.
 */
const usedRoles: Readonly<Record<Side, readonly Role[]>> = {
  application: allRoles,
  directory: ['displayName', 'createdAt', 'enabled', 'privileged'],
};

/** What nobody may have already whom a pack would create: addresses and the mail alias. */
const heldAgainstNewUsers = ['mail', 'mailNickname', 'proxyAddresses'];
/** On the directory's side these are read for evidence, from the attributes of the same meaning unless named. */
const evidenceRoles: readonly Role[] = ['email', 'login', 'department'];

/** @throws RollcallError `column-not-found` for a column that somebody named and that is not there. */
export function wantedColumns(
  { application, directory }: Readonly<Record<Side, SourceFacts>>,
  settings: CheckSettings<unknown>,
): WantedSides {
  const columns = (isUsed: (role: Role) => boolean): Readonly<Record<Side, WantedColumns>> => ({
    application: applicationColumns(application, settings, usedRoles.application.filter(isUsed)),
    directory: directoryColumns(directory, settings, [
      ...usedRoles.directory.filter(isUsed),
      ...evidenceRoles.filter((role) => settings.evidence !== null && settings.directory.roles.has(role)),
    ]),
  });
  const wanted = columns(() => true);
  // Days of creation are held against each other: one side's alone say nothing.
  const withoutCreatedAt = sides.filter((side) => !wanted[side].roles.has('createdAt'));
  const isAlone = withoutCreatedAt.length === 1;
  return { ...(isAlone ? columns((role) => role !== 'createdAt') : wanted), withoutCreatedAt };
}

function applicationColumns(
  source: SourceFacts,
  settings: CheckSettings<unknown>,
  used: readonly Role[],
): WantedColumns {
  const { roles, recognised } = roleColumns(source, 'application', settings.application, used);
  const columns = new Map<string, string>();
  const want = (name: string, use: string): void => {
    columns.set(name.toLowerCase(), findColumn(source, [name], use));
  };
  for (const { application, precedence } of settings.rules) want(application, `matching rule ${precedence}`);
  for (const { attribute } of settings.exclusions) want(attribute, 'exclude');
  for (const { name, reads } of settings.create?.attributes ?? []) {
    for (const read of reads) want(read, `create, ${name}`);
  }
  for (const name of settings.reportColumns) want(name, 'report.columns');
  for (const [role, { column }] of roles) want(column, `role ${role}`);
  return {
    key: findColumn(source, [settings.application.key ?? ''], 'key'),
    columns,
    multiValued: new Set(settings.rules.map(({ application }) => application.toLowerCase())),
    roles,
    recognised,
  };
}

function directoryColumns(
  source: SourceFacts,
  settings: CheckSettings<unknown>,
  used: readonly Role[],
): WantedColumns {
  const { roles, recognised } = roleColumns(source, 'directory', settings.directory, used);
  const { key } = settings.directory;
  const keyNames = key === null ? ['id', 'objectId', 'object id', 'objectGUID'] : namesOfAttribute(key);
  const keyColumn = findColumn(source, keyNames, 'the key; choose another with --directory-key');
  const columns = new Map<string, string>();
  const want = (name: string, use: string): void => {
    columns.set(name.toLowerCase(), findColumn(source, namesOfAttribute(name), use));
  };
  const wantSeen = (name: string, use: string): void => {
    want(name.toLowerCase() === 'originaluserprincipalname' ? 'userPrincipalName' : name, use);
  };
  for (const { directory, precedence } of settings.rules) {
    for (const name of attributesOf(directory)) wantSeen(name, `matching rule ${precedence}`);
  }
  for (const { attribute } of settings.scopeFilters.flat()) wantSeen(attribute, 'scope.filters');
  for (const name of settings.target.required) want(name, 'target.required');
  for (const [role, { column }] of roles) want(column, `role ${role}`);
  for (const name of [
    ...(settings.assigned === null ? [] : ['id']),
    'displayName',
    'userPrincipalName',
    ...(settings.create === null ? [] : heldAgainstNewUsers),
  ]) {
    const found = findColumnIfThere(source, namesOfAttribute(name));
    if (found !== null) columns.set(name.toLowerCase(), found);
  }
  // What nobody but evidence reads may stop no run: it may have several values, and where rows are merged, which it
  // would have to agree in, it is left out.
  const isForEvidence = settings.evidence !== null && settings.directory.repeatedKeys === 'error';
  const forEvidence = isForEvidence ? [...evidenceAttributes(source)] : [];
  const added = forEvidence.filter(([name]) => !columns.has(name));
  for (const [name, column] of added) columns.set(name, column);
  return {
    key: keyColumn,
    columns,
    multiValued: new Set(['proxyaddresses', ...added.map(([name]) => name)]),
    roles,
    recognised,
  };
}

function roleColumns(
  source: SourceFacts,
  side: Side,
  settings: SideSettings<unknown>,
  used: readonly Role[],
): { readonly roles: ReadonlyMap<Role, RoleColumn>; readonly recognised: ReadonlyMap<Role, string> } {
  for (const [role, { column }] of settings.roles) findColumn(source, [column], `role ${role}`);
  const recognised = new Map<Role, string>();
  const roles = new Map<Role, RoleColumn>();
  for (const role of used) {
    const named = settings.roles.get(role);
    const column = named === undefined ? recogniseRole(source, side, role) : null;
    if (named !== undefined) roles.set(role, named);
    else if (column !== null) {
      recognised.set(role, column);
      roles.set(role, { column, in: null });
    }
  }
  return { roles, recognised };
}

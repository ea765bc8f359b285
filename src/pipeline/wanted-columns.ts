import { findColumn, findColumnIfThere } from '../importers/find-column.ts';
import type { SourceFacts } from '../importers/importer.ts';
import type { StateWords } from '../importers/known-downloads.ts';
import { recogniseDownload } from '../importers/recognise-download.ts';
import { namesOfAttribute } from '../model/directory-attributes.ts';
import { roles as allRoles, type Role, type RoleColumn, type YesNoRole } from '../model/roles.ts';
import { RollcallError } from '../model/rollcall-error.ts';
import { attributesOf } from '../model/rules.ts';
import type { CheckSettings } from '../model/settings.ts';
import { sides, type Side } from '../model/users.ts';
import { evidenceAttributes } from './evidence-attributes.ts';
import { roleColumns } from './role-columns.ts';

/** The columns of a source that a run needs: name to keep each under, in lower case, and its header. */
export interface WantedColumns {
  readonly key: string;
  readonly columns: ReadonlyMap<string, string>;
  readonly multiValued: ReadonlySet<string>;
  /** Names of `columns` that people and evidence look at, and nothing else. */
  readonly shown: ReadonlySet<string>;
  /** Those that nobody but evidence reads. */
  readonly forEvidence: ReadonlySet<string>;
  readonly roles: ReadonlyMap<Role, RoleColumn>;
  /** Roles that nobody named and that a header made known. */
  readonly recognised: ReadonlyMap<Role, string>;
  /** The words of roles for which a known download has words of its own. */
  readonly states: ReadonlyMap<YesNoRole, StateWords>;
  /** The product whose list of users this is by its header, and what it decided that nobody had named. */
  readonly download: { readonly name: string; readonly decided: ReadonlyMap<string, string> } | null;
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

/** What people know an account by: it may have several of each. */
const shownRoles: readonly Role[] = ['displayName', 'email', 'login', 'department'];

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
  const download = recogniseDownload(source);
  const { roles, recognised, proposed, states } = roleColumns(
    source,
    'application',
    settings.application,
    used,
    download,
  );
  const columns = new Map<string, string>();
  const shown = new Set<string>();
  const show = (name: string, use: string): void => {
    if (!columns.has(name.toLowerCase())) shown.add(name.toLowerCase());
    columns.set(name.toLowerCase(), findColumn(source, [name], use));
  };
  const want = (name: string, use: string): void => {
    show(name, use);
    shown.delete(name.toLowerCase());
  };
  for (const { application, precedence } of settings.rules) want(application, `matching rule ${precedence}`);
  for (const { attribute } of settings.exclusions) want(attribute, 'exclude');
  for (const { name, reads } of settings.create?.attributes ?? []) {
    for (const read of reads) want(read, `create, ${name}`);
  }
  for (const name of settings.reportColumns) show(name, 'report.columns');
  for (const [role, { columns: parts }] of roles)
    for (const part of parts) (shownRoles.includes(role) ? show : want)(part, `role ${role}`);
  const named = settings.application.key;
  const key = named ?? download?.key ?? null;
  if (key === null) throw keyMissing(source);
  const decided = new Map([...(named === null ? [['key', key] as const] : []), ...proposed]);
  return {
    key: findColumn(source, [key], 'key'),
    columns,
    multiValued: new Set(settings.rules.map(({ application }) => application.toLowerCase())),
    shown,
    forEvidence: new Set(),
    roles,
    recognised,
    states,
    download: download === null ? null : { name: download.name, decided },
  };
}

function directoryColumns(
  source: SourceFacts,
  settings: CheckSettings<unknown>,
  used: readonly Role[],
): WantedColumns {
  const { roles, recognised, states } = roleColumns(source, 'directory', settings.directory, used, null);
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
  for (const [role, { columns: parts }] of roles) for (const part of parts) want(part, `role ${role}`);
  for (const name of [
    ...(settings.assigned === null ? [] : ['id']),
    'displayName',
    'userPrincipalName',
    ...(settings.create === null ? [] : heldAgainstNewUsers),
  ]) {
    const found = findColumnIfThere(source, namesOfAttribute(name));
    if (found !== null) columns.set(name.toLowerCase(), found);
  }
  // What nobody but evidence reads may stop no run: it may have several values, and rows that are merged need not agree.
  const forEvidence = settings.evidence === null ? [] : [...evidenceAttributes(source)];
  const added = forEvidence.filter(([name]) => !columns.has(name));
  for (const [name, column] of added) columns.set(name, column);
  return {
    key: keyColumn,
    columns,
    multiValued: new Set(['proxyaddresses', ...added.map(([name]) => name)]),
    shown: new Set(),
    forEvidence: new Set(added.map(([name]) => name)),
    roles,
    recognised,
    states,
    download: null,
  };
}

function keyMissing({ name, attributes }: SourceFacts): RollcallError {
  return new RollcallError(
    'usage',
    `the application’s key column is not given, and the header of ${name} is none that is known`,
    `Give --key, or "application.key" in rollcall.yaml, with one of its columns: ${attributes.filter((attribute) => attribute !== '').join(', ')}.`,
  );
}

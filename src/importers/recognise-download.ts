import type { Role, RoleColumn, YesNoRole } from '../model/roles.ts';
import { columnsNamed } from './find-column.ts';
import type { SourceFacts } from './importer.ts';
import { knownDownloads, type StateWords } from './known-downloads.ts';

/** What is proposed for an export whose header is that of a product. */
export interface RecognisedDownload {
  readonly name: string;
  readonly key: string | null;
  readonly roles: ReadonlyMap<Role, RoleColumn>;
  readonly states: ReadonlyMap<YesNoRole, StateWords>;
}

/** The product whose list of users a source is by its header; null where it is none that is known. */
export function recogniseDownload(source: SourceFacts): RecognisedDownload | null {
  const known = knownDownloads.find(({ signs }) => signs.every((sign) => isThere(source, sign)));
  if (known === undefined) return null;
  const roles = new Map<Role, RoleColumn>();
  for (const [role, names] of Object.entries(known.roles)) {
    const column = names.find((name) => isThere(source, name));
    if (column !== undefined) roles.set(role as Role, { column, in: null });
  }
  return {
    name: known.name,
    key: known.key.find((name) => isThere(source, name)) ?? null,
    roles,
    states: new Map(Object.entries(known.states) as [YesNoRole, StateWords][]),
  };
}

function isThere(source: SourceFacts, name: string): boolean {
  return columnsNamed(source, name).length === 1;
}

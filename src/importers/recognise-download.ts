import { plainColumn, type Role, type RoleColumn, type YesNoRole } from '../model/roles.ts';
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
  const headerOf = (name: string): string | null => {
    const found = columnsNamed(source, name);
    return found.length === 1 ? found[0] : null;
  };
  const firstOf = (names: readonly string[]): string | null =>
    names.map(headerOf).find((header) => header !== null) ?? null;
  const known = knownDownloads.find(({ signs }) => signs.every((sign) => headerOf(sign) !== null));
  if (known === undefined) return null;
  const formats = new Map(Object.entries(known.formats));
  const roles = new Map<Role, RoleColumn>();
  for (const [role, names] of Object.entries(known.roles)) {
    const column = firstOf(names);
    if (column !== null)
      roles.set(role as Role, { ...plainColumn(column), formats: formats.get(role) ?? [] });
  }
  return {
    name: known.name,
    key: firstOf(known.key),
    roles,
    states: new Map(Object.entries(known.states) as [YesNoRole, StateWords][]),
  };
}

import { plainColumns, type Role, type RoleColumn, type YesNoRole } from '../model/roles.ts';
import { columnsNamed } from './find-column.ts';
import type { SourceFacts } from './importer.ts';
import { knownDownloads, type Header, type StateWords } from './known-downloads.ts';

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
  const columnsOf = (headers: readonly Header[]): string[] =>
    headers
      .map((header) => [header].flat().map(headerOf))
      .find((columns): columns is string[] => columns.every((column) => column !== null)) ?? [];
  const known = knownDownloads.find(({ signs }) => signs.every((sign) => headerOf(sign) !== null));
  if (known === undefined) return null;
  const formats = new Map(Object.entries(known.formats ?? {}));
  const roles = new Map<Role, RoleColumn>();
  for (const [role, headers] of Object.entries(known.roles)) {
    const columns = columnsOf(headers);
    if (columns.length > 0)
      roles.set(role as Role, { ...plainColumns(...columns), formats: formats.get(role) ?? [] });
  }
  return {
    name: known.name,
    key: columnsOf(known.key).at(0) ?? null,
    roles,
    states: new Map(Object.entries(known.states) as [YesNoRole, StateWords][]),
  };
}

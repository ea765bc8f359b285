import type { MatchedUsers, SideResult } from '../../model/reconciliation.ts';
import type { Column } from '../../model/users.ts';
import { rowText, valueText } from '../../tables/column.ts';
import { directoryUserName } from '../../tables/directory-user-name.ts';

const mostProposed = 3;
const shortestPart = 3;

/** Keys and sign-in names of a few users who have a text as a part of their key, name or matching values. */
export function similarNames({ application, directory, match }: MatchedUsers, text: string): string[] {
  const part = text.trim().toLowerCase();
  if (part.length < shortestPart) return [];
  const upn = directory.table.columns.get('userprincipalname');
  const accounts = namesWith(
    part,
    application,
    match.rules.map((rule) => rule.application),
    (row) => valueText(application.table.key, row),
  );
  const people = namesWith(part, directory, upn === undefined ? [] : [upn], (row) =>
    directoryUserName(directory.table, row),
  );
  return [...new Set([...accounts, ...people])].slice(0, mostProposed);
}

function namesWith(
  part: string,
  { table, roles }: SideResult,
  columns: readonly Column[],
  nameOf: (row: number) => string,
): string[] {
  const name = roles.get('displayName');
  const searched = [...new Set([table.key, ...(name === undefined ? [] : [name]), ...columns])];
  const found: string[] = [];
  for (let row = 0; row < table.rows && found.length < mostProposed; row += 1) {
    if (searched.some((column) => rowText(column, row).toLowerCase().includes(part))) found.push(nameOf(row));
  }
  return found;
}

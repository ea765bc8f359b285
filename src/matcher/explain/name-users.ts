import type { NamedUser, NamedUsers } from '../../model/explanation.ts';
import type { SideResult } from '../../model/reconciliation.ts';
import { rowText, valueText } from '../../tables/column.ts';
import { placeOfRow } from '../../tables/row-place.ts';

/** Of a crowd, only so many are named. */
export const mostNamed = 10;

export function nameUser({ source, table, roles }: SideResult, row: number): NamedUser {
  return {
    id: valueText(table.key, row),
    upn: table.side === 'directory' ? rowText(table.columns.get('userprincipalname'), row) : '',
    displayName: rowText(roles.get('displayName'), row),
    ...placeOfRow(table, source, row),
  };
}

export function nameUsers(side: SideResult, rows: ArrayLike<number>): NamedUsers {
  const first = Array.from({ length: Math.min(rows.length, mostNamed) }, (_, at) => nameUser(side, rows[at]));
  return { count: rows.length, first };
}

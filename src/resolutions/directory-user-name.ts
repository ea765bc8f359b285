import type { SideResult } from '../model/reconciliation.ts';
import { rowText, valueText } from '../tables/column.ts';

/** A directory user as people know them: the user principal name as it is stored, or else the key. */
export function directoryUserName({ table }: SideResult, row: number): string {
  return rowText(table.columns.get('userprincipalname'), row) || valueText(table.key, row);
}

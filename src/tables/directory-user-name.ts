import type { UserTable } from '../model/users.ts';
import { rowText, valueText } from './column.ts';

/** A directory user as people know them: the user principal name as it is stored, or else the key. */
export function directoryUserName({ columns, key }: Pick<UserTable, 'columns' | 'key'>, row: number): string {
  return rowText(columns.get('userprincipalname'), row) || valueText(key, row);
}

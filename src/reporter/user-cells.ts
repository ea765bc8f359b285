import { personWords } from '../model/person-words.ts';
import type { MatchedUsers, SideResult } from '../model/reconciliation.ts';
import { answers, type Role } from '../model/roles.ts';
import { firstValueOf, lastValueOf, rowText, valueLength, valueText } from '../tables/column.ts';
import { isoUtc } from '../tables/dates.ts';
import { directoryUserName } from '../tables/directory-user-name.ts';
import { lineText } from '../tables/row-place.ts';

/** What lists say of a user, read from the columns that play a role. Rows are those of the side's table. */
export interface UserCells {
  key(row: number): string;
  /** Of a directory user, as it is stored; guests keep their `#EXT#`. */
  upn(row: number): string;
  role(role: Role, row: number): string;
  /** Of a directory user. */
  department(row: number): string;
  /** ISO 8601 in UTC where the text can be read, else as it stands. */
  date(role: Role, row: number): string;
  isPrivileged(row: number): string;
  line(row: number): string;
}

export function userCells({ table, roles, privileged }: SideResult): UserCells {
  return {
    key: (row) => valueText(table.key, row),
    upn: (row) => rowText(table.columns.get('userprincipalname'), row),
    role: (role, row) => rowText(roles.get(role), row),
    department: (row) => rowText(roles.get('department') ?? table.columns.get('department'), row),
    date: (role, row) => {
      const text = rowText(roles.get(role), row);
      return isoUtc(text) ?? text;
    },
    isPrivileged: (row) => answers[privileged[row]],
    line: (row) => lineText(table, row),
  };
}

/** A directory user by name and address, as far as there are any. */
export function personText({ table, roles }: Pick<SideResult, 'table' | 'roles'>, row: number): string {
  return personWords(rowText(roles.get('displayName'), row), directoryUserName(table, row));
}

const accountStatuses = { unknown: 'unknown', yes: 'active', no: 'inactive' } as const;

export function accountStatus({ enabled }: SideResult, row: number): string {
  return accountStatuses[answers[enabled[row]]];
}

export interface MatchValue {
  readonly attribute: string;
  readonly value: string;
  readonly isPlaceholder: boolean;
}

/** Everything a row could be matched by, in rule order, empty values left out. */
export function matchValues({ match }: MatchedUsers, row: number): MatchValue[] {
  const columns = new Map(match.rules.map((claims) => [claims.application.name, claims]));
  return [...columns.values()].flatMap(({ application, groupOfValue }) => {
    const values: MatchValue[] = [];
    for (let value = firstValueOf(application, row); value < lastValueOf(application, row); value += 1) {
      if (valueLength(application, value) === 0) continue;
      values.push({
        attribute: application.name,
        value: valueText(application, value),
        isPlaceholder: groupOfValue[value] < 0,
      });
    }
    return values;
  });
}

/**
 * The application columns that the configuration passes through, as header and as cells. Of a name that `own` has, the
 * list's own column is found by it.
 */
export function passedThrough(
  { reportColumns }: MatchedUsers,
  own: readonly string[],
): {
  readonly header: readonly string[];
  readonly cells: (row: number) => string[];
} {
  return {
    header: reportColumns.map(({ name }) =>
      own.includes(name.toLowerCase()) ? `application.${name}` : name,
    ),
    cells: (row) => reportColumns.map((column) => rowText(column, row)),
  };
}

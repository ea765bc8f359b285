import { writtenAttributes, type PlannedUser } from '../../model/creation.ts';
import { namesOfAttribute } from '../../model/directory-attributes.ts';
import type { SideResult } from '../../model/reconciliation.ts';
import { answers, type Role } from '../../model/roles.ts';
import type { Column, UserTable } from '../../model/users.ts';
import { appendRows } from '../../tables/append-rows.ts';
import { textDay } from '../../tables/dates.ts';
import { sharedBytes, sharedIntegers, sharedPositions } from '../../tables/shared-arrays.ts';

/**
 * The directory as it will be when the planned users are there and enabled: they come behind everybody else, in
 * their order, with what is written of them and nothing else. `createdAt` is when, in ISO 8601.
 */
export function addPlannedUsers(
  directory: SideResult,
  users: readonly PlannedUser[],
  createdAt: string,
): SideResult {
  const { table, roles, days, enabled, privileged } = directory;
  const written = users.map((user) => attributesByName(user, createdAt));
  const longer = new Map<Column, Column>();
  const lengthen = (column: Column, names: readonly string[]): Column => {
    const texts = written.map(
      (of) => names.map((name) => of.get(name)).find((text) => text !== undefined) ?? '',
    );
    const appended = appendRows(column, texts);
    longer.set(column, appended);
    return appended;
  };
  const attributeOf = new Map(Array.from(roles, ([role, column]) => [column, attributeOfRole[role]]));
  const columns = new Map(
    Array.from(table.columns, ([name, column]) => [
      name,
      lengthen(column, [name, attributeOf.get(column) ?? name]),
    ]),
  );
  const extended: UserTable = {
    ...table,
    rows: table.rows + users.length,
    lines: withLines(table.lines, users.length),
    key: appendRows(
      table.key,
      users.map(({ applicationKey }) => `to be created for ${applicationKey}`),
    ),
    columns,
  };
  return {
    ...directory,
    table: extended,
    roles: new Map(
      Array.from(roles, ([role, column]) => [
        role,
        longer.get(column) ?? lengthen(column, [attributeOfRole[role]]),
      ]),
    ),
    days: new Map(
      Array.from(days, ([role, known]) => [
        role,
        withDay(known, users.length, role === 'createdAt' ? textDay(createdAt) : -1),
      ]),
    ),
    enabled: withAnswers(enabled, users.length, 'yes'),
    privileged: withAnswers(privileged, users.length, 'no'),
  };
}

/** Which attribute of a directory user plays a role, in lower case. */
const attributeOfRole = {
  displayName: 'displayname',
  email: 'mail',
  login: 'userprincipalname',
  lastSignIn: 'lastsignindatetime',
  createdAt: 'createddatetime',
  enabled: 'accountenabled',
  privileged: 'privileged',
  department: 'department',
} as const satisfies Record<Role, string>;

/** What is known of a user, by every name in lower case that the attribute may have in an export. */
function attributesByName(user: PlannedUser, createdDateTime: string): ReadonlyMap<string, string> {
  return new Map(
    [...writtenAttributes(user), ['createdDateTime', createdDateTime] as const].flatMap(([name, value]) =>
      namesOfAttribute(name).map((other) => [other.toLowerCase(), value] as const),
    ),
  );
}

function withLines(lines: Uint32Array, added: number): Uint32Array {
  const longer = sharedPositions(lines.length + added);
  longer.set(lines);
  return longer;
}

function withDay(days: Int32Array, added: number, day: number): Int32Array {
  const longer = sharedIntegers(days.length + added).fill(day);
  longer.set(days);
  return longer;
}

function withAnswers(codes: Uint8Array, added: number, answer: (typeof answers)[number]): Uint8Array {
  const longer = sharedBytes(codes.length + added).fill(answers.indexOf(answer));
  longer.set(codes);
  return longer;
}

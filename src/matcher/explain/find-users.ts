import type { FoundBy } from '../../model/explanation.ts';
import type { MatchedUsers } from '../../model/reconciliation.ts';
import { directoryText, type DirectoryValue } from '../../model/rules.ts';
import type { Column } from '../../model/users.ts';
import { textColumn } from '../../tables/append-rows.ts';
import { equalRows } from './equal-rows.ts';

/** By row of a side's table, what a user was found by. */
export type FoundRows = ReadonlyMap<number, FoundBy>;

/**
 * The users whom a text names: by key, sign-in name, address, or a value that a rule goes by. ASCII letters are taken
 * without case, as people type.
 */
export function findUsers(
  { application, directory, match }: MatchedUsers,
  text: string,
): { readonly accounts: FoundRows; readonly people: FoundRows } {
  const asked = textColumn('', [text]);
  const upn = directory.table.columns.get('userprincipalname');
  return {
    accounts: findRows(asked, application.table.rows, [
      byItsName(application.table.key),
      ...match.rules.map(({ application: column }) => byItsName(column)),
      ...(['login', 'email'] as const).flatMap((role) => application.roles.get(role) ?? []).map(byItsName),
    ]),
    people: findRows(asked, directory.table.rows, [
      byItsName(directory.table.key),
      ...(upn === undefined ? [] : [byItsName(upn)]),
      ...match.rules.map(({ rule, directory: column }) => [nameOfValue(rule.directory), column] as const),
    ]),
  };
}

function byItsName(column: Column): readonly [name: string, column: Column] {
  return [column.name, column];
}

function nameOfValue(value: DirectoryValue): string {
  return value.kind === 'attribute' ? value.name : directoryText(value);
}

function findRows(
  asked: Column,
  rows: number,
  columns: readonly (readonly [name: string, column: Column])[],
): Map<number, string[]> {
  const found = new Map<number, string[]>();
  const named = new Map(columns.map(([name, column]) => [column, name]));
  for (const [column, name] of named) {
    for (const row of equalRows(column, rows, false, asked, 0)) {
      const by = found.get(row);
      if (by === undefined) found.set(row, [name]);
      else if (!by.includes(name)) by.push(name);
    }
  }
  return found;
}

import { nearestName } from '../../model/nearest-name.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import type { SqlDumpOptions } from '../source-options.ts';
import { likeliestTable, listed, namedTable } from './choose-table.ts';
import type { SurveyedTable } from './survey-dump.ts';

/** A table whose rows belong to users. */
export interface JoinedTable {
  readonly table: SurveyedTable;
  /** What its columns are called by, before a dot. */
  readonly prefix: string;
  readonly usersColumn: string;
  readonly ownColumn: string;
}

/** Which tables of a dump are read. */
export interface TablePlan {
  readonly users: SurveyedTable;
  readonly joins: readonly JoinedTable[];
  readonly attributes: readonly string[];
  /** What was found out rather than told. */
  readonly remarks: readonly string[];
}

/** @throws RollcallError where a table or a column that is named is not there, or cannot be read or told from others. */
export function planTables(
  tables: readonly SurveyedTable[],
  { table: wanted, joins: written }: Pick<SqlDumpOptions, 'table' | 'joins'>,
  source: string,
): TablePlan {
  const chosen = wanted === null ? likeliestTable(tables, source) : null;
  const users = chosen?.table ?? namedTable(tables, wanted ?? '', source);
  const joins = written.map((join): JoinedTable => {
    const table = namedTable(tables, join.table, source);
    return {
      table,
      prefix: table.name.parts.at(-1) ?? join.table,
      usersColumn: columnOf(users, join.usersColumn, source),
      ownColumn: columnOf(table, join.ownColumn, source),
    };
  });
  for (const { name, hasUnnamedRows, defined } of [users, ...joins.map(({ table }) => table)]) {
    if (!hasUnnamedRows || defined !== null) continue;
    throw new RollcallError(
      'header-missing',
      `${source}: nothing says what the columns of "${name.text}" are called`,
      'Export the definitions of the tables too, or the columns in each INSERT (pg_dump --column-inserts, mysqldump --complete-insert).',
    );
  }
  return {
    users,
    joins,
    attributes: [
      ...users.columns,
      ...joins.flatMap(({ table, prefix }) => table.columns.map((column) => `${prefix}.${column}`)),
    ],
    remarks: chosen === null ? [] : [remarkOn(users, chosen.others)],
  };
}

function columnOf({ name, columns }: SurveyedTable, wanted: string, source: string): string {
  const found = columns.find((column) => column.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  const nearest = nearestName(wanted, columns);
  throw new RollcallError(
    'column-not-found',
    `${source}: the table "${name.text}" has no column "${wanted}" (join)`,
    `${nearest === null ? '' : `Did you mean "${nearest}"? `}Its columns are: ${columns.join(', ')}.`,
  );
}

function remarkOn(users: SurveyedTable, others: readonly SurveyedTable[]): string {
  const rest = others.length === 0 ? 'it is the only one with rows' : `others are ${listed(others)}`;
  return `the table ${listed([users])} looks like the users; ${rest}`;
}

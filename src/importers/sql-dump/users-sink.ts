import type { ReadRequest } from '../importer.ts';
import { RowValues } from '../row-values.ts';
import { UserRows } from '../user-rows.ts';
import type { DumpSink } from './dump-sink.ts';
import { JoinedRows } from './joined-rows.ts';
import type { JoinedTable, TablePlan } from './plan-tables.ts';
import type { RowTaker } from './row-taker.ts';
import type { SurveyedTable } from './survey-dump.ts';
import type { TableName } from './table-name.ts';

interface Join extends JoinedTable {
  readonly rows: JoinedRows;
  /** The columns of the users that its wanted columns are. */
  readonly cells: readonly number[];
  readonly wanted: readonly string[];
  /** Where the users' values have what says which of its rows are theirs. */
  readonly ownerCell: number;
}

/** Takes the rows of the users' table and of those that are joined to it. */
export class UsersSink implements DumpSink {
  readonly users: UserRows;
  /** First the joined rows are gathered, then the users are read. */
  isGathering: boolean;
  /** Attributes that some row has given, by name in lower case. */
  readonly #given = new Set<string>();
  readonly #plan: TablePlan;
  readonly #values: RowValues;
  readonly #attributes: readonly string[];
  readonly #joins: readonly Join[];

  constructor(source: string, plan: TablePlan, request: ReadRequest, trim: boolean) {
    this.#plan = plan;
    this.#attributes = [request.key, ...request.columns.values()];
    this.#values = new RowValues(this.#attributes.length + plan.joins.length, trim);
    this.users = new UserRows(source, this.#values, request);
    this.isGathering = plan.joins.length > 0;
    this.#joins = plan.joins.map((join, at) => {
      const cells = this.#attributes.flatMap((attribute, cell) =>
        ownerOf(attribute, plan) === join ? [cell] : [],
      );
      return {
        ...join,
        cells,
        wanted: cells.map((cell) => this.#attributes[cell].slice(join.prefix.length + 1)),
        rows: new JoinedRows(cells.length, trim),
        ownerCell: this.#attributes.length + at,
      };
    });
  }

  /** The first attribute that is wanted and that no row had a place for; null where there is none. */
  get absent(): string | null {
    return this.#attributes.find((attribute) => !this.#given.has(attribute.toLowerCase())) ?? null;
  }

  /** Rows of joined tables that no user has. */
  orphans(): { readonly table: string; readonly count: number; readonly line: number }[] {
    return this.#joins.flatMap(({ table, rows }) => {
      const found = rows.orphans();
      return found === null ? [] : [{ table: table.name.text, ...found }];
    });
  }

  takerOf(name: TableName, columns: readonly string[] | null): RowTaker | null {
    const { users } = this.#plan;
    if (!this.isGathering && name.key === users.name.key) return this.#usersTaker(users, columns);
    const join = this.isGathering ? this.#joins.find(({ table }) => table.name.key === name.key) : undefined;
    return join === undefined ? null : this.#joinTaker(join, columns);
  }

  defined(): void {
    // The survey knows all definitions.
  }

  passed(): void {
    // The survey counts the rows of other tables.
  }

  notWritten(): void {
    // The survey knows.
  }

  #usersTaker(users: SurveyedTable, columns: readonly string[] | null): RowTaker {
    const wanted = this.#attributes.map((attribute) =>
      ownerOf(attribute, this.#plan) === null ? attribute : null,
    );
    const { users: rows } = this;
    const joins = this.#joins;
    const values = this.#values;
    return {
      ...this.#placed(users, columns, [...wanted, ...joins.map(({ usersColumn }) => usersColumn)]),
      values,
      row(line) {
        for (const join of joins) join.rows.addTo(values, join.cells, values.firstOf(join.ownerCell));
        rows.user(line);
      },
      rejected(line, reason) {
        rows.rejected(line, reason);
      },
    };
  }

  #joinTaker({ table, ownColumn, wanted, prefix, rows }: Join, columns: readonly string[] | null): RowTaker {
    const { users } = this;
    return {
      ...this.#placed(table, columns, [ownColumn, ...wanted], `${prefix}.`),
      values: rows.values,
      row(line) {
        rows.row(line);
      },
      rejected(line, reason) {
        users.rejected(line, reason);
      },
    };
  }

  /** Which of the wanted columns each place of a row is. */
  #placed(
    table: SurveyedTable,
    columns: readonly string[] | null,
    wanted: readonly (string | null)[],
    prefix = '',
  ): Pick<RowTaker, 'width' | 'columns' | 'areBits'> {
    const names = (columns ?? table.defined?.map(({ name }) => name) ?? []).map((name) => name.toLowerCase());
    for (const name of names) this.#given.add(prefix.toLowerCase() + name);
    const types = new Map(table.defined?.map(({ name, type }) => [name.toLowerCase(), type]));
    return {
      width: names.length,
      columns: names.map((name) =>
        wanted.flatMap((one, cell) => (one?.toLowerCase() === name ? [cell] : [])),
      ),
      areBits: names.map((name) => types.get(name) === 'BIT'),
    };
  }
}

/** The joined table that an attribute is of; null where it is the users' own. */
function ownerOf(attribute: string, { users, joins }: TablePlan): JoinedTable | null {
  if (users.columns.includes(attribute)) return null;
  return (
    joins.find(({ prefix, table }) => table.columns.some((column) => `${prefix}.${column}` === attribute)) ??
    null
  );
}

import { describe, expect, it } from 'vitest';
import type { RoleColumn } from '../../src/model/roles.ts';
import type { UserTable } from '../../src/model/users.ts';
import { columnOfRole } from '../../src/pipeline/column-of-role.ts';
import { rowText } from '../../src/tables/column.ts';
import { buildPlainColumn } from '../build-column.ts';

const values = {
  Vorname: ['Ada', 'Ole'],
  Nachname: ['Brandt', '-'],
  Angelegt: ['3.4.2020', '2021-06-07'],
};

const table: UserTable = {
  side: 'application',
  rows: 2,
  lines: Uint32Array.from([2, 3]),
  files: [],
  key: buildPlainColumn('nr', ['1', '2']),
  columns: new Map(
    Object.entries(values).map(([name, texts]) => [name.toLowerCase(), buildPlainColumn(name, texts)]),
  ),
};

function textsOf(columns: readonly string[], more: Partial<RoleColumn> = {}): string[] | null {
  const column = columnOfRole(table, { columns, in: null, formats: [], ...more });
  return column && [rowText(column, 0), rowText(column, 1)];
}

describe('what plays a role', () => {
  it('is a column as the export has it', () => {
    expect(columnOfRole(table, { columns: ['NACHNAME'], in: null, formats: [] })).toBe(
      table.columns.get('nachname'),
    );
  });

  it('is a name in one piece', () => {
    expect(textsOf(['Vorname', 'Nachname'])).toEqual(['Ada Brandt', 'Ole']);
  });

  it('is a date by ISO 8601, where a form fits', () => {
    expect(textsOf(['Angelegt'], { formats: ['unix', 'd.M.yyyy'] })).toEqual(['2020-04-03', '2021-06-07']);
    expect(textsOf(['Angelegt'], { formats: ['M/d/yyyy'] })).toEqual(values.Angelegt);
  });

  it('is nothing where a column was not read', () => {
    expect(textsOf(['Vorname', 'Zuname'])).toBeNull();
  });
});

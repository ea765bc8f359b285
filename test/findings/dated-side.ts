import type { SideResult } from '../../src/model/reconciliation.ts';
import type { DateRole } from '../../src/model/roles.ts';
import { utcDays } from '../../src/tables/dates.ts';
import { buildPlainColumn } from '../build-column.ts';

/** An application whose users have these dates in a column of that name; lines begin with 2. */
export function datedSide(
  role: DateRole,
  name: string,
  texts: readonly string[],
): Pick<SideResult, 'table' | 'source' | 'roles' | 'days'> {
  const column = buildPlainColumn(name, texts);
  const rows = texts.length;
  const lines = Uint32Array.from(texts, (_, row) => row + 2);
  return {
    table: { side: 'application', rows, lines, files: [], key: column, columns: new Map() },
    source: 'a.csv',
    roles: new Map([[role, column]]),
    days: new Map([[role, utcDays(column, rows)]]),
  };
}

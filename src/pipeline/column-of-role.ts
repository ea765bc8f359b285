import { dateReader } from '../expressions/date-reader.ts';
import type { RoleColumn } from '../model/roles.ts';
import type { Column, UserTable } from '../model/users.ts';
import { joinColumns } from '../tables/join-columns.ts';
import { mapValues } from '../tables/map-values.ts';

/** The values that play a role, as everybody reads them: names in one piece, dates in ISO 8601; null where there are none. */
export function columnOfRole(table: UserTable, { columns, formats }: RoleColumn): Column | null {
  const found = columns.flatMap((name) => table.columns.get(name.toLowerCase()) ?? []);
  if (found.length < columns.length) return null;
  const column = found.length === 1 ? found[0] : joinColumns(found, table.rows);
  return formats.length === 0 ? column : datesInIso(column, table.rows, formats);
}

/** What is written in another way stays as it is. */
function datesInIso(column: Column, rows: number, formats: readonly string[]): Column {
  const readers = formats.map((format) => {
    const reader = dateReader(format);
    if (reader.kind === 'refused') throw new Error(`a checked format was refused: ${reader.why}`);
    return reader;
  });
  return mapValues(column, rows, (text) => {
    for (const { toIso } of readers) {
      const iso = toIso(text);
      if (iso !== null) return iso;
    }
    return text;
  });
}

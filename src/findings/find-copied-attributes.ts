import type { CopiedAttribute } from '../model/export-health.ts';
import type { Column, UserTable } from '../model/users.ts';
import { valuesEqual } from '../tables/equality.ts';
import { saysSomething } from '../tables/telling-values.ts';

/** Of fewer users two attributes may say the same by chance. */
const leastUsers = 20;

/** Per cent of the users with both that may differ in them. */
const mostDiffering = 2;

/** Pairs of columns that are equal for nearly everybody who has both, ASCII case aside. */
export function findCopiedAttributes(table: UserTable, columns: readonly Column[]): CopiedAttribute[] {
  const single = columns.filter(({ firstValue }) => firstValue === null);
  return single.flatMap((one, at) =>
    single.slice(at + 1).flatMap((other) => {
      const copied = compareColumns(table.rows, one, other);
      return copied === null ? [] : [{ attribute: other.name, copyOf: one.name, ...copied }];
    }),
  );
}

function compareColumns(
  rows: number,
  one: Column,
  other: Column,
): Pick<CopiedAttribute, 'equal' | 'both'> | null {
  let equal = 0;
  let differing = 0;
  for (let row = 0; row < rows; row += 1) {
    if (valuesEqual(false, one, row, other, row)) {
      if (saysSomething(one, row)) equal += 1;
    } else if (saysSomething(one, row) && saysSomething(other, row)) {
      differing += 1;
      if (differing * 100 > rows * mostDiffering) return null;
    }
  }
  const both = equal + differing;
  return both >= leastUsers && differing * 100 <= both * mostDiffering ? { equal, both } : null;
}

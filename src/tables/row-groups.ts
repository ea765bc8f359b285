import type { RowGroups } from '../model/match-result.ts';
import type { Column } from '../model/users.ts';
import { firstValueOf, lastValueOf } from './column.ts';
import { sharedPositions } from './shared-arrays.ts';

/** The rows of a column by the group of their values, ascending; a row counts once in each group. */
export function rowsByGroup(column: Column, groupOfValue: Int32Array): RowGroups {
  if (column.firstValue === null) return groupMembers(groupOfValue.length, groupOfValue, null);
  const { rowOfMember, groupOfMember } = membersOfRows(column, column.firstValue.length - 1, groupOfValue);
  return groupMembers(groupOfValue.length, groupOfMember, rowOfMember);
}

/** Members by group, in their order; a member of group -1 is left out. null: each member is its own row. */
export function groupMembers(
  groups: number,
  groupOfMember: Int32Array,
  rowOfMember: Uint32Array | null,
): RowGroups {
  // At first the size of each group, then its end, and at last, when its members are placed, its start.
  const starts = sharedPositions(groups + 1);
  for (const group of groupOfMember) if (group >= 0) starts[group] += 1;
  let total = 0;
  for (let group = 0; group <= groups; group += 1) {
    total += starts[group];
    starts[group] = total;
  }
  const rows = sharedPositions(total);
  for (let member = groupOfMember.length - 1; member >= 0; member -= 1) {
    const group = groupOfMember[member];
    if (group < 0) continue;
    starts[group] -= 1;
    rows[starts[group]] = rowOfMember === null ? member : rowOfMember[member];
  }
  return { starts, rows };
}

/** Row and group of each value, the second value of a row in the same group left out. */
function membersOfRows(
  column: Column,
  rows: number,
  groupOfValue: Int32Array,
): { readonly rowOfMember: Uint32Array; readonly groupOfMember: Int32Array } {
  const rowOfMember = new Uint32Array(column.values);
  const groupOfMember = groupOfValue.slice();
  const lastRow = new Int32Array(column.values).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1) {
      rowOfMember[value] = row;
      const group = groupOfValue[value];
      if (group < 0) continue;
      if (lastRow[group] === row) groupOfMember[value] = -1;
      lastRow[group] = row;
    }
  }
  return { rowOfMember, groupOfMember };
}

export function sizeOfGroup(groups: RowGroups, group: number): number {
  return groups.starts[group + 1] - groups.starts[group];
}

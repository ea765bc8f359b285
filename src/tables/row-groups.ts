import type { RowGroups } from '../model/match-result.ts';
import type { Column } from '../model/users.ts';
import { firstValueOf, lastValueOf } from './column.ts';
import { sharedIntegers, sharedPositions } from './shared-arrays.ts';

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
  const only = sharedIntegers(groups).fill(-1);
  const sizes: number[] = [];
  for (let member = 0; member < groupOfMember.length; member += 1) {
    const group = groupOfMember[member];
    if (group < 0) continue;
    const known = only[group];
    if (known === -1) {
      only[group] = rowOfMember === null ? member : rowOfMember[member];
    } else if (known >= 0) {
      only[group] = -2 - sizes.length;
      sizes.push(2);
    } else {
      sizes[-2 - known] += 1;
    }
  }
  const starts = sharedPositions(sizes.length + 1);
  sizes.forEach((size, place) => {
    starts[place + 1] = starts[place] + size;
  });
  const rows = sharedPositions(starts[sizes.length]);
  const next = starts.slice();
  for (let member = 0; sizes.length > 0 && member < groupOfMember.length; member += 1) {
    const group = groupOfMember[member];
    if (group < 0 || only[group] >= -1) continue;
    const place = -2 - only[group];
    rows[next[place]] = rowOfMember === null ? member : rowOfMember[member];
    next[place] += 1;
  }
  return { only, starts, rows };
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

export function sizeOfGroup({ only, starts }: RowGroups, group: number): number {
  const known = only[group];
  if (known >= -1) return known < 0 ? 0 : 1;
  return starts[-1 - known] - starts[-2 - known];
}

/** The row of a group with that number, counted from 0; the caller knows that there is one. */
export function rowOfGroup({ only, starts, rows }: RowGroups, group: number, number: number): number {
  const known = only[group];
  return known >= 0 ? known : rows[starts[-2 - known] + number];
}

export function rowsOfGroup(groups: RowGroups, group: number): Uint32Array {
  const known = groups.only[group];
  if (known >= -1) return known < 0 ? new Uint32Array() : Uint32Array.of(known);
  return groups.rows.subarray(groups.starts[-2 - known], groups.starts[-1 - known]);
}

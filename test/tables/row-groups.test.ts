import { describe, expect, it } from 'vitest';
import type { RowGroups } from '../../src/model/match-result.ts';
import {
  groupMembers,
  rowOfGroup,
  rowsByGroup,
  rowsOfGroup,
  sizeOfGroup,
} from '../../src/tables/row-groups.ts';
import { buildColumn, buildPlainColumn } from '../build-column.ts';

function listed(groups: RowGroups): number[][] {
  return Array.from(groups.only, (_, group) => {
    const rows = [...rowsOfGroup(groups, group)];
    expect(rows).toHaveLength(sizeOfGroup(groups, group));
    expect(rows.map((_row, number) => rowOfGroup(groups, group, number))).toEqual(rows);
    return rows;
  });
}

describe('groupMembers', () => {
  it('collects rows by group, in the order told', () => {
    const groups = groupMembers(4, Int32Array.of(2, 0, 2, -1, 2, 0), Uint32Array.of(0, 1, 1, 9, 5, 7));
    expect(listed(groups)).toEqual([[1, 7], [], [0, 1, 5], []]);
  });

  it('takes members for rows where nobody says otherwise', () => {
    expect(listed(groupMembers(2, Int32Array.of(1, -1, 0, 1), null))).toEqual([[2], [0, 3]]);
  });

  it('does with no groups and no rows', () => {
    expect(listed(groupMembers(0, Int32Array.of(), null))).toEqual([]);
    expect(listed(groupMembers(2, Int32Array.of(), null))).toEqual([[], []]);
  });
});

describe('rowsByGroup', () => {
  it('tells the rows that hold a value', () => {
    const column = buildPlainColumn('login', ['kim', 'mia', 'KIM', '']);
    expect(listed(rowsByGroup(column, Int32Array.of(0, 1, 0, -1)))).toEqual([[0, 2], [1], [], []]);
  });

  it('counts a row once that holds a value twice', () => {
    const column = buildColumn('email', [['kim', 'mia', 'KIM'], [], ['mia', 'Mia'], ['kim']]);
    const groups = rowsByGroup(column, Int32Array.of(0, 1, 0, 1, 1, 0));
    expect(listed(groups)).toEqual([[0, 3], [0, 2], [], [], [], []]);
  });
});

import { expect, it } from 'vitest';
import { groupRows, sizeOfGroup } from '../../src/tables/row-groups.ts';

function grouped(groups: number, pairs: readonly (readonly [group: number, row: number])[]): number[][] {
  const result = groupRows(groups, (add) => {
    for (const [group, row] of pairs) add(group, row);
  });
  expect(result.starts).toHaveLength(groups + 1);
  return Array.from({ length: groups }, (_, group) => {
    const rows = result.rows.slice(result.starts[group], result.starts[group + 1]);
    expect(rows).toHaveLength(sizeOfGroup(result, group));
    return [...rows];
  });
}

it('collects rows by group, in the order told', () => {
  expect(grouped(4, [[2, 0], [0, 1], [2, 1], [2, 5], [0, 7]])).toEqual([[1, 7], [], [0, 1, 5], []]); // prettier-ignore
});

it('counts a row once that is told twice in a row for a group', () => {
  expect(grouped(2, [[0, 3], [1, 3], [0, 3], [1, 4]])).toEqual([[3], [3, 4]]); // prettier-ignore
});

it('knows row 0', () => {
  expect(grouped(1, [[0, 0]])).toEqual([[0]]);
});

it('does with no groups and no rows', () => {
  expect(grouped(0, [])).toEqual([]);
  expect(grouped(2, [])).toEqual([[], []]);
});

import type { RowGroups } from '../model/match-result.ts';

/**
 * Collects rows by group. `visit` is called twice and must announce the same pairs each time, rows ascending;
 * a row that is announced twice in a row for one group counts once.
 */
export function groupRows(
  groups: number,
  visit: (add: (group: number, row: number) => void) => void,
): RowGroups {
  const starts = new Uint32Array(groups + 1);
  const lastRow = new Int32Array(groups).fill(-1);
  visit((group, row) => {
    if (lastRow[group] === row) return;
    lastRow[group] = row;
    starts[group + 1] += 1;
  });
  for (let group = 0; group < groups; group += 1) starts[group + 1] += starts[group];
  const rows = new Uint32Array(starts[groups]);
  const next = starts.slice(0, groups);
  lastRow.fill(-1);
  visit((group, row) => {
    if (lastRow[group] === row) return;
    lastRow[group] = row;
    rows[next[group]++] = row;
  });
  return { starts, rows };
}

export function sizeOfGroup(groups: RowGroups, group: number): number {
  return groups.starts[group + 1] - groups.starts[group];
}

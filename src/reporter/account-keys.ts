import type { RowGroups } from '../model/match-result.ts';
import type { MatchedUsers } from '../model/reconciliation.ts';
import { valueText } from '../tables/column.ts';
import { compareValues } from '../tables/equality.ts';
import { leastRows } from '../tables/least-rows.ts';
import { rowsOfGroup, sizeOfGroup } from '../tables/row-groups.ts';

/** Keys beyond these are counted: a cell has its limits. */
const shownKeys = 50;

/** The keys of a group's accounts for one cell, but for that of one row; of a crowd the first ones and how many more. */
export type AccountKeys = (accounts: RowGroups, group: number, except?: number) => string;

/** A crowd is gone through once, however many rows tell of it. */
export function accountKeys({ application }: Pick<MatchedUsers, 'application'>): AccountKeys {
  const { key } = application.table;
  const crowds = new Map<RowGroups, Map<number, readonly Account[]>>();
  const firstAccounts = (accounts: RowGroups, group: number): readonly Account[] => {
    const known = crowds.get(accounts)?.get(group);
    if (known !== undefined) return known;
    const rows = rowsOfGroup(accounts, group);
    const first = leastRows(rows, shownKeys + 1, (one, other) => compareValues(key, one, key, other));
    const described = first.map((row) => ({ row, text: valueText(key, row) }));
    if (rows.length > shownKeys) {
      const ofRule = crowds.get(accounts) ?? new Map<number, readonly Account[]>();
      crowds.set(accounts, ofRule.set(group, described));
    }
    return described;
  };
  return (accounts, group, except = -1) => {
    const others = firstAccounts(accounts, group).filter(({ row }) => row !== except);
    const total = sizeOfGroup(accounts, group) - (except < 0 ? 0 : 1);
    return joinKeys(
      others.map(({ text }) => text),
      total,
    );
  };
}

interface Account {
  readonly row: number;
  readonly text: string;
}

/** Texts for one cell, the first ones of so many. */
export function joinKeys(keys: readonly string[], total = keys.length): string {
  const shown = keys.slice(0, shownKeys);
  return [...shown, ...(total > shown.length ? [`and ${total - shown.length} more`] : [])].join(' | ');
}

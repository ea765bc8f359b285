import type { PlannedUser, Refusal } from '../../model/creation.ts';
import type { MatchResult } from '../../model/match-result.ts';
import type { SideResult } from '../../model/reconciliation.ts';
import { pickRows, valueText } from '../../tables/column.ts';
import { directoryUserName } from '../../tables/directory-user-name.ts';
import { buildKeyIndex } from '../../tables/key-index.ts';
import { matchHash } from '../../tables/match-hash.ts';
import { rowsByGroup, rowsOfGroup } from '../../tables/row-groups.ts';
import { findHolders } from './find-holders.ts';

/**
 * By the place of the user, the first rule whose value of theirs another directory user has too, or another planned
 * one; `match` and `directory` have the planned users as their last rows.
 */
export function findTakenValues(
  planned: readonly PlannedUser[],
  match: MatchResult,
  directory: SideResult,
): (Refusal | null)[] {
  const others = directory.table.rows - planned.length;
  const plannedRows = Uint32Array.from(planned, (_, place) => others + place);
  const found = planned.map((): Refusal | null => null);
  for (const { rule, directory: values } of match.rules) {
    const index = buildKeyIndex(pickRows(values, plannedRows), rule.caseExact, matchHash);
    const sharing = rowsByGroup(index.column, index.groupOfValue);
    const holders = findHolders(index, matchHash, values, directory.table.key, others);
    planned.forEach((_, place) => {
      const group = index.groupOfValue[place];
      if (group < 0 || found[place] !== null) return;
      const facts = { rule: rule.precedence, value: valueText(index.column, place) };
      const same = [...rowsOfGroup(sharing, group)].filter((other) => other !== place);
      if (holders[group] >= 0) {
        const by = directoryUserName(directory.table, holders[group]);
        found[place] = { kind: 'matching-value-taken', ...facts, by };
      } else if (same.length > 0) {
        const keys = same.map((other) => planned[other].applicationKey);
        found[place] = { kind: 'matching-value-repeated', ...facts, others: keys };
      }
    });
  }
  return found;
}

import { filterScope } from '../matcher/filter-scope.ts';
import type { Finding } from '../model/findings.ts';
import type { ScopeResult } from '../model/reconciliation.ts';
import { clauseText, filtersText, type ScopeFilter } from '../model/scope.ts';
import type { UserTable } from '../model/users.ts';
import { sharedBytes } from '../tables/shared-arrays.ts';
import type { ReadScope } from './read-scope.ts';

/** Takes those out of scope whom no scoping filter takes in, and says which clauses put them out. */
export function narrowScope(
  { text, isAssigned }: ReadScope['scope'],
  directory: UserTable,
  source: string,
  filters: readonly ScopeFilter[],
): { readonly scope: ScopeResult; readonly findings: readonly Finding[] } {
  const { passes, putOut } = filterScope(directory, filters);
  const inScope = sharedBytes(directory.rows);
  passes.forEach((passed, row) => {
    inScope[row] = isAssigned === null ? passed : passed & isAssigned[row];
  });
  return {
    scope: {
      text: filters.length === 0 ? text : `${text} where ${filtersText(filters)}`,
      inScope,
      isAssigned,
      passesFilters: passes,
    },
    findings: filters.flatMap((filter, at) =>
      filter.flatMap((clause, index): Finding[] =>
        putOut[at][index] === 0
          ? []
          : [
              {
                kind: 'filtered-out',
                source,
                line: null,
                filter: at + 1,
                clause: clauseText(clause),
                count: putOut[at][index],
              },
            ],
      ),
    ),
  };
}

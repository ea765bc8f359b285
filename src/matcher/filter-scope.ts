import { compileScopeClause } from '../expressions/compile-scope-clause.ts';
import type { ScopeFilter } from '../model/scope.ts';
import type { UserTable } from '../model/users.ts';
import { sharedBytes } from '../tables/shared-arrays.ts';
import { valueReader } from '../tables/value-reader.ts';
import { attributeValues } from './rule-values.ts';

/** Whom the scoping filters let pass. */
export interface FilteredScope {
  /** Row by row 1 for users whom a filter takes in. */
  readonly passes: Uint8Array;
  /** By filter and clause: how many users it put out who passed all clauses before it. */
  readonly putOut: readonly (readonly number[])[];
}

/** Asks every directory user each filter's clauses in order; without a filter everybody passes. */
export function filterScope(directory: UserTable, filters: readonly ScopeFilter[]): FilteredScope {
  const passes = sharedBytes(directory.rows);
  const compiled = filters.map((filter) => filter.map((clause) => askedClause(directory, clause)));
  const putOut = compiled.map((clauses) => clauses.map(() => 0));
  for (let row = 0; row < directory.rows; row += 1) {
    passes[row] = filters.length === 0 ? 1 : 0;
    compiled.forEach((clauses, filter) => {
      const failing = clauses.findIndex((holds) => !holds(row));
      if (failing < 0) passes[row] = 1;
      else putOut[filter][failing] += 1;
    });
  }
  return { passes, putOut };
}

function askedClause(directory: UserTable, clause: ScopeFilter[number]): (row: number) => boolean {
  const read = valueReader(attributeValues(directory, clause.attribute.toLowerCase()));
  const holds = compileScopeClause(clause);
  return (row) => holds(read(row));
}

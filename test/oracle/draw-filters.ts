import fc from 'fast-check';
import type { NaiveClause, NaiveFilter } from './naive-scope.ts';

export const departments = ['Retail', 'Retail', 'retail', 'Retail Stores', 'Sales', 'N/A', ' ', ''] as const;

/** Whole numbers in several writings, one beyond 64 bits, and texts that are none. */
export const levels = [
  '7',
  '07',
  '+7',
  '-7',
  '70',
  '700000000000000000000',
  '7.0',
  'seven',
  '7 ',
  '',
] as const;

export const flags = ['true', 'True', 'TRUE', 'false', 'False', 'yes', '1', ' true', ''] as const;

type Drawn = readonly [attribute: string, operator: NaiveClause['operator'], value: string];

/** Clauses that take in many and put out some, and the other way round. */
const clauses: readonly Drawn[] = [
  ['department', 'EQUALS', 'Retail'],
  ['department', 'NOT EQUALS', 'Retail'],
  ['department', 'INCLUDES', 'etail'],
  ['department', 'IS NOT NULL', ''],
  ['department', 'IS NULL', ''],
  ['department', 'REGEX MATCH', '^[A-Z][a-z]+$'],
  ['department', 'NOT REGEX MATCH', 'Stores$'],
  ['employeeId', 'IS NULL', ''],
  ['employeeId', 'IS NOT NULL', ''],
  ['employeeId', 'NOT EQUALS', 'E100'],
  ['employeeId', 'GREATER_THAN', '6'],
  ['extensionAttribute1', 'GREATER_THAN', '7'],
  ['extensionAttribute1', 'GREATER_THAN', '-8'],
  ['extensionAttribute1', 'GREATER_THAN_OR_EQUALS', '7'],
  ['extensionAttribute1', 'GREATER_THAN_OR_EQUALS', '+70'],
  ['extensionAttribute2', 'IS TRUE', ''],
  ['extensionAttribute2', 'IS FALSE', ''],
  ['mail', 'ENDS_WITH', '@contoso.com'],
  ['mail', 'INCLUDES', 'a'],
  ['mail', 'NOT REGEX MATCH', '@fabrikam'],
  ['mail', 'IS NOT NULL', ''],
  ['userPrincipalName', 'ENDS_WITH', '.com'],
  ['userPrincipalName', 'INCLUDES', '#EXT#'],
  ['originalUserPrincipalName', 'INCLUDES', '#EXT#'],
  ['originalUserPrincipalName', 'NOT REGEX MATCH', '#EXT#@'],
  ['userPrincipalName', 'REGEX MATCH', '^[a-z.]+@(contoso|fabrikam)'],
  ['givenName', 'REGEX MATCH', 'i'],
  ['givenName', 'EQUALS', 'Alice'],
];

/** A third of the worlds have no filter: without one everybody passes. */
export function drawFilters(): fc.Arbitrary<readonly NaiveFilter[]> {
  const clause = fc
    .constantFrom(...clauses)
    .map(([attribute, operator, value]): NaiveClause => ({ attribute, operator, value }));
  const filter = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(clause) },
    { weight: 2, arbitrary: fc.tuple(clause, clause) },
    { weight: 1, arbitrary: fc.tuple(clause, clause, clause) },
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.tuple(filter) },
    { weight: 2, arbitrary: fc.tuple(filter, filter) },
    { weight: 1, arbitrary: fc.tuple(filter, filter, filter) },
  );
}

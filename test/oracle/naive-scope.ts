/** Whom scoping filters take in, said a second time and as plainly as possible. */

/** As the portal names them. */
export const naiveOperators = [
  'EQUALS',
  'NOT EQUALS',
  'INCLUDES',
  'ENDS_WITH',
  'REGEX MATCH',
  'NOT REGEX MATCH',
  'GREATER_THAN',
  'GREATER_THAN_OR_EQUALS',
  'IS NULL',
  'IS NOT NULL',
  'IS TRUE',
  'IS FALSE',
] as const;

export type NaiveOperator = (typeof naiveOperators)[number];

export interface NaiveClause {
  readonly attribute: string;
  readonly operator: NaiveOperator;
  /** '' where the operator needs none. */
  readonly value: string;
}

/** Clauses that all have to hold. */
export type NaiveFilter = readonly NaiveClause[];

/** Without a filter everybody passes; else whom one of them takes in. */
export function passes(filters: readonly NaiveFilter[], valueOf: (attribute: string) => string): boolean {
  return (
    filters.length === 0 ||
    filters.some((filter) => filter.every((clause) => holds(clause, valueOf(clause.attribute))))
  );
}

/** The place of the first clause that does not hold; -1 where all of them do. */
export function failingClause(filter: NaiveFilter, valueOf: (attribute: string) => string): number {
  return filter.findIndex((clause) => !holds(clause, valueOf(clause.attribute)));
}

/** Nothing holds of a missing value but that it is missing. Texts are compared with case. */
function holds({ operator, value }: NaiveClause, text: string): boolean {
  if (operator === 'IS NULL') return text === '';
  if (text === '') return false;
  switch (operator) {
    case 'IS NOT NULL':
      return true;
    case 'EQUALS':
      return text === value;
    case 'NOT EQUALS':
      return text !== value;
    case 'INCLUDES':
      return text.split(value).length > 1;
    case 'ENDS_WITH':
      return text.slice(-value.length) === value;
    case 'REGEX MATCH':
      return new RegExp(value, 'u').test(text);
    case 'NOT REGEX MATCH':
      return !new RegExp(value, 'u').test(text);
    case 'GREATER_THAN':
      return isInteger(text) && BigInt(text) > BigInt(value);
    case 'GREATER_THAN_OR_EQUALS':
      return isInteger(text) && !(BigInt(value) > BigInt(text));
    case 'IS TRUE':
      return ['true', 'True', 'TRUE'].includes(text);
    case 'IS FALSE':
      return ['false', 'False', 'FALSE'].includes(text);
  }
}

function isInteger(text: string): boolean {
  return /^[-+]?[0-9]+$/.test(text);
}

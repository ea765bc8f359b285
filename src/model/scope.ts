/** What the operators of scoping filters need beside an attribute (entra-docs, define-conditional-rules-for-provisioning-user-accounts.md). */
export const scopeOperators = {
  EQUALS: 'text',
  'NOT EQUALS': 'text',
  INCLUDES: 'text',
  ENDS_WITH: 'text',
  'REGEX MATCH': 'pattern',
  'NOT REGEX MATCH': 'pattern',
  GREATER_THAN: 'integer',
  GREATER_THAN_OR_EQUALS: 'integer',
  'IS NULL': 'nothing',
  'IS NOT NULL': 'nothing',
  'IS TRUE': 'nothing',
  'IS FALSE': 'nothing',
} as const;

export type ScopeOperator = keyof typeof scopeOperators;

/** One condition of a scoping filter; `value` is empty where the operator needs none. */
export interface ScopeClause {
  readonly attribute: string;
  readonly operator: ScopeOperator;
  readonly value: string;
}

/** Clauses that all have to hold. A user is in scope whom one of the filters takes in. */
export type ScopeFilter = readonly ScopeClause[];

export function clauseText({ attribute, operator, value }: ScopeClause): string {
  return scopeOperators[operator] === 'nothing'
    ? `${attribute} ${operator}`
    : `${attribute} ${operator} ${JSON.stringify(value)}`;
}

export function filtersText(filters: readonly ScopeFilter[]): string {
  const texts = filters.map((filter) => filter.map(clauseText).join(' and '));
  return texts.length === 1 ? texts[0] : texts.map((text) => `(${text})`).join(' or ');
}

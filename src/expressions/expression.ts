/** Where something stands in the text of an expression: from character `start` up to `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const comparisonOperators = ['=', '<>', '>=', '<=', '>', '<'] as const;

export type ComparisonOperator = (typeof comparisonOperators)[number];

/** An expression of Entra's mapping language, as it was written. */
export type Expression =
  | (Span & { readonly kind: 'attribute'; readonly name: string })
  | (Span & { readonly kind: 'text'; readonly value: string })
  | (Span & { readonly kind: 'number'; readonly value: bigint })
  /** A bare word, such as `vbTextCompare`. */
  | (Span & { readonly kind: 'word'; readonly name: string })
  | Call
  | Comparison;

export interface Call extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Argument[];
}

export interface Comparison extends Span {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** An argument may be left out between its commas: `Switch([a], , "k", "v")`. */
export type Argument = Expression | (Span & { readonly kind: 'left-out' });

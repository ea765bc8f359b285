/** The service's own limit on an expression, in characters (entra-docs, known-issues.md). */
export const longestExpression = 10_000;

/** Calls within calls. The deepest expressions that Microsoft publishes have seven. */
export const deepestNesting = 64;

/** Arguments of one call. The longest text has room for some 1,000 pairs of a `Switch`. */
export const mostArguments = 1_000;

/** Attributes, literals, calls, comparisons and left-out arguments, all together. */
export const mostNodes = 3_000;

/** Characters of a regular expression. */
export const longestPattern = 1_000;

/** Characters of any text that is read or computed; no attribute of a directory user holds more. */
export const longestText = 16_384;

/** Values that an attribute or `Split` may give. */
export const mostValues = 1_000;

/**
 * Steps of one evaluation: one for each function that is applied and each character that is read or produced,
 * and for a regular expression the length of the text times the size of its program, for each search.
 */
export const mostSteps = 10_000_000;

import type { Span } from './expression.ts';

/** The kinds of what is wrong with an expression, each in a sentence for people. */
export const refusalReasons = {
  'broken-form': 'The text cannot be read: a bracket, a comma, a quotation mark or a number is wrong.',
  'too-large': 'The text, a number or a regular expression is beyond a limit.',
  'unknown-function': 'There is no such function.',
  'not-computed': 'The result of the function depends on more than the user, or belongs to another language.',
  'wrong-arguments': 'An argument is missing or too many, or these do not go together.',
  'wrong-type': 'An argument, or the whole expression, gives another kind of value than is needed there.',
  'wrong-place': 'A word, a comparison or a function stands where the service does not take it.',
  'unfit-value': 'What is written out for an argument can never be right.',
  'not-written-out': 'What has to be written out is computed.',
  'not-carried-over': 'A regular expression or a date format needs a rule of .NET that is not carried over.',
  'not-told': 'The documentation does not tell what the service makes of it.',
  'always-fails': 'What is written out fails for every user.',
  'no-attribute': 'The expression reads no attribute.',
  'not-an-attribute': 'What stands in square brackets is no name of an attribute.',
  'several-values': 'An attribute holds several values, which an export has in one cell.',
} as const;

export type RefusalReason = keyof typeof refusalReasons;

/** Why the text of an expression is not taken, and where it goes wrong. */
export interface ExpressionRefusal {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  /** Characters before the place. */
  readonly position: number;
  readonly why: string;
  readonly hint: string;
  /** The line in question, and under it a line with carets at the place. */
  readonly excerpt: string;
}

/** Carries a refusal from where it is found to where the text is known. */
class RefusalSignal extends Error {
  readonly reason: RefusalReason;
  readonly place: Span;
  readonly hint: string;

  constructor(reason: RefusalReason, place: Span, why: string, hint: string) {
    super(why);
    this.reason = reason;
    this.place = place;
    this.hint = hint;
  }
}

/** Ends the reading of an expression; only within `orRefusal`. */
export function refuse(reason: RefusalReason, place: Span, why: string, hint: string): never {
  throw new RefusalSignal(reason, place, why, hint);
}

/** What `read` makes of the text, or why it refuses it. */
export function orRefusal<Result>(text: string, read: () => Result): Result | ExpressionRefusal {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RefusalSignal)) throw error;
    const { reason, place, message, hint } = error;
    return {
      kind: 'refused',
      reason,
      position: place.start,
      why: message,
      hint,
      excerpt: excerptOf(text, place),
    };
  }
}

/** A refusal as people read it: why, the line, and carets under the place. */
export function refusalText({ why, excerpt }: ExpressionRefusal): string {
  return `${why}\n${excerpt}`;
}

const widestExcerpt = 76;
const shownBefore = 50;

function excerptOf(text: string, { start, end }: Span): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start);
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  const column = start - lineStart;
  const from = line.length <= widestExcerpt ? 0 : Math.max(0, column - shownBefore);
  const to = Math.min(line.length, from + widestExcerpt);
  const before = from > 0 ? '…' : '';
  const shown = `${before}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
  const carets = Math.max(1, Math.min(end - start, to - column));
  return `  ${shown.replace(/[\0-\x1f\x7f]/g, ' ')}\n  ${' '.repeat(before.length + column - from)}${'^'.repeat(carets)}`;
}

import type { Span } from './expression.ts';

/** The kinds of what stops an evaluation, in words. */
export const failureWords = {
  'several-values': 'it got several values and takes one',
  'no-number': 'it got a text that is no whole number',
  'no-truth': 'it got a text that is neither True nor False',
  'no-date': 'it got a date in a form that the documentation does not name',
  'out-of-range': 'it got a number outside of its range',
  'not-told': 'the documentation does not tell what the service makes of this value',
  'not-carried-over': 'the value needs a rule of .NET that is not carried over',
  'broken-character': 'the result ends in the middle of a character',
  'text-too-long': 'a text is longer than any that is computed with',
  'too-many-values': 'there are more values than are computed with',
  'too-many-steps': 'the evaluation takes too many steps',
} as const;

export type FailureReason = keyof typeof failureWords;

/**
 * Why an expression gives no value for one user, where the service would stop with an error or nobody can
 * know what it does. The functions throw it, `evaluate` returns it; each place of an expression makes at most
 * one for each reason.
 */
export class EvaluationFailure extends Error {
  readonly kind = 'failed';
  readonly reason: FailureReason;
  /** Characters before the function that failed. */
  readonly position: number;

  constructor(reason: FailureReason, name: string, { start }: Span) {
    super(`${name} cannot be computed: ${failureWords[reason]}`);
    this.reason = reason;
    this.position = start;
  }
}

/** Ends the evaluation at one place of the expression. */
export type Fail = (reason: FailureReason) => never;

export function failAt(name: string, place: Span): Fail {
  const failures = new Map<FailureReason, EvaluationFailure>();
  return (reason) => {
    const known = failures.get(reason);
    if (known !== undefined) throw known;
    const failure = new EvaluationFailure(reason, name, place);
    failures.set(reason, failure);
    throw failure;
  };
}

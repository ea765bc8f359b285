import type { Evaluation } from './evaluation.ts';
import type { Fail } from './evaluation-failure.ts';
import type { Call, Span } from './expression.ts';
import { longestText } from './expression-limits.ts';
import { refuse, type RefusalReason } from './refusal.ts';
import {
  numberInText,
  severalOf,
  textOfValue,
  truthInText,
  type Evaluator,
  type Value,
  type ValueType,
} from './value.ts';

/** Characters that are compared in about the time of one step. */
const comparisonsOfStep = 64;

/** A part of an expression, ready to be evaluated. */
export interface CompiledPart extends Span {
  readonly type: ValueType;
  readonly evaluate: Evaluator;
  /** It gives every user the same. */
  readonly isConstant: boolean;
  /** Whether its being missing and its being empty are told apart as the service tells them apart. */
  readonly tellsMissing: boolean;
}

/** One call of a function in an expression: what its implementation is compiled from. */
export class CallSite {
  readonly written: Call;
  /** The arguments, as many as were written; null for one left out. */
  readonly parts: readonly (CompiledPart | null)[];
  readonly fail: Fail;
  readonly #evaluation: Evaluation;

  constructor(written: Call, parts: readonly (CompiledPart | null)[], evaluation: Evaluation, fail: Fail) {
    this.written = written;
    this.parts = parts;
    this.fail = fail;
    this.#evaluation = evaluation;
  }

  isGiven(index: number): boolean {
    return (this.parts[index] ?? null) !== null;
  }

  /** An argument as it is. */
  value(index: number): Evaluator {
    return this.#part(index).evaluate;
  }

  /**
   * An argument as it is, where null must mean that it is missing. For most functions Microsoft does not tell
   * whether a missing argument gives nothing or the empty text.
   */
  valueThatTellsMissing(index: number, hint: string): Evaluator {
    const part = this.#part(index);
    if (part.tellsMissing) return part.evaluate;
    return refuse(
      'not-told',
      part,
      `Microsoft does not tell whether this is missing or empty for a missing attribute, and ${this.written.name} tells the two apart`,
      hint,
    );
  }

  /** An argument as text; a missing value is the empty text. */
  text(index: number): () => string {
    const { evaluate, isConstant } = this.#part(index);
    const asText = (): string => {
      const value = evaluate();
      return typeof value === 'string' ? value : (textOfValue(value) ?? this.fail('several-values'));
    };
    if (!isConstant) return asText;
    const text = asText();
    return () => text;
  }

  /** An argument as a whole number. What comes of a missing one is not documented for any function. */
  number(index: number): () => bigint {
    const number = this.numberIfThere(index);
    return () => number() ?? this.fail('not-told');
  }

  /** An argument as a whole number; null where it is missing or empty. */
  numberIfThere(index: number): () => bigint | null {
    const { evaluate } = this.#part(index);
    return () => {
      const value = evaluate();
      if (typeof value === 'bigint') return value;
      if (value === null || value === '') return null;
      return (typeof value === 'string' ? numberInText(value) : null) ?? this.fail('no-number');
    };
  }

  /** An argument as the number of a character or value. */
  position(index: number): () => number {
    const part = this.#part(index);
    const number = this.number(index);
    if (!part.isConstant) return () => Number(number());
    const position = Number(number());
    return () => position;
  }

  /** An argument as a condition; a missing or empty value makes it fail, as the reference says of IIF. */
  condition(index: number): () => boolean {
    const { evaluate, isConstant } = this.#part(index);
    const holds = (): boolean => {
      const value = evaluate();
      if (typeof value === 'boolean') return value;
      if (value === null || value === '') return false;
      if (typeof value === 'bigint') return value !== 0n;
      if (typeof value === 'object') return this.fail('several-values');
      const number = numberInText(value);
      return number === null ? (truthInText(value) ?? this.fail('no-truth')) : number !== 0n;
    };
    if (!isConstant) return holds;
    const always = holds();
    return () => always;
  }

  /** An argument's values; none where it is missing. */
  list(index: number): () => readonly string[] {
    const { evaluate } = this.#part(index);
    return () => severalOf(evaluate());
  }

  /** The literal text that an argument must be. */
  literal(index: number, what: string): string {
    const part = this.#part(index);
    const value = part.isConstant ? part.evaluate() : null;
    return typeof value === 'string'
      ? value
      : refuse(
          'not-written-out',
          part,
          `${what} is not written out`,
          `Write it as a text "…", so that it can be checked.`,
        );
  }

  /** Refuses a number that is written out and does not fit. */
  expectNumber(index: number, fits: (number: bigint) => boolean, why: string, hint: string): void {
    const part = this.#part(index);
    const value = part.isConstant ? part.evaluate() : null;
    const number = typeof value === 'string' ? numberInText(value) : value;
    if (typeof number === 'bigint' && !fits(number)) refuse('unfit-value', part, why, hint);
  }

  /** Refuses an argument, or the call. */
  refuse(reason: RefusalReason, index: number | null, why: string, hint: string): never {
    const part = index === null ? null : this.parts[index];
    return refuse(reason, part ?? this.written, why, hint);
  }

  spend(steps: number): void {
    this.#evaluation.spend(steps, this.fail);
  }

  /** Counts a search for one text in another, which at worst compares each place with all of it. */
  spendSearch(text: string, searched: string): void {
    this.spend(Math.ceil((text.length * (1 + searched.length)) / comparisonsOfStep));
  }

  /** The same text, or failure as soon as it has grown too long to go on. */
  growing(text: string): string {
    return text.length > longestText ? this.fail('text-too-long') : text;
  }

  /** The value where two readings of the documentation agree on it. */
  agreed<Agreed extends Value>(one: Agreed, other: Agreed): Agreed {
    return one === other ? one : this.fail('not-told');
  }

  #part(index: number): CompiledPart {
    const part = this.parts[index] ?? null;
    if (part === null) throw new Error(`argument ${index} was not checked to be there`);
    return part;
  }
}

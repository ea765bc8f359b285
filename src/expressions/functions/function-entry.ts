import type { CallSite } from '../call-site.ts';
import type { Evaluator, ValueType } from '../value.ts';

/** What an argument may be: a `value` is anything but several values, `any` is anything. */
export type ParameterType =
  'text' | 'number' | 'date' | 'list' | 'value' | 'any' | 'condition' | 'comparison-kind';

export interface Parameter {
  readonly name: string;
  readonly takes: ParameterType;
  /** The repeated ones come last and repeat together, at least once. */
  readonly presence: 'required' | 'optional' | 'repeated';
}

interface Described {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** One sentence for people. */
  readonly sentence: string;
  /** Where Microsoft describes it. */
  readonly source: string;
}

/** A function that gives the same for the same user on any day. */
export interface ComputedFunction extends Described {
  readonly kind: 'computed';
  readonly gives: ValueType | 'what its values are';
  /**
   * Whether a missing result can be told from an empty one: it is `never` missing, or so exactly where its
   * `values` are, or Microsoft does `not` tell what comes of a missing argument.
   */
  readonly tellsMissing: 'never' | 'values' | 'not';
  /** It has a meaning only around the whole expression. */
  readonly isOutermost?: true;
  readonly compile: (call: CallSite) => Evaluator;
}

/** A function that is known and not computed. */
export interface RefusedFunction extends Described {
  readonly kind: 'refused';
  readonly why: string;
  readonly instead: string;
}

export type FunctionEntry = ComputedFunction | RefusedFunction;

export const required = (name: string, takes: ParameterType): Parameter => ({
  name,
  takes,
  presence: 'required',
});
export const optional = (name: string, takes: ParameterType): Parameter => ({
  name,
  takes,
  presence: 'optional',
});
export const repeated = (name: string, takes: ParameterType): Parameter => ({
  name,
  takes,
  presence: 'repeated',
});

const reference =
  'https://learn.microsoft.com/entra/identity/app-provisioning/functions-for-customizing-application-data';

/** Where the reference of mapping expressions describes a function. */
export function referenceOf(name: string): string {
  return `${reference}#${name.toLowerCase()}`;
}

/** The call of a function as documentation writes it: `Left(string, numChars)`. */
export function signature({ name, parameters }: FunctionEntry): string {
  const names = parameters.map((parameter) =>
    parameter.presence === 'optional' ? `[${parameter.name}]` : parameter.name,
  );
  return `${name}(${[...names, ...(parameters.at(-1)?.presence === 'repeated' ? ['…'] : [])].join(', ')})`;
}

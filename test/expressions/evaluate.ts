import { describe, expect, it } from 'vitest';
import {
  compileExpression,
  type CompiledExpression,
  type CompileOptions,
} from '../../src/expressions/compile-expression.ts';
import type { Expression } from '../../src/expressions/expression.ts';
import type { FailureReason } from '../../src/expressions/evaluation-failure.ts';
import type { FunctionEntry } from '../../src/expressions/functions/function-entry.ts';
import type { ExpressionRefusal } from '../../src/expressions/refusal.ts';

/** The attributes of one user; an array is one with several values. */
export type Attributes = Readonly<Record<string, string | readonly string[]>>;

/** A text, or why there is none: the evaluation fails, or the expression is refused at these characters. */
export type Expected = string | { readonly fails: FailureReason } | { readonly refused: string };

export type Case = readonly [expression: string, attributes: Attributes, expected: Expected];

export function compiled(expression: string | Expression, options?: CompileOptions): CompiledExpression {
  const result = compileExpression(expression, options);
  if (result.kind === 'refused') throw new Error(`refused: ${result.why}\n${result.excerpt}`);
  return result;
}

export function refused(expression: string, options?: CompileOptions): ExpressionRefusal {
  const result = compileExpression(expression, options);
  if (result.kind === 'compiled') throw new Error(`not refused: ${expression}`);
  return result;
}

/** What an expression gives for one user, in the form of `Expected`. */
export function evaluated(expression: string, attributes: Attributes): Expected {
  const isMultiValued = (name: string): boolean => Array.isArray(attributes[name]);
  const result = compileExpression(expression, { isMultiValued });
  if (result.kind === 'refused') return { refused: markedText(result) };
  const value = result.evaluate((index) => attributes[result.attributes[index].name] ?? '');
  return typeof value === 'string' ? value : { fails: value.reason };
}

/** The characters over the carets of a refusal. */
export function markedText({ excerpt }: ExpressionRefusal): string {
  const [line, carets] = excerpt.split('\n');
  return line.slice(carets.indexOf('^'), carets.length);
}

/** Holds each function of a family to its cases, and each to have four at least. */
export function describeFunctions(
  family: readonly FunctionEntry[],
  casesOf: Readonly<Record<string, readonly Case[]>>,
): void {
  it('has cases for every function', () => {
    expect(Object.keys(casesOf).sort()).toEqual(family.map(({ name }) => name).sort());
  });
  for (const [name, cases] of Object.entries(casesOf)) {
    describe(name, () => {
      it('has at least four cases, all of them its own', () => {
        expect(cases.length).toBeGreaterThanOrEqual(4);
        expect(cases.filter(([expression]) => !expression.includes(`${name}(`))).toEqual([]);
      });
      it.each(cases)('%s of %j: %j', (expression, attributes, expected) => {
        expect(evaluated(expression, attributes)).toEqual(expected);
      });
    });
  }
}

import type { CompiledPart } from './call-site.ts';
import { compileCall } from './compile-call.ts';
import type { CompilationScope } from './compilation-scope.ts';
import { Evaluation } from './evaluation.ts';
import { EvaluationFailure, failAt } from './evaluation-failure.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './parse-expression.ts';
import { printExpression } from './print-expression.ts';
import { orRefusal, refuse, type ExpressionRefusal } from './refusal.ts';
import { textOfValue, type AttributeReader } from './value.ts';

export interface CompileOptions {
  /** Which attributes hold several values; without it, none. */
  readonly isMultiValued?: (attribute: string) => boolean;
}

/** An attribute that an expression reads. */
export interface ReadAttribute {
  /** As it was written first. */
  readonly name: string;
  /** In lower case: attributes are told apart without it. */
  readonly key: string;
}

export interface CompiledExpression {
  readonly kind: 'compiled';
  /** The expression in its one written form. */
  readonly text: string;
  /** In the order in which they are written; their numbers are what the reader is asked for. */
  readonly attributes: readonly ReadAttribute[];
  /** The text for one user, empty where there is no value, or why it cannot be known. */
  readonly evaluate: (read: AttributeReader) => string | EvaluationFailure;
  /** The steps that the last evaluation took, `mostSteps` at most. */
  readonly stepsTaken: () => number;
}

/**
 * Makes an expression ready to be evaluated user by user, on either side: where its attributes come from is
 * the reader's matter. What can be known to fail before any user is seen is refused.
 */
export function compileExpression(
  source: string | Expression,
  options: CompileOptions = {},
): CompiledExpression | ExpressionRefusal {
  const text = typeof source === 'string' ? source : printExpression(source);
  const expression = parseExpression(text);
  if (expression.kind === 'refused') return expression;
  return orRefusal(text, () => compile(expression, options));
}

function compile(
  expression: Expression,
  { isMultiValued = () => false }: CompileOptions,
): CompiledExpression {
  const evaluation = new Evaluation();
  const attributes: ReadAttribute[] = [];
  const scope: CompilationScope = {
    evaluation,
    outermost: expression,
    isMultiValued,
    attributeNumber: (name) => {
      const key = name.toLowerCase();
      const known = attributes.findIndex((attribute) => attribute.key === key);
      return known < 0 ? attributes.push({ name, key }) - 1 : known;
    },
    compile: (part) => compilePart(part, scope),
  };
  const { type, evaluate } = scope.compile(expression);
  if (type === 'list')
    refuse(
      'wrong-type',
      expression,
      'the expression gives several values',
      'Join makes one of them, and Item takes one of them.',
    );
  const fail = failAt('the expression', expression);
  return {
    kind: 'compiled',
    text: printExpression(expression),
    attributes,
    evaluate: (read) => {
      evaluation.begin(read);
      try {
        const value = textOfValue(evaluate()) ?? fail('several-values');
        return value.isWellFormed() ? value : fail('broken-character');
      } catch (error) {
        if (error instanceof EvaluationFailure) return error;
        throw error;
      }
    },
    stepsTaken: () => evaluation.steps,
  };
}

function compilePart(expression: Expression, scope: CompilationScope): CompiledPart {
  const { start, end } = expression;
  switch (expression.kind) {
    case 'attribute': {
      const { evaluation } = scope;
      const attribute = scope.attributeNumber(expression.name);
      const type = scope.isMultiValued(expression.name) ? 'list' : 'text';
      const fail = failAt(`[${expression.name}]`, expression);
      const evaluate = () => evaluation.attribute(attribute, fail);
      return { type, evaluate, isConstant: false, tellsMissing: true, start, end };
    }
    case 'text':
    case 'number': {
      const { kind, value } = expression;
      return { type: kind, evaluate: () => value, isConstant: true, tellsMissing: true, start, end };
    }
    case 'word':
      return refuse(
        'wrong-place',
        expression,
        `${expression.name} is no value`,
        `Write an attribute as [${expression.name}], a text as "${expression.name}".`,
      );
    case 'call':
      return compileCall(expression, scope);
    case 'comparison':
      return refuse(
        'wrong-place',
        expression,
        'a comparison stands where a value is needed',
        'A comparison is the first argument of IIF, or that of CBool.',
      );
  }
}

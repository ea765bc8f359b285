import type { CompiledPart } from './call-site.ts';
import type { CompilationScope } from './compilation-scope.ts';
import { failAt, type Fail } from './evaluation-failure.ts';
import type { Comparison, ComparisonOperator, Expression } from './expression.ts';
import { refuse } from './refusal.ts';
import { readServiceDate } from './service-date.ts';
import { textOfValue, type Value } from './value.ts';

/**
 * A comparison in the condition of IIF or CBool. Where a side is missing or empty it fails, whatever its
 * operator (functions-for-customizing-application-data, IIF). Texts are equal with case, as for Switch, which
 * the reference replaces by IIF.
 */
export function compileComparison(comparison: Comparison, scope: CompilationScope): CompiledPart {
  const { operator, start, end } = comparison;
  const [left, right] = [compileSide(comparison.left, scope), compileSide(comparison.right, scope)];
  const fail = failAt('the comparison', comparison);
  const holds = holdsOf(operator);
  const order = orderOf(left, right, operator, comparison, fail);
  return {
    type: 'boolean',
    evaluate: () => {
      const [one, other] = [left.evaluate(), right.evaluate()];
      if (isEmpty(one) || isEmpty(other)) return false;
      return holds(order(one, other));
    },
    isConstant: false,
    tellsMissing: true,
    start,
    end,
  };
}

function compileSide(side: Expression, scope: CompilationScope): CompiledPart {
  if (side.kind === 'text' && side.value === '')
    refuse(
      'unfit-value',
      side,
      'a comparison with the empty text never holds',
      'Switch can ask for missing values: Switch([country], [country], "", "Other").',
    );
  const part = scope.compile(side);
  return part.type === 'list'
    ? refuse('wrong-type', side, 'several values cannot be compared', 'Item takes one of them.')
    : part;
}

function isEmpty(value: Value): boolean {
  return value === null || value === '';
}

function holdsOf(operator: ComparisonOperator): (order: number) => boolean {
  switch (operator) {
    case '=':
      return (order) => order === 0;
    case '<>':
      return (order) => order !== 0;
    case '>':
      return (order) => order > 0;
    case '>=':
      return (order) => order >= 0;
    case '<':
      return (order) => order < 0;
    case '<=':
      return (order) => order <= 0;
  }
}

/** Below 0, 0 or above 0; for texts only whether it is 0 has a meaning. */
type Order = (one: Value, other: Value) => number;

function orderOf(
  left: CompiledPart,
  right: CompiledPart,
  operator: ComparisonOperator,
  place: Comparison,
  fail: Fail,
): Order {
  const types = [left.type, right.type];
  const isEquality = operator === '=' || operator === '<>';
  if (types.every((type) => type === 'date')) return (one, other) => dateOf(one, fail) - dateOf(other, fail);
  if (types.includes('number') && types.every((type) => type === 'number' || type === 'text'))
    return numberOrder(isEquality, fail);
  if (isEquality) return (one, other) => (textOf(one, fail) === textOf(other, fail) ? 0 : 1);
  return refuse(
    'not-told',
    place,
    `what ${operator} means between texts is not documented`,
    'Compare numbers, dates made by CDate, or the result of DateDiff.',
  );
}

/** A number and a text that is none differ; a text that is a number in another writing, such as 007, fails. */
function numberOrder(isEquality: boolean, fail: Fail): Order {
  const numberOf = (value: Value): bigint | null => {
    if (typeof value === 'bigint') return value;
    const text = textOf(value, fail);
    if (/^(0|-?[1-9]\d{0,18})$/.test(text)) return BigInt(text);
    return isEquality && !/\d/.test(text) ? null : fail('not-told');
  };
  return (one, other) => {
    const [first, second] = [numberOf(one), numberOf(other)];
    if (first === null || second === null) return 1;
    return first < second ? -1 : first > second ? 1 : 0;
  };
}

function textOf(value: Value, fail: Fail): string {
  return textOfValue(value) ?? fail('several-values');
}

function dateOf(value: Value, fail: Fail): number {
  return readServiceDate(textOf(value, fail)) ?? fail('no-date');
}

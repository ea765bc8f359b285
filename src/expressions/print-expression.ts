import type { Argument } from './expression.ts';

/**
 * An expression in its one written form. Reading it again gives the same expression, and what was written
 * with other blanks comes out the same.
 */
export function printExpression(expression: Argument): string {
  switch (expression.kind) {
    case 'attribute':
      return `[${expression.name}]`;
    case 'text':
      return `"${expression.value.replace(/[\\"]/g, '\\$&')}"`;
    case 'number':
      return String(expression.value);
    case 'word':
      return expression.name;
    case 'call':
      return `${expression.name}(${expression.arguments.map(printExpression).join(', ')})`;
    case 'comparison':
      return `${printExpression(expression.left)} ${expression.operator} ${printExpression(expression.right)}`;
    case 'left-out':
      return '';
  }
}

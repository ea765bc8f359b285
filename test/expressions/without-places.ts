import type { Argument } from '../../src/expressions/expression.ts';

/** An expression as it means, wherever it was written. */
export function withoutPlaces(part: Argument): unknown {
  const { start: _start, end: _end, ...rest } = part;
  if (part.kind === 'call') return { ...rest, arguments: part.arguments.map(withoutPlaces) };
  if (part.kind === 'comparison')
    return { ...rest, left: withoutPlaces(part.left), right: withoutPlaces(part.right) };
  return rest;
}

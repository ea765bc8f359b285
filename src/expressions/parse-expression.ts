import type { Argument, Call, Expression } from './expression.ts';
import { deepestNesting, longestExpression, mostArguments, mostNodes } from './expression-limits.ts';
import { readTokens, type Token } from './read-tokens.ts';
import { orRefusal, refuse, type ExpressionRefusal } from './refusal.ts';

/**
 * Reads the text of an expression. Whether its functions exist and its arguments fit is checked by
 * `compileExpression`.
 */
export function parseExpression(text: string): Expression | ExpressionRefusal {
  return orRefusal(text, () => {
    if (text.length > longestExpression) {
      refuse(
        'too-large',
        { start: longestExpression, end: longestExpression + 1 },
        `the expression has ${text.length} characters`,
        `The service takes up to ${longestExpression}.`,
      );
    }
    const reader = { tokens: readTokens(text), next: 0, nodes: 0 };
    const expression = readComparison(reader, 0);
    const rest = reader.tokens[reader.next];
    if (rest.kind !== 'end')
      refuse(
        'broken-form',
        rest,
        'the expression ends before this',
        'An expression is one function with its arguments.',
      );
    return expression;
  });
}

interface Reader {
  readonly tokens: readonly Token[];
  next: number;
  nodes: number;
}

function readComparison(reader: Reader, depth: number): Expression {
  const left = readOperand(reader, depth);
  const token = reader.tokens[reader.next];
  if (token.kind !== 'operator') return left;
  reader.next += 1;
  const right = readOperand(reader, depth);
  const further = reader.tokens[reader.next];
  if (further.kind === 'operator')
    refuse(
      'broken-form',
      further,
      'a comparison has two sides',
      'The language has no AND and OR: put one IIF into another.',
    );
  countNode(reader, left);
  const { operator } = token;
  return { kind: 'comparison', operator, left, right, start: left.start, end: right.end };
}

function readOperand(reader: Reader, depth: number): Expression {
  const token = reader.tokens[reader.next];
  countNode(reader, token);
  switch (token.kind) {
    case 'attribute':
    case 'text':
    case 'number':
      reader.next += 1;
      return token;
    case 'name': {
      reader.next += 1;
      if (reader.tokens[reader.next].kind === '(') return readCall(reader, token, depth);
      return { kind: 'word', name: token.name, start: token.start, end: token.end };
    }
    default:
      return refuse(
        'broken-form',
        token.kind === 'end' ? { start: token.start, end: token.start + 1 } : token,
        token.kind === 'end' ? 'the expression ends too early' : 'a value is missing before this',
        'Write an attribute [mail], a text "…", a number or a function.',
      );
  }
}

function readCall(reader: Reader, name: Token & { readonly kind: 'name' }, depth: number): Call {
  if (depth >= deepestNesting)
    refuse(
      'too-large',
      name,
      `functions stand more than ${deepestNesting} deep in each other`,
      'Divide the expression.',
    );
  reader.next += 1;
  const list: Argument[] = [];
  if (reader.tokens[reader.next].kind !== ')') {
    list.push(readArgument(reader, depth));
    while (reader.tokens[reader.next].kind === ',') {
      reader.next += 1;
      list.push(readArgument(reader, depth));
    }
  }
  const closing = reader.tokens[reader.next];
  if (closing.kind !== ')') {
    const place = closing.kind === 'end' ? { start: closing.start, end: closing.start + 1 } : closing;
    refuse(
      'broken-form',
      place,
      closing.kind === 'end' ? `${name.name} is not closed` : 'a "," or ")" is missing before this',
      `Arguments of ${name.name} are separated by "," and end with ")".`,
    );
  }
  reader.next += 1;
  if (list.length > mostArguments)
    refuse(
      'too-large',
      name,
      `${name.name} has ${list.length} arguments`,
      `Up to ${mostArguments} are taken.`,
    );
  return { kind: 'call', name: name.name, arguments: list, start: name.start, end: closing.end };
}

function readArgument(reader: Reader, depth: number): Argument {
  const token = reader.tokens[reader.next];
  if (token.kind !== ',' && token.kind !== ')') return readComparison(reader, depth + 1);
  countNode(reader, token);
  return { kind: 'left-out', start: token.start, end: token.start };
}

function countNode(reader: Reader, place: { readonly start: number; readonly end: number }): void {
  reader.nodes += 1;
  if (reader.nodes > mostNodes)
    refuse('too-large', place, `the expression has more than ${mostNodes} parts`, 'Divide the expression.');
}

import { comparisonOperators, type ComparisonOperator, type Span } from './expression.ts';
import { refuse } from './refusal.ts';

export type Token =
  | (Span & { readonly kind: 'attribute'; readonly name: string })
  | (Span & { readonly kind: 'text'; readonly value: string })
  | (Span & { readonly kind: 'number'; readonly value: bigint })
  | (Span & { readonly kind: 'name'; readonly name: string })
  | (Span & { readonly kind: 'operator'; readonly operator: ComparisonOperator })
  | (Span & { readonly kind: '(' | ')' | ',' | 'end' });

const blanks = /[ \t\r\n]*/y;
const name = /[A-Za-z_]\w*/y;
const decimal = /[+-]?\d+/y;
const hexadecimal = /&[Hh]([\dA-Fa-f]+)/y;
const attribute = /\[([^[\]]*)\]/y;

/** Divides the text of an expression; to be called within `orRefusal`. The last token is `end`. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let at = endOf(blanks, text, 0);
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at = endOf(blanks, text, token.end);
  }
  return [...tokens, { kind: 'end', start: text.length, end: text.length }];
}

function tokenAt(text: string, start: number): Token {
  const first = text[start];
  if (first === '"') return textAt(text, start);
  if (first === '[') return attributeAt(text, start);
  if (first === '(' || first === ')' || first === ',') return { kind: first, start, end: start + 1 };
  const operator = comparisonOperators.find((sign) => text.startsWith(sign, start));
  if (operator !== undefined) return { kind: 'operator', operator, start, end: start + operator.length };
  const nameEnd = endOf(name, text, start);
  if (nameEnd > start) return { kind: 'name', name: text.slice(start, nameEnd), start, end: nameEnd };
  return numberAt(text, start) ?? refuseCharacter(text, start);
}

/** A text literal; only `\\` and `\"` are escapes. */
function textAt(text: string, start: number): Token {
  let value = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') return { kind: 'text', value, start, end: at + 1 };
    if (character !== '\\') {
      value += character;
      continue;
    }
    at += 1;
    const escaped = text[at];
    if (escaped !== '\\' && escaped !== '"') {
      refuse(
        'broken-form',
        { start: at - 1, end: Math.min(at + 1, text.length) },
        'a backslash stands alone in a text',
        'Write \\\\ for a backslash and \\" for a quotation mark; a regular expression is written as "\\\\d+".',
      );
    }
    value += escaped;
  }
  return refuse(
    'broken-form',
    { start, end: start + 1 },
    'the text that begins here has no end',
    'Close it with ".',
  );
}

function attributeAt(text: string, start: number): Token {
  attribute.lastIndex = start;
  const found = attribute.exec(text);
  const place = { start, end: start + 1 };
  if (found === null)
    return refuse(
      'broken-form',
      place,
      'the attribute that begins here has no end',
      'Close it with "]", as in [mail].',
    );
  const attributeName = found[1].trim();
  const whole = { start, end: attribute.lastIndex };
  if (attributeName === '') refuse('broken-form', whole, 'the attribute has no name', 'Write it as [mail].');
  if (/[\0-\x1f\x7f]/.test(attributeName))
    refuse(
      'broken-form',
      whole,
      'the name of the attribute has a line break or control character in it',
      'Write it as [mail].',
    );
  return { kind: 'attribute', name: attributeName, ...whole };
}

const most = 2n ** 63n - 1n;
const mostHexadecimal = 0x7fffffffn;

/** A whole number, as `10`, `-10` or, as Visual Basic writes it, `&HF7`. */
function numberAt(text: string, start: number): Token | null {
  hexadecimal.lastIndex = start;
  const found = hexadecimal.exec(text);
  const end = found === null ? endOf(decimal, text, start) : hexadecimal.lastIndex;
  if (end === start) return null;
  const place = { start, end };
  const value = BigInt(found === null ? text.slice(start, end).replace(/^\+/, '') : `0x${found[1]}`);
  if (/[\w.]/.test(text[end] ?? ''))
    refuse(
      'broken-form',
      { start, end: end + 1 },
      'this is no whole number',
      'Numbers are whole; text stands in "…".',
    );
  // Visual Basic reads &H80000000 and above as negative numbers, by rules that differ with its age.
  if (value > (found === null ? most : mostHexadecimal) || value < -most - 1n)
    refuse('too-large', place, 'the number is too large', 'Numbers have 64 bits, those with &H 31.');
  return { kind: 'number', value, ...place };
}

function refuseCharacter(text: string, start: number): never {
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const place = { start, end: start + character.length };
  if (/[“”„«»‘’']/.test(character))
    refuse(
      'broken-form',
      place,
      `${character} does not open a text`,
      'Put text between straight quotation marks: "text".',
    );
  if (/\s/.test(character))
    refuse(
      'broken-form',
      place,
      'this is a blank that the language does not know',
      'Replace it by a plain blank.',
    );
  if (character === '&' || character === '+')
    refuse('broken-form', place, `"${character}" is no operator here`, 'Append and Join put texts together.');
  return refuse(
    'broken-form',
    place,
    `"${character}" has no meaning here`,
    'Write an attribute [mail], a text "…", a number or a function.',
  );
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start;
}

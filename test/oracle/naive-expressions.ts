/**
 * A handful of functions of the mapping language, said a second time and as plainly as possible. Their calls are
 * data here; `writeExpression` writes them down as people would.
 */

export type NaiveExpression =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | NaiveCall
  | {
      readonly kind: 'comparison';
      readonly operator: '=' | '<>';
      readonly left: NaiveExpression;
      readonly right: NaiveExpression;
    };

export const naiveFunctions = [
  'Append',
  'Left',
  'Mid',
  'StripSpaces',
  'ToLower',
  'ToUpper',
  'Replace',
  'Join',
  'Split',
  'Item',
  'Word',
  'Coalesce',
  'IIF',
  'Switch',
] as const;

export type NaiveFunction = (typeof naiveFunctions)[number];

export interface NaiveCall {
  readonly kind: 'call';
  readonly name: NaiveFunction;
  /** Null: left out between its commas. */
  readonly arguments: readonly (NaiveExpression | null)[];
}

export const attribute = (name: string): NaiveExpression => ({ kind: 'attribute', name });
export const text = (value: string): NaiveExpression => ({ kind: 'text', value });
export const number = (value: number): NaiveExpression => ({ kind: 'number', value });
export const call = (name: NaiveFunction, ...list: readonly (NaiveExpression | null)[]): NaiveCall => ({
  kind: 'call',
  name,
  arguments: list,
});

export function writeExpression(expression: NaiveExpression): string {
  switch (expression.kind) {
    case 'attribute':
      return `[${expression.name}]`;
    case 'text':
      return `"${expression.value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
    case 'number':
      return `${expression.value}`;
    case 'call': {
      const list = expression.arguments.map((argument) =>
        argument === null ? '' : writeExpression(argument),
      );
      return `${expression.name}(${list.join(', ')})`;
    }
    case 'comparison':
      return `${writeExpression(expression.left)} ${expression.operator} ${writeExpression(expression.right)}`;
  }
}

/** The value for one user, '' for none; null where nobody can know what the service makes of it. */
export function computeNaively(
  expression: NaiveExpression,
  valueOf: (attribute: string) => string,
): string | null {
  try {
    const value = textOf(compute(expression, valueOf));
    return isInOnePiece(value) ? value : null;
  } catch (error) {
    if (error instanceof NobodyKnows) return null;
    throw error;
  }
}

class NobodyKnows extends Error {}

function nobodyKnows(): never {
  throw new NobodyKnows();
}

/** Null: nothing is there, as for an attribute without a value. */
type Value = string | number | boolean | readonly string[] | null;

/** An argument is computed when it is needed, and not before. */
type Given = () => Value;

function compute(expression: NaiveExpression, valueOf: (attribute: string) => string): Value {
  switch (expression.kind) {
    case 'attribute': {
      const value = valueOf(expression.name);
      return value === '' ? null : value;
    }
    case 'text':
    case 'number':
      return expression.value;
    case 'call': {
      const given = expression.arguments.map((argument): Given | undefined =>
        argument === null ? undefined : () => compute(argument, valueOf),
      );
      return functions[expression.name](...given);
    }
    case 'comparison': {
      const [left, right] = [
        textOf(compute(expression.left, valueOf)),
        textOf(compute(expression.right, valueOf)),
      ];
      // Whatever is asked: an empty side makes the condition fail.
      if (left === '' || right === '') return false;
      return expression.operator === '=' ? left === right : left !== right;
    }
  }
}

const functions: Readonly<Record<NaiveFunction, (...given: readonly (Given | undefined)[]) => Value>> = {
  Append: (source, suffix) => textOf(source?.()) + textOf(suffix?.()),
  Left: (string, count) => {
    const units = textOf(string?.()).split('');
    const most = numberOf(count?.());
    return most < 0 ? units.join('') : units.slice(0, most).join('');
  },
  Mid: (source, start, length) => {
    const units = textOf(source?.()).split('');
    if (units.length === 0) return '';
    const first = numberOf(start?.());
    if (first > units.length) return nobodyKnows();
    return units.filter((_, at) => at + 1 >= first && at + 1 < first + numberOf(length?.())).join('');
  },
  StripSpaces: (source) =>
    textOf(source?.())
      .split('')
      .filter((unit) => unit !== ' ')
      .join(''),
  ToLower: (source) => eachLetter(textOf(source?.()), (letter) => letter.toLowerCase(), 'İ'),
  ToUpper: (source) => eachLetter(textOf(source?.()), (letter) => letter.toUpperCase(), 'ıſ'),
  Replace: (source, oldValue, _pattern, _group, replacement, _attribute, template) =>
    template === undefined
      ? textOf(source?.()).split(textOf(oldValue?.())).join(textOf(replacement?.()))
      : textOf(template()).split(textOf(oldValue?.())).join(textOf(source?.())),
  Join: (separator, ...sources) =>
    sources
      .flatMap((source) => {
        const value = source?.();
        return Array.isArray(value) ? (value as readonly string[]) : [textOf(value)];
      })
      .filter((part) => part !== '')
      .join(textOf(separator?.())),
  Split: (source, delimiter) => {
    const whole = textOf(source?.());
    if (whole === '') return null;
    return whole.split(textOf(delimiter?.())).map((part) => part.replace(/^ +/, '').replace(/ +$/, ''));
  },
  Item: (list, index) => {
    const values = list?.() ?? [];
    if (!Array.isArray(values)) throw new Error('Item is drawn around Split only');
    if (values.length === 0) return null;
    return (values as readonly string[])[numberOf(index?.()) - 1] ?? nobodyKnows();
  },
  /** Whether two delimiters side by side have an empty word between them is not told. */
  Word: (string, count, delimiters) => {
    const ends = textOf(delimiters?.());
    const units = textOf(string?.()).split('');
    const parts = units
      .map((unit) => (ends.includes(unit) ? '\n' : unit))
      .join('')
      .split('\n');
    const asked = numberOf(count?.());
    const [withEmpty, withoutEmpty] = [parts, parts.filter((part) => part !== '')].map(
      (words) => words[asked - 1] ?? '',
    );
    return withEmpty === withoutEmpty ? withEmpty : nobodyKnows();
  },
  Coalesce: (...sources) => {
    for (const source of sources) {
      const value = source?.() ?? null;
      if (value !== null) return value;
    }
    return null;
  },
  IIF: (condition, ifTrue, ifFalse) => (condition?.() === true ? ifTrue?.() : ifFalse?.()) ?? null,
  Switch: (source, fallback, ...pairs) => {
    for (let at = 0; at < pairs.length; at += 2) {
      if (textOf(pairs[at]?.()) === textOf(source?.())) return pairs[at + 1]?.() ?? null;
    }
    return fallback?.() ?? null;
  },
};

function textOf(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') throw new Error('only texts are drawn here');
  return value;
}

function numberOf(value: Value | undefined): number {
  if (typeof value !== 'number') throw new Error('only numbers that are written out are drawn here');
  return value;
}

/** One letter becomes one letter or stays; `staying` are those that .NET leaves alone without a culture. */
function eachLetter(whole: string, change: (letter: string) => string, staying: string): string {
  return Array.from(whole, (letter) => {
    const changed = change(letter);
    return staying.includes(letter) || changed.length !== letter.length ? letter : changed;
  }).join('');
}

/** Whether no character was cut into halves. */
function isInOnePiece(value: string): boolean {
  return Array.from(value).every((character) => !/^[\ud800-\udfff]$/.test(character));
}

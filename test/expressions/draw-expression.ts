import { functionTable } from '../../src/expressions/functions/function-table.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Drawing {
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly upTo: (most: number) => number;
}

export function drawing(random: () => number): Drawing {
  return {
    pick: (items) => items[Math.floor(random() * items.length)],
    upTo: (most) => Math.floor(random() * (most + 1)),
  };
}

const names = [
  'mail',
  'Mail',
  'full name',
  '__proto__',
  'constructor',
  'toString',
  'urn:x',
  'hired',
  'n',
  'é',
];

/** Texts that some function makes something of, and those that none does. */
const texts = [
  ...[
    '',
    ' ',
    'x',
    'aa',
    '@',
    ',',
    'é',
    '\u{1f9a6}',
    '\ud83e',
    '\\d+',
    '(?<g>a)',
    '(a|b)*',
    '[^@]+@',
    '(?=a)',
    '^.*$',
  ],
  ...['$1', '${g}', 'g', 'd', 'ww', 'yyyy', 'M/d/yyyy h:mm:ss tt', 'yyyy-MM-ddzzz', '2026-01-31', '7', '-7'],
  ...['1/2/2026 3:04:05 PM', 'True', 'tr-TR', '__proto__', 'constructor', 'hasOwnProperty', 'x'.repeat(300)],
];

const numbers = ['0', '1', '2', '-1', '10', '&HF', '9223372036854775807', '129699324000000000'];
const words = ['vbTextCompare', 'vbBinaryCompare', 'True', 'null'];
const operators = ['=', '<>', '>', '>=', '<', '<='];
const computed = [...functionTable.values()].filter(({ kind }) => kind === 'computed');
const otherNames = ['Now', 'Guid', 'Right', 'toString', '__proto__', 'constructor', 'eval', 'append'];

/** An expression that is mostly right: known functions with as many arguments as they take. */
export function drawExpression(draw: Drawing, depth: number): string {
  const { pick, upTo } = draw;
  const kind = depth <= 0 ? upTo(5) : upTo(12);
  if (kind <= 2) return `[${pick(names)}]`;
  if (kind <= 4) return JSON.stringify(pick(texts)).replaceAll(/\\(?![\\"])/g, '\\\\');
  if (kind === 5) return pick(upTo(9) === 0 ? words : numbers);
  if (upTo(40) === 0) return `${pick(otherNames)}(${drawExpression(draw, depth - 1)})`;
  const { name, parameters } = pick(computed);
  const repeated = parameters.filter(({ presence }) => presence === 'repeated').length;
  const needed = parameters.filter(({ presence }) => presence === 'required').length;
  const rounds = repeated * upTo(2);
  const count = repeated > 0 ? parameters.length + rounds : needed + upTo(parameters.length - needed);
  const list = Array.from({ length: count }, (_, index) => {
    const takes = parameters[Math.min(index, parameters.length - 1)].takes;
    if (parameters[index]?.presence === 'optional' && upTo(1) === 0) return '';
    if (takes === 'comparison-kind') return pick(words);
    if (takes === 'number' && upTo(3) > 0) return pick(numbers);
    if (takes === 'date' && upTo(5) > 0) return `CDate(${drawExpression(draw, 0)})`;
    if (takes === 'condition' && upTo(3) > 0)
      return `${drawExpression(draw, depth - 2)} ${pick(operators)} ${drawExpression(draw, depth - 2)}`;
    return drawExpression(draw, depth - 1);
  });
  return `${name}(${list.join(upTo(3) === 0 ? ' ,\n' : ', ')})`;
}

/** The same text with something taken out, put in or put twice. */
export function breakText(draw: Drawing, text: string): string {
  const at = draw.upTo(text.length);
  const to = Math.min(text.length, at + 1 + draw.upTo(3));
  const pieces = [
    '(',
    ')',
    ',',
    '"',
    '\\',
    '[',
    ']',
    '=',
    '&H',
    '1.5',
    ' ',
    '\0',
    '\u00a0',
    '“',
    '__proto__',
    '((',
    '"""',
  ];
  const middle = draw.pick(['', text.slice(at, to).repeat(2), draw.pick(pieces), draw.pick(pieces)]);
  return text.slice(0, at) + middle + text.slice(draw.upTo(1) === 0 ? at : to);
}

import { carriedUnit, refusePattern, type PatternReader } from './net-pattern-reader.ts';

/** What `\w` and `\s` mean in .NET, in the general categories of Unicode, and with them `\W` and `\S`. */
export function wordClass(letter: 'w' | 's' | 'W' | 'S'): string {
  return letter.toLowerCase() === 'w' ? '\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}' : '\\x{9}-\\x{d}\\x{85}\\p{Z}';
}

const categories: readonly string[] = [
  ...['L', 'Lu', 'Ll', 'Lt', 'Lm', 'Lo', 'M', 'Mn', 'Mc', 'Me', 'N', 'Nd', 'Nl', 'No', 'P', 'Pc', 'Pd', 'Ps'],
  ...['Pe', 'Pi', 'Pf', 'Po', 'S', 'Sm', 'Sc', 'Sk', 'So', 'Z', 'Zs', 'Zl', 'Zp', 'Cc', 'Cf'],
];

/** The inside of a class for `\d`, `\D`, `\w`, `\s`, `\p{…}` or `\P{…}`; null for any other escape. */
export function readClassEscape(reader: PatternReader): string | null {
  const letter = reader.pattern[reader.at + 1] ?? '';
  if (letter === 'd' || letter === 'D') {
    reader.at += 2;
    return letter === 'd' ? '\\p{Nd}' : '\\P{Nd}';
  }
  if (letter === 'w' || letter === 's') {
    reader.at += 2;
    return wordClass(letter);
  }
  if (letter !== 'p' && letter !== 'P') return null;
  const category = /^\{(\w+)\}/.exec(reader.pattern.slice(reader.at + 2))?.[1] ?? '';
  if (!categories.includes(category)) refusePattern(reader, `\\${letter}{${category}}`);
  reader.at += 4 + category.length;
  return `\\${letter}{${category}}`;
}

const controlCharacters: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['t', '\t'],
  ['r', '\r'],
  ['v', '\v'],
  ['f', '\f'],
  ['n', '\n'],
  ['e', '\x1b'],
]);

/** The UTF-16 unit that a backslash and what follows it stand for. */
export function readEscape(reader: PatternReader): string {
  const rest = reader.pattern.slice(reader.at + 1);
  const code = /^(?:x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4}))/.exec(rest);
  if (code !== null) {
    reader.at += 1 + code[0].length;
    return String.fromCharCode(parseInt(code[1] ?? code[2], 16));
  }
  const control = controlCharacters.get(rest[0]);
  if (control === undefined && (rest === '' || /[\w\x80-\uffff]/.test(rest[0])))
    refusePattern(reader, rest === '' ? 'a "\\" at its end' : `\\${rest[0]}`);
  reader.at += 2;
  return control ?? rest[0];
}

/** A class in square brackets. */
export function readPatternClass(reader: PatternReader): string {
  const { pattern } = reader;
  const start = reader.at;
  reader.at += 1;
  const isNegated = pattern[reader.at] === '^';
  if (isNegated) reader.at += 1;
  let members = '';
  // A "]" that comes first stands for itself.
  for (let isFirst = true; isFirst || pattern[reader.at] !== ']'; isFirst = false) {
    if (reader.at >= pattern.length) {
      reader.at = start;
      refusePattern(reader, 'a class that is not closed');
    }
    members += readMember(reader);
  }
  reader.at += 1;
  return `[${isNegated ? '^' : ''}${members}]`;
}

function readMember(reader: PatternReader): string {
  if (reader.pattern.startsWith('-[', reader.at)) refusePattern(reader, 'the subtraction of a class');
  if (reader.pattern[reader.at] === '\\') {
    const oneOf = readClassEscape(reader);
    if (oneOf !== null) {
      if (/^-[^\]]/.test(reader.pattern.slice(reader.at)))
        refusePattern(reader, 'a range that begins with a class');
      return oneOf;
    }
  }
  const first = readUnit(reader);
  if (!/^-[^\][]/.test(reader.pattern.slice(reader.at))) return carriedUnit(first);
  reader.at += 1;
  const last = readUnit(reader);
  if (last < first) refusePattern(reader, 'a range that runs backwards');
  if (!sameHalf(first, last)) refusePattern(reader, 'a range across surrogates');
  return `${carriedUnit(first)}-${carriedUnit(last)}`;
}

function readUnit(reader: PatternReader): string {
  const character = reader.pattern[reader.at] ?? '';
  if (character === '\\') {
    const letter = reader.pattern[reader.at + 1] ?? '';
    if (/[WSdDwspP]/.test(letter)) refusePattern(reader, `\\${letter} in a class`);
    if (letter !== 'b') return readEscape(reader);
    reader.at += 2;
    return '\b';
  }
  reader.at += 1;
  return character;
}

/** Whether a range holds no halves of pairs or only such. */
function sameHalf(first: string, last: string): boolean {
  const [from, to] = [first.charCodeAt(0), last.charCodeAt(0)];
  return to < 0xd800 || from > 0xdfff || (from >= 0xd800 && to <= 0xdfff);
}

import { readClassEscape, readEscape, readPatternClass, wordClass } from './net-pattern-class.ts';
import { carriedUnit, type PatternReader, refusePattern } from './net-pattern-reader.ts';

/** A regular expression of .NET, said again in RE2. */
export interface CarriedPattern {
  readonly re2: string;
  /** The number in RE2 of each group, by the name or number that .NET knows it by. */
  readonly groups: ReadonlyMap<string, number>;
  /** It asks for the end of the text, where .NET also takes the place before a last line break. */
  readonly asksForEnd: boolean;
}

/** Part of a pattern in RE2, and whether it can match the empty text. */
interface Carried {
  readonly re2: string;
  readonly isNullable: boolean;
}

/**
 * Says a regular expression of .NET (dotnet/docs, regular-expression-language-quick-reference.md, without
 * options) in RE2. What RE2 cannot do, what .NET does by a culture and what the two do differently is refused.
 * @throws PatternRefusal
 */
export function carryPattern(pattern: string): CarriedPattern {
  const reader: PatternReader = { pattern, at: 0, groupNames: [], asksForEnd: false };
  const { re2 } = readAlternatives(reader);
  if (reader.at < pattern.length) refusePattern(reader, 'a ")" too many');
  return { re2, groups: groupNumbers(reader.groupNames), asksForEnd: reader.asksForEnd };
}

/** .NET counts the groups without a name first, and those with one behind them. */
function groupNumbers(names: readonly (string | null)[]): Map<string, number> {
  const places = names.map((name, index) => ({ name, place: index + 1 }));
  const numbered = [
    ...places.filter(({ name }) => name === null),
    ...places.filter(({ name }) => name !== null),
  ];
  const groups = new Map([['0', 0]]);
  numbered.forEach(({ name, place }, index) => {
    groups.set(String(index + 1), place);
    if (name !== null) groups.set(name, place);
  });
  return groups;
}

function readAlternatives(reader: PatternReader): Carried {
  const alternatives = [readSequence(reader)];
  while (reader.pattern[reader.at] === '|') {
    reader.at += 1;
    alternatives.push(readSequence(reader));
  }
  return {
    re2: alternatives.map(({ re2 }) => re2).join('|'),
    isNullable: alternatives.some(({ isNullable }) => isNullable),
  };
}

function readSequence(reader: PatternReader): Carried {
  let re2 = '';
  let isNullable = true;
  while (reader.at < reader.pattern.length && !/[|)]/.test(reader.pattern[reader.at])) {
    const atom = readQuantified(reader);
    re2 += atom.re2;
    isNullable &&= atom.isNullable;
  }
  return { re2, isNullable };
}

const quantifier = /([*+?]|\{(\d{1,4})(?:(,)(\d{0,4}))?\})(\??)/y;

function readQuantified(reader: PatternReader): Carried {
  const start = reader.at;
  const atom = readAtom(reader);
  quantifier.lastIndex = reader.at;
  const found = quantifier.exec(reader.pattern);
  if (found === null) return atom;
  const [whole, sign, least, comma, most] = found;
  reader.at = quantifier.lastIndex;
  if (/[*+?]/.test(reader.pattern[reader.at] ?? '')) refusePattern(reader, 'a quantifier behind another');
  if (comma !== undefined && most !== '' && Number(most) < Number(least))
    refusePattern(reader, `{${least},${most}}`);
  if (atom.isNullable) {
    reader.at = start;
    refusePattern(reader, 'the repetition of what can be empty, which engines do differently,');
  }
  return {
    re2: `(?:${atom.re2})${whole}`,
    isNullable: atom.isNullable || sign === '*' || sign === '?' || Number(least ?? 1) === 0,
  };
}

function readAtom(reader: PatternReader): Carried {
  const character = reader.pattern[reader.at];
  switch (character) {
    case '(':
      return readGroup(reader);
    case '[':
      return { re2: readPatternClass(reader), isNullable: false };
    case '\\':
      return readBackslash(reader);
    case '*':
    case '+':
    case '?':
      return refusePattern(reader, 'a quantifier behind nothing');
    case '.':
      reader.at += 1;
      return { re2: '[^\\n]', isNullable: false };
    case '^':
      reader.at += 1;
      return { re2: '\\A', isNullable: true };
    case '$':
      reader.at += 1;
      reader.asksForEnd = true;
      return { re2: '\\z', isNullable: true };
    default:
      if (/^\{\d+(,\d*)?\}/.test(reader.pattern.slice(reader.at)))
        refusePattern(reader, 'a quantifier behind nothing');
      reader.at += 1;
      return { re2: carriedUnit(character), isNullable: false };
  }
}

const groupOpening = /\((?:\?(?::|<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)'))?/y;

function readGroup(reader: PatternReader): Carried {
  groupOpening.lastIndex = reader.at;
  const found = groupOpening.exec(reader.pattern);
  const opening = found?.[0] ?? '(';
  const name = found?.[1] ?? found?.[2] ?? null;
  if (opening === '(' && reader.pattern[reader.at + 1] === '?') refusePattern(reader, describeGroup(reader));
  if (name !== null && reader.groupNames.includes(name)) refusePattern(reader, `a second group "${name}"`);
  if (opening !== '(?:') reader.groupNames.push(name);
  reader.at += opening.length;
  const inside = readAlternatives(reader);
  if (reader.pattern[reader.at] !== ')') refusePattern(reader, 'a group that is not closed');
  reader.at += 1;
  return { re2: `${opening === '(?:' ? '(?:' : '('}${inside.re2})`, isNullable: inside.isNullable };
}

function describeGroup({ pattern, at }: PatternReader): string {
  const rest = pattern.slice(at);
  if (/^\(\?<?[=!]/.test(rest)) return 'look-around';
  if (rest.startsWith('(?>')) return 'an atomic group';
  if (/^\(\?[a-z-]+[:)]/.test(rest)) return 'an option';
  if (rest.startsWith('(?#')) return 'a comment';
  return rest.startsWith('(?(') ? 'a conditional group' : 'this kind of group';
}

const anchors: ReadonlyMap<string, string> = new Map([
  ['A', '\\A'],
  ['z', '\\z'],
  ['Z', '\\z'],
]);

function readBackslash(reader: PatternReader): Carried {
  const letter = reader.pattern[reader.at + 1] ?? '';
  const anchor = anchors.get(letter);
  if (anchor !== undefined) {
    reader.at += 2;
    if (letter === 'Z') reader.asksForEnd = true;
    return { re2: anchor, isNullable: true };
  }
  if (letter === 'b' || letter === 'B') refusePattern(reader, 'a word boundary');
  if (letter === 'G') refusePattern(reader, '\\G');
  if (/[1-9k]/.test(letter)) refusePattern(reader, 'a back-reference');
  if (letter === 'W' || letter === 'S') {
    reader.at += 2;
    return { re2: `[^${wordClass(letter)}]`, isNullable: false };
  }
  const oneOf = readClassEscape(reader);
  return { re2: oneOf === null ? carriedUnit(readEscape(reader)) : `[${oneOf}]`, isNullable: false };
}

import { isAccent } from '../tables/accents.ts';

/** How a character folds: with its accent gone, and spelt out as German and Danish do where accents cannot be typed. */
export interface FoldedPoint {
  readonly plain: string;
  readonly speltOut: string;
}

/** Letters that no decomposition makes plain; a second text is the spelling that is also in use. */
const plainLetters: ReadonlyMap<string, readonly [plain: string, speltOut?: string]> = new Map([
  ['ß', ['ss']],
  ['æ', ['ae']],
  ['œ', ['oe']],
  ['ø', ['o', 'oe']],
  ['ä', ['a', 'ae']],
  ['ö', ['o', 'oe']],
  ['ü', ['u', 'ue']],
  ['å', ['a', 'aa']],
  ['đ', ['d']],
  ['ð', ['d']],
  ['ħ', ['h']],
  ['ı', ['i']],
  ['ł', ['l']],
  ['ŋ', ['n']],
  ['þ', ['th']],
  ['ŧ', ['t']],
  ['ς', ['σ']],
  // The marks of the same letters where they stand behind them.
  ['\u0308', ['', 'e']],
  ['\u030a', ['', 'a']],
]);

const invisible = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const blank = /[\t\n\v\f\r\p{Z}]/gu;

/**
 * One character without case, accent and width: blanks are U+0020, what cannot be seen is nothing. What stands
 * around it counts for nothing, so that a text folds character by character. Never for a match.
 */
export function foldPoint(point: number): FoldedPoint {
  const lower = String.fromCodePoint(point).toLowerCase();
  const letter = plainLetters.get(lower);
  if (letter !== undefined) return { plain: letter[0], speltOut: letter[1] ?? letter[0] };
  const seen = lower.normalize('NFKD').replace(blank, ' ').replace(invisible, '');
  const plain = Array.from(seen)
    .filter((character) => !isAccent(character.codePointAt(0) ?? 0))
    .join('')
    .toLowerCase();
  const known = plainLetters.get(plain)?.[0] ?? plain;
  return { plain: known, speltOut: known };
}

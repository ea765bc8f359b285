/**
 * The table of NormalizeDiacritics, letter for letter as the reference gives it. œ and Œ stand in it only with
 * a macron; without one they are taken to mean the same.
 */
const lettersByBase: readonly (readonly [base: string, letters: string])[] = [
  ['a', 'ä à â ã å á ą ă ā ā́ ā̀ ā̂ ā̃ ǟ ā̈ ǡ a̱ å̄'],
  ['ae', 'æ ǣ'],
  ['c', 'ç č ć c̄ c̱'],
  ['d', 'ď d̄ ḏ'],
  ['e', 'ë è é ê ę ě ė ē ḗ ḕ ē̂ ē̃ ê̄ e̱ ë̄ e̊̄'],
  ['g', 'ğ ḡ g̱'],
  ['i', 'ï î ì í ı ī ī́ ī̀ ī̂ ī̃ i̱'],
  ['I', 'İ'],
  ['l', 'ľ ł l̄ ḹ ḻ'],
  ['n', 'ñ ń ň n̄ ṉ'],
  ['o', 'ö ò ő õ ô ó ō ṓ ṑ ō̂ ō̃ ȫ ō̈ ǭ ȭ ȱ o̱'],
  ['oe', 'ø ø̄ œ œ̄'],
  ['r', 'ř r̄ ṟ ṝ'],
  ['ss', 'ß'],
  ['s', 'š ś ș ş s̄ s̱'],
  ['t', 'ť ț t̄ ṯ'],
  ['u', 'ü ù û ú ů ű ū ū́ ū̀ ū̂ ū̃ u̇̄ ǖ ṻ ṳ̄ u̱'],
  ['y', 'ÿ ý ȳ ȳ́ ȳ̀ ȳ̃ y̱'],
  ['z', 'ź ž ż z̄ ẕ'],
];

/** Letters that the table gives in lower case only. */
const withoutUpperCase: readonly string[] = ['ı', 'ß'];

const baseOfLetter = new Map(
  lettersByBase.flatMap(([base, letters]) =>
    letters.split(' ').flatMap((letter): [string, string][] => {
      if (withoutUpperCase.includes(letter) || base === 'I') return [[letter, base]];
      return [
        [letter, base],
        [letter.toUpperCase(), base.toUpperCase()],
      ];
    }),
  ),
);

const longestLetter = 3;
const combiningMark = /^[\u0300-\u036f]$/;

/** The text with each letter of the table replaced by its plain one; other letters stay, whatever their accents. */
export function withoutDiacritics(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  let plain = '';
  for (let at = 0; at < text.length;) {
    const length = text[at] < '\x80' && !combiningMark.test(text[at + 1] ?? '') ? 0 : letterLength(text, at);
    plain += length === 0 ? text[at] : (baseOfLetter.get(text.slice(at, at + length)) ?? '');
    at += Math.max(length, 1);
  }
  return plain;
}

/** The length of the letter of the table that stands at a place, 0 where there is none. */
function letterLength(text: string, at: number): number {
  let length = longestLetter;
  while (length > 0 && !baseOfLetter.has(text.slice(at, at + length))) length -= 1;
  return length;
}

import { lowerCase, upperCase } from './net-case.ts';

const letter = /^\p{L}$/u;
const separator = /^[\p{Z}\p{Cc}\p{Cf}\p{P}\p{S}]$/u;

/**
 * Title case as .NET's `TextInfo.ToTitleCase` under the invariant culture makes it of a text in lower case:
 * a word begins with a letter and ends at white space, punctuation or a symbol, but for an apostrophe.
 */
export function toTitleCase(text: string): string {
  let changed = '';
  let isInWord = false;
  for (const character of lowerCase(text, 'invariant')) {
    if (isInWord) {
      changed += character;
      isInWord = character === "'" || !separator.test(character);
    } else {
      isInWord = letter.test(character);
      changed += isInWord ? titleCase(character) : character;
    }
  }
  return changed;
}

/** The same where the characters that end a word are given: each character behind one begins a word. */
export function toProperCase(text: string, separators: string): string {
  let changed = '';
  let isInWord = false;
  for (const character of lowerCase(text, 'invariant')) {
    changed += isInWord ? character : upperCase(character, 'invariant');
    isInWord = !separators.includes(character);
  }
  return changed;
}

/** Letters that are written of two have a third form, of which only the first part is large. */
const titleForms: ReadonlyMap<string, string> = new Map([
  ['ǆ', 'ǅ'],
  ['ǉ', 'ǈ'],
  ['ǌ', 'ǋ'],
  ['ǳ', 'ǲ'],
]);

function titleCase(character: string): string {
  return titleForms.get(character) ?? upperCase(character, 'invariant');
}

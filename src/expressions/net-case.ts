/** The case rules of .NET: without a culture, of Turkish and Azerbaijani, and of all other cultures. */
export type Casing = 'invariant' | 'turkic' | 'cultural';

/** Texts for which the full rules of Unicode, which JavaScript follows, are those of .NET. */
const sameInLowerCase = /^[^İΣ]*$/;
const sameInUpperCase = /^[\0-Þà-İĲ-ňŊ-ž]*$/;

/**
 * Lower case as .NET's `TextInfo.ToLower`: character by character, never one into several, and a sigma at the
 * end like any other. Without a culture İ stays (dotnet/runtime, pal_casing.c).
 */
export function lowerCase(text: string, casing: Casing): string {
  if (casing === 'turkic')
    return eachCharacter(text, (character) => turkicLower.get(character) ?? lower(character));
  if (sameInLowerCase.test(text)) return text.toLowerCase();
  if (casing === 'invariant') return eachCharacter(text, lower);
  return eachCharacter(text, (character) => (character === 'İ' ? 'i' : lower(character)));
}

/**
 * Upper case as .NET's `TextInfo.ToUpper`: character by character, so that ß stays. Without a culture ı stays
 * (dotnet/runtime, pal_casing.c).
 */
export function upperCase(text: string, casing: Casing): string {
  if (casing === 'turkic')
    return eachCharacter(text, (character) => turkicUpper.get(character) ?? upper(character));
  if (sameInUpperCase.test(text)) return text.toUpperCase();
  if (casing === 'invariant') return eachCharacter(text, upper);
  return eachCharacter(text, (character) => (character === 'ı' ? 'I' : upper(character)));
}

const turkicLower: ReadonlyMap<string, string> = new Map([
  ['I', 'ı'],
  ['İ', 'i'],
]);
const turkicUpper: ReadonlyMap<string, string> = new Map([
  ['i', 'İ'],
  ['ı', 'I'],
]);

function eachCharacter(text: string, change: (character: string) => string): string {
  let changed = '';
  for (const character of text) changed += change(character);
  return changed;
}

function lower(character: string): string {
  const changed = character.toLowerCase();
  return changed.length === character.length ? changed : character;
}

/** ſ stays too: older .NET leaves it, newer makes it an S, and a plain letter out of it could hit a stranger. */
function upper(character: string): string {
  if (character === 'ı' || character === 'ſ') return character;
  const changed = character.toUpperCase();
  return changed.length === character.length ? changed : (upperWithIota(character) ?? character);
}

/** Greek letters with iota below have an upper case of their own, which Unicode's full rules write in two. */
function upperWithIota(character: string): string | null {
  const code = character.charCodeAt(0);
  if (code >= 0x1f80 && code <= 0x1faf) return String.fromCharCode(code | 8);
  return code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3 ? String.fromCharCode(code + 9) : null;
}

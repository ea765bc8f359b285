import { required, type FunctionEntry } from './function-entry.ts';

/** Functions of Entra Connect that people look for here, and what the mapping language has in their place. */
const insteadOf: readonly (readonly [name: string, sentence: string, instead: string])[] = [
  ['Contains', 'Finds a text among several values.', 'InStr finds it in one text.'],
  ['ConvertFromBase64', 'Reads a text in Base64.', 'There is none.'],
  ['InStrRev', 'Finds the last place of a text in another.', 'InStr finds the first one.'],
  ['LCase', 'Writes a text in lower case.', 'Use ToLower.'],
  ['Len', 'Gives the number of characters of a text.', 'There is none; Left and Mid need no length.'],
  ['LTrim', 'Takes the blanks before a text away.', 'Use Replace([x], , "^ +", , "", , ).'],
  [
    'PadLeft',
    'Fills a text up at its beginning.',
    'There is none; Append("000", [x]) puts a fixed text before it.',
  ],
  [
    'PadRight',
    'Fills a text up at its end.',
    'There is none; Append([x], "000") puts a fixed text behind it.',
  ],
  ['ReplaceChars', 'Replaces several characters.', 'Use NormalizeDiacritics, or one Replace in another.'],
  [
    'Right',
    'Gives the last characters of a text.',
    'Use Replace([x], , "^.*(.{4})$", , "$1", , ) for the last four.',
  ],
  ['RTrim', 'Takes the blanks behind a text away.', 'Use Replace([x], , " +$", , "", , ).'],
  ['Trim', 'Takes the blanks around a text away.', 'Use Replace([x], , "^ +| +$", , "", , ).'],
  ['UCase', 'Writes a text in upper case.', 'Use ToUpper.'],
];

export const connectFunctions: readonly FunctionEntry[] = insteadOf.map(([name, sentence, instead]) => ({
  kind: 'refused',
  name,
  parameters: [required('value', 'any')],
  sentence,
  source: `https://learn.microsoft.com/entra/identity/hybrid/connect/reference-connect-sync-functions-reference#${name.toLowerCase()}`,
  why: 'it belongs to the language of Entra Connect, not to that of attribute mappings',
  instead,
}));

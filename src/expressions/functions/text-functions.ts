import type { CallSite } from '../call-site.ts';
import { referenceOf, optional, required, type FunctionEntry } from './function-entry.ts';

const fromOne = 'Positions begin with 1.';

/** Parts of texts, and texts put together. Characters are counted as .NET does, in units of UTF-16. */
export const textFunctions: readonly FunctionEntry[] = [
  {
    kind: 'computed',
    name: 'Append',
    parameters: [required('source', 'text'), required('suffix', 'text')],
    gives: 'text',
    tellsMissing: 'not',
    sentence: 'Puts a suffix behind a text.',
    source: referenceOf('Append'),
    compile: (call) => {
      const [source, suffix] = [call.text(0), call.text(1)];
      return () => source() + suffix();
    },
  },
  {
    kind: 'computed',
    name: 'Left',
    parameters: [required('string', 'text'), required('numChars', 'number')],
    gives: 'text',
    tellsMissing: 'never',
    sentence: 'Gives the first characters of a text; the whole text where the number is negative.',
    source: referenceOf('Left'),
    compile: (call) => {
      const [text, count] = [call.text(0), call.position(1)];
      return () => {
        const most = count();
        return most < 0 ? text() : text().slice(0, most);
      };
    },
  },
  {
    kind: 'computed',
    name: 'Mid',
    parameters: [required('source', 'text'), required('start', 'number'), required('length', 'number')],
    gives: 'text',
    tellsMissing: 'not',
    sentence: 'Gives the characters from a position on, which is 1 for the first one, as many as asked for.',
    source: referenceOf('Mid'),
    compile: compileMid,
  },
  {
    kind: 'computed',
    name: 'StripSpaces',
    parameters: [required('source', 'text')],
    gives: 'text',
    tellsMissing: 'not',
    sentence: 'Takes all blanks out of a text; tabs and other white space stay.',
    source: referenceOf('StripSpaces'),
    compile: (call) => {
      const source = call.text(0);
      return () => source().replaceAll(' ', '');
    },
  },
  {
    kind: 'computed',
    name: 'Word',
    parameters: [
      required('string', 'text'),
      required('wordNumber', 'number'),
      required('delimiters', 'text'),
    ],
    gives: 'text',
    tellsMissing: 'never',
    sentence: 'Gives one word of a text, counted from 1, where each character of the delimiters ends a word.',
    source: referenceOf('Word'),
    compile: compileWord,
  },
  {
    kind: 'computed',
    name: 'InStr',
    parameters: [
      required('value1', 'text'),
      required('value2', 'text'),
      optional('start', 'number'),
      optional('compareType', 'comparison-kind'),
    ],
    gives: 'number',
    tellsMissing: 'never',
    sentence: 'Gives the position at which one text holds another, or 0.',
    source: referenceOf('InStr'),
    compile: compileInStr,
  },
];

/**
 * A start behind the end of the text fails: the reference is silent, Visual Basic gives nothing, and the same
 * function of Entra Connect the whole text.
 */
function compileMid(call: CallSite): () => string {
  call.expectNumber(1, (start) => start >= 1n, 'Mid starts before the first character', fromOne);
  call.expectNumber(2, (length) => length >= 0n, 'Mid has a negative length', 'The length is 0 or more.');
  const [source, start, length] = [call.text(0), call.position(1), call.position(2)];
  return () => {
    const [text, from, size] = [source(), start(), length()];
    if (text === '') return '';
    if (from < 1 || size < 0 || from > text.length) return call.fail('not-told');
    return text.slice(from - 1, from - 1 + size);
  };
}

/** Whether two delimiters in a row enclose an empty word is not told; such a text fails where it matters. */
function compileWord(call: CallSite): () => string {
  const [string, number, delimiters] = [call.text(0), call.position(1), call.text(2)];
  if (call.parts[2]?.isConstant === true && delimiters() === '')
    call.refuse(
      'unfit-value',
      2,
      'Word has no delimiter',
      'Write the characters that end a word, such as " ".',
    );
  return () => {
    const [text, asked, ends] = [string(), number(), delimiters()];
    if (asked < 1 || text === '') return '';
    if (ends === '') return call.fail('not-told');
    call.spendSearch(text, ends);
    return call.agreed(nthWord(text, asked, ends, true), nthWord(text, asked, ends, false));
  };
}

function nthWord(text: string, asked: number, delimiters: string, skipsEmpty: boolean): string {
  let words = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !delimiters.includes(text[at])) continue;
    if (at > start || !skipsEmpty) words += 1;
    if (words === asked && (at > start || !skipsEmpty)) return text.slice(start, at);
    start = at + 1;
  }
  return '';
}

/**
 * As Visual Basic's InStr: 0 where nothing is found, and the start where an empty text is looked for.
 * vbTextCompare goes by a culture; only for printable ASCII do all of them agree.
 */
function compileInStr(call: CallSite): () => bigint {
  if (call.isGiven(2)) call.expectNumber(2, (start) => start >= 1n, 'InStr starts before the text', fromOne);
  const [value1, value2] = [call.text(0), call.text(1)];
  const start = call.isGiven(2) ? call.position(2) : () => 1;
  const ignoresCase = call.isGiven(3) && call.value(3)() === 'vbTextCompare';
  return () => {
    let [text, searched] = [value1(), value2()];
    const from = start();
    if (from < 1) return call.fail('out-of-range');
    if (ignoresCase) {
      if (!/^[ -~]*$/.test(text) || !/^[ -~]*$/.test(searched)) return call.fail('not-carried-over');
      [text, searched] = [text.toLowerCase(), searched.toLowerCase()];
    }
    call.spendSearch(text, searched);
    return from > text.length ? 0n : BigInt(text.indexOf(searched, from - 1) + 1);
  };
}

import { RE2JS, RE2JSException } from 're2js';
import { carryPattern } from './net-pattern.ts';
import { carriedText, PatternRefusal, uncarriedText } from './net-pattern-reader.ts';

/** A regular expression of .NET that searches one text after another. */
export interface NetRegex {
  /** Numbers of the groups, by the names and numbers of .NET. */
  readonly groups: ReadonlyMap<string, number>;
  /** How much a search costs for each character of the text. */
  readonly size: number;
  /** Whether the text can be searched: `$` before a last line break is not carried over. */
  readonly takes: (text: string) => boolean;
  /** Whether the text holds a match. */
  readonly isFound: (text: string) => boolean;
  /**
   * Tells of every match, from left to right, as `Regex.Replace` goes through them. Gives the text behind the
   * last one.
   */
  readonly search: (text: string, onSearch: (left: number) => void, onMatch: OnMatch) => string;
}

/** Gets what stands between the last match and this one; the match is only to be asked while it is told of. */
type OnMatch = (before: string, match: NetMatch) => void;

export interface NetMatch {
  /** The text of a group, null where it took no part; group 0 is the match. */
  readonly group: (number: number) => string | null;
  /** The match with something else in the place of a group. */
  readonly around: (number: number, put: string) => string;
}

export type NetRegexReading =
  { readonly kind: 'read'; readonly regex: NetRegex } | { readonly kind: 'refused'; readonly what: string };

export function readNetRegex(pattern: string): NetRegexReading {
  try {
    const { re2, groups, asksForEnd } = carryPattern(pattern);
    const compiled = RE2JS.compile(re2);
    return {
      kind: 'read',
      regex: {
        groups,
        size: compiled.programSize(),
        takes: (text) => !asksForEnd || !text.endsWith('\n'),
        isFound: (text) =>
          compiled.matcher(carriedText(text)).find() ||
          // In .NET, $ stands before a last line break, too.
          (asksForEnd && text.endsWith('\n') && compiled.matcher(carriedText(text.slice(0, -1))).find()),
        search: searchWith(compiled),
      },
    };
  } catch (error) {
    if (error instanceof PatternRefusal)
      return { kind: 'refused', what: `${error.message} at its character ${error.at + 1}` };
    if (error instanceof RE2JSException) return { kind: 'refused', what: error.message };
    throw error;
  }
}

/** After an empty match .NET goes on one unit further, and an empty match may follow upon another match. */
function searchWith(compiled: RE2JS): NetRegex['search'] {
  const matcher = compiled.matcher('');
  let carried = '';
  let isSame = true;
  const textBetween = (start: number, end: number): string => {
    const text = carried.slice(start, end);
    return isSame ? text : uncarriedText(text);
  };
  const match: NetMatch = {
    group: (number) =>
      matcher.start(number) < 0 ? null : textBetween(matcher.start(number), matcher.end(number)),
    around: (number, put) =>
      textBetween(matcher.start(), matcher.start(number)) +
      put +
      textBetween(matcher.end(number), matcher.end()),
  };
  return (text, onSearch, onMatch) => {
    carried = carriedText(text);
    isSame = carried === text;
    matcher.resetMatcherInput(carried);
    let last = 0;
    for (let from = 0; from <= carried.length;) {
      onSearch(carried.length - from);
      if (!matcher.find(from)) break;
      const [start, end] = [matcher.start(), matcher.end()];
      onMatch(textBetween(last, start), match);
      last = end;
      from = end > start ? end : end + ((carried.codePointAt(end) ?? 0) > 0xffff ? 2 : 1);
    }
    return textBetween(last, carried.length);
  };
}

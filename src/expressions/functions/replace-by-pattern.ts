import type { CallSite } from '../call-site.ts';
import { longestPattern } from '../expression-limits.ts';
import { readNetRegex, type NetMatch, type NetRegex } from '../net-regex.ts';
import { readReplacement, type ReplacementPiece } from '../net-replacement.ts';

const [source, pattern, groupName, replacementValue, replacementAttribute] = [0, 2, 3, 4, 5];

/** Every match becomes the replacement, in which `${name}` and `$1` are groups of the match. */
export function compilePatternReplacement(call: CallSite): () => string {
  const regex = regexOf(call);
  const [text, piecesOf] = [call.text(source), replacementOf(call, regex)];
  return () => {
    const pieces = piecesOf();
    return replaceMatches(call, regex, text(), (match) => {
      let put = '';
      for (const piece of pieces)
        put = call.growing(put + (typeof piece === 'string' ? piece : (match.group(piece) ?? '')));
      return put;
    });
  };
}

/**
 * In every match the part that a group matched becomes the replacement. Whether that part is meant or every
 * text like it is not told; where the two differ, the user fails.
 */
export function compileGroupReplacement(call: CallSite): () => string {
  const regex = regexOf(call);
  const group = groupOf(call, regex);
  const [text, replacement] = [call.text(source), plainReplacement(call)];
  return () => {
    const [searched, put] = [text(), replacement()];
    const parts = new Set<string>();
    const byPlace = replaceMatches(call, regex, searched, (match) => {
      const part = match.group(group);
      if (part === null) return match.group(0) ?? '';
      parts.add(part);
      return match.around(group, put);
    });
    let byText = searched;
    for (const part of parts) {
      if (part === '') return call.fail('not-told');
      call.spendSearch(byText, part);
      byText = call.growing(byText.replaceAll(part, () => put));
    }
    return call.agreed(byPlace, byText);
  };
}

/** The source, or where it is empty the part of another attribute that a group matches. */
export function compileFillIn(call: CallSite): () => string {
  const regex = regexOf(call);
  const group = groupOf(call, regex);
  const [text, other] = [call.text(source), call.text(replacementAttribute)];
  return () => {
    const present = text();
    if (present !== '') return present;
    let first: string | null = null;
    replaceMatches(call, regex, other(), (match) => {
      first ??= match.group(group) ?? '';
      return '';
    });
    return first ?? '';
  };
}

/** The text with each match replaced. A missing or empty one has none, though an empty match would fit. */
function replaceMatches(
  call: CallSite,
  regex: NetRegex,
  text: string,
  replacementOf: (match: NetMatch) => string,
): string {
  if (text === '') return '';
  if (!regex.takes(text)) return call.fail('not-carried-over');
  let result = '';
  const spend = (left: number): void => call.spend((left + 1) * regex.size);
  const rest = regex.search(text, spend, (before, match) => {
    result = call.growing(result + before + replacementOf(match));
  });
  return result + rest;
}

function regexOf(call: CallSite): NetRegex {
  const written = call.literal(pattern, 'the regular expression');
  if (written === '')
    call.refuse('unfit-value', pattern, 'the regular expression is empty', 'Write what is to be replaced.');
  if (written.length > longestPattern)
    call.refuse(
      'too-large',
      pattern,
      `the regular expression has more than ${longestPattern} characters`,
      'Divide it.',
    );
  const reading = readNetRegex(written);
  if (reading.kind === 'read') return reading.regex;
  return call.refuse(
    'not-carried-over',
    pattern,
    `the regular expression cannot be carried over from .NET: ${reading.what}`,
    'Carried over are characters, classes, groups, |, ^, $ and quantifiers; ToLower and ToUpper stand in for (?i).',
  );
}

function groupOf(call: CallSite, { groups }: NetRegex): number {
  const name = call.literal(groupName, 'the name of the group');
  const group = groups.get(name);
  if (group !== undefined && group > 0) return group;
  return call.refuse(
    'unfit-value',
    groupName,
    `the regular expression has no group "${name}"`,
    'A group is named as in "(?<name>…)".',
  );
}

/** The replacement's pieces; one that is not written out has no `$`, whose meaning would vary from user to user. */
function replacementOf(call: CallSite, { groups }: NetRegex): () => readonly ReplacementPiece[] {
  const part = call.parts[replacementValue];
  const text = call.text(replacementValue);
  if (part?.isConstant !== true) return () => [withoutDollar(call, text())];
  const replacement = readReplacement(text(), groups);
  if (replacement.kind === 'read') return () => replacement.pieces;
  return call.refuse(
    'not-carried-over',
    replacementValue,
    `"${replacement.what}" in the replacement is no group of the regular expression`,
    'Carried over are $1, ${name}, $& and $$, which is a dollar sign.',
  );
}

/** Whether `$` has a meaning where a group is replaced is not told. */
function plainReplacement(call: CallSite): () => string {
  const text = call.text(replacementValue);
  if (call.parts[replacementValue]?.isConstant === true && text().includes('$'))
    call.refuse(
      'not-told',
      replacementValue,
      'the meaning of "$" beside a group name is not documented',
      'Leave the "$" out.',
    );
  return () => withoutDollar(call, text());
}

function withoutDollar(call: CallSite, text: string): string {
  return text.includes('$') ? call.fail('not-carried-over') : text;
}

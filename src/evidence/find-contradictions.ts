import type { Contradiction } from '../model/candidates.ts';
import type { RuleClaims } from '../model/match-result.ts';
import { rowText } from '../tables/column.ts';
import { compareIdentifiers } from '../tables/identifiers.ts';
import { firstOf, lastOf, shownValue, type EvidenceColumn } from './evidence-columns.ts';
import type { ComparedColumns } from './find-likenesses.ts';
import type { KeyCutter } from './key-cutter.ts';

/** What speaks against a directory row as the person of an application row. */
export type FindContradiction = (row: number, person: number) => Contradiction | null;

/** Finds out that two users have strong identifiers that differ. */
export function identifierContradictions(rules: readonly RuleClaims[]): FindContradiction {
  const strong = rules.filter(({ rule }) => rule.strong);
  return (row, person) => {
    for (const { application, directory } of strong) {
      if (compareIdentifiers(application, row, directory, person) !== 'differ') continue;
      return {
        kind: 'other-identifier',
        application: { attribute: application.name, value: rowText(application, row) },
        directory: { attribute: directory.name, value: rowText(directory, person) },
      };
    }
    return null;
  };
}

/**
 * Finds out that two users have full names without a word in common. Only names of one script are held against
 * each other: another may write the same name. `saysNothing` knows a name that many accounts have.
 */
export function nameContradictions(
  { application, directory }: ComparedColumns,
  cutter: KeyCutter,
  saysNothing: (hash: number) => boolean,
): FindContradiction {
  const namesOf = (columns: readonly EvidenceColumn[], row: number): FullName[] =>
    columns.flatMap((column) => fullNames(column, row, cutter));
  const names = (columns: readonly EvidenceColumn[]): EvidenceColumn[] =>
    columns.filter(({ use }) => use === 'name');
  const [ours, theirs] = [names(application), names(directory)];
  return (row, person) => {
    const mine = namesOf(ours, row).filter(({ hash }) => !saysNothing(hash));
    const others = mine.length === 0 ? [] : namesOf(theirs, person);
    const isShared = mine.some(({ words }) =>
      others.some((other) => other.words.some((word) => words.includes(word))),
    );
    if (isShared) return null;
    for (const one of mine) {
      const other = others.find(({ script }) => script === one.script);
      if (other !== undefined) {
        return { kind: 'other-name', application: shownName(one), directory: shownName(other) };
      }
    }
    return null;
  };
}

interface FullName {
  readonly column: EvidenceColumn;
  readonly value: number;
  readonly hash: number;
  readonly script: Script;
  /** In both spellings, without initials. */
  readonly words: readonly string[];
}

function shownName({ column, value }: FullName): Contradiction['application'] {
  return shownValue(column, value);
}

function fullNames(column: EvidenceColumn, row: number, cutter: KeyCutter): FullName[] {
  const names: FullName[] = [];
  for (let value = firstOf(column, row); value < lastOf(column, row); value += 1) {
    const hasSpellings = cutter.cut(column, value, false);
    if (cutter.count === 0) continue;
    const { hash, text } = cutter.key(0);
    const script = scriptOf(text);
    if (script === null) continue;
    if (hasSpellings) cutter.cut(column, value, true);
    const speltOut = hasSpellings ? cutter.key(0).text : '';
    const words = `${text} ${speltOut}`.split(' ').filter((word) => word.length > 1);
    names.push({ column, value, hash, script, words });
  }
  return names;
}

const scripts = {
  latin: /^[\p{Script=Latin}\p{N} ]+$/u,
  greek: /^[\p{Script=Greek}\p{N} ]+$/u,
  cyrillic: /^[\p{Script=Cyrillic}\p{N} ]+$/u,
} as const;

type Script = keyof typeof scripts;

/** Of those whose names are made of words that stay as they are; null for another script, or several. */
function scriptOf(folded: string): Script | null {
  const found = (['latin', 'greek', 'cyrillic'] as const).find((script) => scripts[script].test(folded));
  return found ?? null;
}

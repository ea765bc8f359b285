import type { Contradiction } from '../model/candidates.ts';
import type { RuleClaims } from '../model/match-result.ts';
import { rowText } from '../tables/column.ts';
import { compareIdentifiers } from '../tables/identifiers.ts';
import { firstOf, lastOf, shownValue, type EvidenceColumn } from './evidence-columns.ts';
import type { ComparedColumns } from './find-likenesses.ts';
import type { KeyCutter } from './key-cutter.ts';

type Find = (row: number, person: number) => Contradiction | null;

/** Finds out that two users have strong identifiers that differ. */
export function identifierContradictions(rules: readonly RuleClaims[]): Find {
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
 * Finds out that two users have full names without a word in common. Only names in Latin letters are held
 * against each other: another script may write the same name. `saysNothing` knows a name that many accounts have.
 */
export function nameContradictions(
  { application, directory }: ComparedColumns,
  cutter: KeyCutter,
  saysNothing: (hash: number) => boolean,
): Find {
  const namesOf = (columns: readonly EvidenceColumn[], row: number): FullName[] =>
    columns.flatMap((column) => fullNames(column, row, cutter));
  const names = (columns: readonly EvidenceColumn[]): EvidenceColumn[] =>
    columns.filter(({ use }) => use === 'name');
  const [ours, theirs] = [names(application), names(directory)];
  return (row, person) => {
    const mine = namesOf(ours, row).filter(({ hash }) => !saysNothing(hash));
    const others = mine.length === 0 ? [] : namesOf(theirs, person);
    if (others.length === 0) return null;
    const isShared = mine.some(({ words }) =>
      others.some((other) => other.words.some((word) => words.includes(word))),
    );
    if (isShared) return null;
    return { kind: 'other-name', application: shownName(mine[0]), directory: shownName(others[0]) };
  };
}

interface FullName {
  readonly column: EvidenceColumn;
  readonly value: number;
  readonly hash: number;
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
    if (!/^[a-z0-9 ]+$/.test(text)) continue;
    if (hasSpellings) cutter.cut(column, value, true);
    const speltOut = hasSpellings ? cutter.key(0).text : '';
    const words = `${text} ${speltOut}`.split(' ').filter((word) => word.length > 1);
    names.push({ column, value, hash, words });
  }
  return names;
}

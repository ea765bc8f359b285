import type { Decision } from '../../model/decisions.ts';
import type { Finding } from '../../model/findings.ts';
import { compareText } from '../../tables/compare-text.ts';

type Agreement =
  | { readonly kind: 'agreed'; readonly decision: Decision }
  | { readonly kind: 'contradiction'; readonly finding: Finding };

/**
 * What was decided about one user, if all rows about it say the same. Of rows that do, the one that holds
 * shortest counts, and else the first in the order of its words, whatever the order of rows. `against` are the rows
 * about the user that cannot hold.
 */
export function agreeOnOne(
  decisions: readonly Decision[],
  against: readonly string[],
  user: string,
): Agreement {
  const [first, ...others] = decisions.toSorted(
    (one, other) =>
      compareText(one.expires ?? '9999-99-99', other.expires ?? '9999-99-99') ||
      compareText(wordsOf(one), wordsOf(other)) ||
      compareText(one.source, other.source) ||
      one.line - other.line,
  );
  const isSame = ({ kind, directoryId }: Decision): boolean =>
    kind === first.kind && directoryId === first.directoryId;
  if (against.length === 0 && others.every(isSame)) return { kind: 'agreed', decision: first };
  const texts = [...decisions.map(textOf), ...against].sort(compareText);
  const { source, line } = decisions.toSorted(byPlace)[0];
  return {
    kind: 'contradiction',
    finding: { kind: 'decisions-contradict', source, line, user, decisions: texts },
  };
}

function wordsOf({ decidedBy, reason }: Decision): string {
  return JSON.stringify([decidedBy, reason]);
}

/** A decision in words, with its place. */
export function textOf({ kind, directoryId, source, line }: Decision): string {
  return `${kind}${directoryId === '' ? '' : ` ${directoryId}`} (${source}, line ${line})`;
}

/** The order of files by name and of their lines. */
export function byPlace(one: Decision, other: Decision): number {
  return compareText(one.source, other.source) || one.line - other.line;
}

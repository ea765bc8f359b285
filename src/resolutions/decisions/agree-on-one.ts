import { refuses, type Decision } from '../../model/decisions.ts';
import type { Finding } from '../../model/findings.ts';
import { compareText } from '../../tables/compare-text.ts';

type Agreement =
  | {
      readonly kind: 'agreed';
      readonly decision: Decision;
      /** What says of whom the account is not. */
      readonly refusals: readonly Decision[];
    }
  | { readonly kind: 'contradiction'; readonly finding: Finding };

/**
 * What was decided about one user, if all rows about it say the same; whose it is not may be said beside what is to be
 * done, and of several people. Of rows that say the same, the one that holds shortest counts, and else the first in the
 * order of its words, whatever the order of rows. `against` are the rows about the user that cannot hold.
 */
export function agreeOnOne(
  decisions: readonly Decision[],
  against: readonly string[],
  user: string,
): Agreement {
  const sorted = decisions.toSorted(
    (one, other) =>
      compareText(one.expires ?? '9999-99-99', other.expires ?? '9999-99-99') ||
      compareText(wordsOf(one), wordsOf(other)) ||
      compareText(one.source, other.source) ||
      one.line - other.line,
  );
  const refusals = sorted.filter(({ kind }) => kind === 'not-same-person');
  const others = sorted.filter(({ kind }) => kind !== 'not-same-person');
  const decision = others.at(0) ?? refusals[0];
  const agrees = ({ kind, directoryId }: Decision): boolean =>
    kind === decision.kind && directoryId === decision.directoryId;
  const isRefused =
    decision.kind === 'same-person' && refusals.some((no) => refuses(no, decision.directoryId));
  if (against.length === 0 && others.every(agrees) && !isRefused)
    return { kind: 'agreed', decision, refusals };
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

import { explanationOf, subjectOf } from '../model/finding-words.ts';
import type { Finding } from '../model/findings.ts';
import { compareText } from '../tables/compare-text.ts';

/** By source and line, then by kind and words, so that no order of rows or of checks shows. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (one, other) =>
      compareText(one.source, other.source) ||
      (one.line ?? 0) - (other.line ?? 0) ||
      compareText(one.kind, other.kind) ||
      compareText(subjectOf(one), subjectOf(other)) ||
      compareText(explanationOf(one), explanationOf(other)),
  );
}

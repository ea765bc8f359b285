import type { CandidateReason, Candidates } from '../../model/candidates.ts';
import { isMultiValuedAttribute, namesOfAttribute } from '../../model/directory-attributes.ts';
import type { CommonCause } from '../../model/recommendations.ts';
import { attributesOf, type MatchingRule } from '../../model/rules.ts';
import { compareText } from '../../tables/compare-text.ts';
import { foldAscii } from '../../tables/fold-ascii.ts';

/** Fewer than these agree by chance, or are put right one by one. */
const leastCount = 10;

/**
 * The attribute of the directory that more than half of the unclaimed users agree with to the letter, ASCII case
 * aside, while no rule compares the two; null where there is none. Of each user the best candidate counts.
 */
export function findCommonCause(
  candidates: Candidates,
  rules: readonly MatchingRule[],
  unclaimed: number,
): CommonCause | null {
  const counts = new Map<string, CommonCause>();
  for (const [best] of candidates.values()) {
    const pairs = new Set<string>();
    for (const reason of best?.reasons ?? []) {
      if (!couldBeRule(reason, rules)) continue;
      const [application, directory] = [reason.application.attribute, reason.directory.attribute];
      const pair = JSON.stringify([application.toLowerCase(), directory.toLowerCase()]);
      if (pairs.has(pair)) continue;
      pairs.add(pair);
      const count = (counts.get(pair)?.count ?? 0) + 1;
      counts.set(pair, { application, directory, count, of: unclaimed });
    }
  }
  const most = [...counts]
    .sort(([one, a], [other, b]) => b.count - a.count || compareText(one, other))
    .map(([, cause]) => cause)
    .find(({ count }) => count >= leastCount && count * 2 > unclaimed);
  return most ?? null;
}

/** Whether a rule on these two attributes would have matched, and there is none yet. */
export function couldBeRule(
  { kind, application, directory }: CandidateReason,
  rules: readonly MatchingRule[],
): boolean {
  if (kind === 'same-name' || isMultiValuedAttribute(directory.attribute)) return false;
  if (foldAscii(application.value) !== foldAscii(directory.value)) return false;
  const names = namesOfAttribute(directory.attribute).map((name) => name.toLowerCase());
  return !rules.some(
    (rule) =>
      rule.application.toLowerCase() === application.attribute.toLowerCase() &&
      attributesOf(rule.directory).some((name) => names.includes(name.toLowerCase())),
  );
}

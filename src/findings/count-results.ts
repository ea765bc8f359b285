import { codesOf } from '../model/codes.ts';
import { severityOf } from '../model/finding-words.ts';
import type { Finding, FindingKind } from '../model/findings.ts';
import type { MatchResult } from '../model/match-result.ts';
import { forecasts, outcomes, readinesses } from '../model/outcomes.ts';
import type { ScopeResult, SideResult } from '../model/reconciliation.ts';
import { directoryText } from '../model/rules.ts';
import type { RuleSummary, SideSummary, Summary } from '../model/summary.ts';
import { compareText } from '../tables/compare-text.ts';

const outcomeCode = codesOf(outcomes);

/**
 * Counts the run and proves that no row is lost.
 * @throws Error, a defect, where rows read are not the users, the merged and the rejected rows together.
 */
export function countResults(
  application: SideResult,
  directory: SideResult,
  scope: ScopeResult,
  match: MatchResult,
  risks: Summary['risks'],
): Omit<Summary, 'gate' | 'findings'> {
  const { outcome, readiness, rule } = match.application;
  const counts = {
    schemaVersion: 1,
    application: sideSummary(application),
    directory: { ...sideSummary(directory), scope: scope.text, inScope: countSet(scope.inScope) },
    outcomes: tally(outcomes, outcome, () => true),
    readiness: tally(readinesses, readiness, (row) => outcome[row] === outcomeCode.matched),
    risks,
    forecast: tally(forecasts, match.directory.forecast, (row) => scope.inScope[row] === 1),
    rules: match.rules.map(
      ({ rule: { precedence, application: attribute, directory: value } }): RuleSummary => {
        const ofRule = tally(outcomes, outcome, (row) => rule[row] === precedence);
        return {
          precedence,
          application: attribute,
          directory: directoryText(value),
          matched: ofRule.matched,
          held: ofRule.held,
          ambiguous: ofRule.ambiguous,
          contested: ofRule.contested,
        };
      },
    ),
  } as const satisfies Omit<Summary, 'gate' | 'findings'>;
  assertConserved('application', counts.application, sum(Object.values(counts.outcomes)));
  assertConserved('directory', counts.directory, directory.table.rows);
  if (sum(Object.values(counts.forecast)) !== counts.directory.inScope) {
    throw new Error('the forecasts do not add up to the directory users in scope');
  }
  return counts;
}

/** The findings by kind, as the summary lists them. */
export function countFindings(findings: readonly Finding[]): Summary['findings'] {
  const counts = new Map<FindingKind, number>();
  for (const { kind } of findings) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => ({ kind, severity: severityOf(kind), count }))
    .toSorted((one, other) => compareText(one.kind, other.kind));
}

function sideSummary({ read, table, merged, rejected, completeness }: SideResult): SideSummary {
  return { read, accepted: table.rows, merged, rejected, completeness };
}

function assertConserved(side: string, { read, merged, rejected }: SideSummary, users: number): void {
  if (read !== users + merged + rejected) {
    throw new Error(
      `${side}: ${read} rows read, but ${users} users, ${merged} merged and ${rejected} rejected rows`,
    );
  }
}

function tally<Name extends string>(
  names: readonly Name[],
  codes: Uint8Array,
  counts: (row: number) => boolean,
): Record<Name, number> {
  const byCode = names.map(() => 0);
  codes.forEach((code, row) => {
    if (counts(row)) byCode[code] += 1;
  });
  return Object.fromEntries(names.map((name, code) => [name, byCode[code]])) as Record<Name, number>;
}

function countSet(flags: Uint8Array): number {
  let count = 0;
  for (const flag of flags) count += flag;
  return count;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

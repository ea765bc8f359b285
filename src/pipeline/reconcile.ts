import { countFindings, countResults } from '../findings/count-results.ts';
import { judgeGate, limitsNotAssessed } from '../findings/judge-gate.ts';
import { sortFindings } from '../findings/sort-findings.ts';
import { matchInSteps, type MatchInput } from '../matcher/match-users.ts';
import type { Finding } from '../model/findings.ts';
import type { MatchResult } from '../model/match-result.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import { layExclusions } from '../resolutions/lay-exclusions.ts';
import type { Crew } from './crew.ts';
import { findInData } from './find-in-data.ts';
import { columnOf, matchInput } from './match-input.ts';
import type { Input } from './read-input.ts';

/** From what was read to the result: matches, exclusions, findings, counts and the gate. `today` is a day in UTC. */
export async function reconcile(
  settings: CheckSettings<unknown>,
  input: Input,
  today: string,
  crew: Crew,
): Promise<Reconciliation> {
  const { application, directory, scope } = input;
  const matched = await matchWith(crew, matchInput(settings, application, directory, scope));
  const laid = layExclusions(matched, application.table, settings.exclusions, today);
  const counts = countResults(application, directory, scope, laid.match);
  const findings = sortFindings([
    ...input.findings,
    ...findInData(application, directory, laid.match, laid, settings),
    ...limitsNotAssessed(counts, settings.limits).map((limit): Finding => ({
      kind: 'not-assessed',
      source: application.source,
      line: null,
      limit,
    })),
  ]);
  return {
    applicationName: settings.applicationName,
    application,
    directory,
    match: laid.match,
    exclusionOf: laid.exclusionOf,
    exclusions: settings.exclusions,
    rejections: input.rejections,
    findings,
    summary: { ...counts, findings: countFindings(findings), gate: judgeGate(counts, settings.limits) },
    reportColumns: settings.reportColumns.map((name) => columnOf(application.table, name)),
  };
}

async function matchWith(crew: Crew, input: MatchInput): Promise<MatchResult> {
  const steps = matchInSteps(input, crew.isParallel ? crew.hands.length : 1);
  let step = steps.next();
  while (step.done !== true) {
    step = steps.next(await crew.askAll(step.value.map((job) => ({ kind: 'match', job }))));
  }
  return step.value;
}

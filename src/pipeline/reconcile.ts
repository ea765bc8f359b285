import { countFindings, countResults } from '../findings/count-results.ts';
import { countRisks, judgeRisks } from '../findings/judge-risks.ts';
import { judgeGate, limitsNotAssessed } from '../findings/judge-gate.ts';
import { findInPacks } from '../findings/find-in-packs.ts';
import { sortFindings } from '../findings/sort-findings.ts';
import { matchInSteps, type MatchInput } from '../matcher/match-users.ts';
import type { Finding } from '../model/findings.ts';
import type { MatchResult } from '../model/match-result.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import { orderCandidates } from '../resolutions/recommend/order-candidates.ts';
import { textDay } from '../tables/dates.ts';
import type { Crew } from './crew.ts';
import { findInData } from './find-in-data.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { columnOf, matchInput } from './match-input.ts';
import { planPacks, type PacksRun } from './plan-packs.ts';
import type { Input } from './read-input.ts';
import { resolve } from './resolve.ts';
import { surveyExports } from './survey-exports.ts';

/** From what was read to the result: matches, exclusions, decisions, findings, counts, packs and the gate. */
export async function reconcile(
  settings: CheckSettings<unknown>,
  input: Input,
  run: PacksRun,
  crew: Crew,
): Promise<Reconciliation> {
  const { application, directory, scope } = input;
  const matched = await matchWith(crew, matchInput(settings, application, directory, scope));
  const evidence = await gatherEvidence(application, directory, matched, settings, crew);
  const ordered = evidence.candidates === null ? null : orderCandidates(evidence.candidates, matched);
  const found = { application, directory, match: matched, candidates: ordered };
  const duplicateFrom = settings.evidence?.duplicateFrom ?? null;
  const risksFound = judgeRisks(found, duplicateFrom);
  const surveyed = await surveyExports(application, directory, settings.rules, crew);
  const today = run.now.toISOString().slice(0, 10);
  const { match, exclusions, basis, decided, candidates, ...resolved } = resolve(
    settings,
    input,
    matched,
    { candidates: found.candidates, risks: risksFound },
    surveyed,
    today,
  );
  const facts = { ...found, candidates };
  const risks = candidates === found.candidates ? risksFound : judgeRisks(facts, duplicateFrom);
  const riskCounts = countRisks(risks, { ...facts, match }, settings.signIn);
  const counts = countResults(application, directory, scope, match, riskCounts);
  const users = {
    application,
    directory,
    match,
    candidates,
    risks,
    basis,
    decided,
    exclusionOf: exclusions.exclusionOf,
    exclusions: settings.exclusions,
    reportColumns: settings.reportColumns.map((name) => columnOf(application.table, name)),
  };
  const packs = planPacks(users, scope, counts, input.banner === null, settings, run);
  const findings = sortFindings([
    ...input.findings,
    ...evidence.findings,
    ...surveyed,
    ...findInData(input, match, exclusions, settings, lastDayOnEarth(run.now)),
    ...resolved.findings,
    ...findInPacks(packs, { application: application.source, directory: directory.source }),
    ...limitsNotAssessed(counts, settings.limits).map((limit): Finding => ({
      kind: 'not-assessed',
      source: application.source,
      line: null,
      limit,
    })),
  ]);
  const counted = { ...counts, findings: countFindings(findings) };
  return {
    applicationName: settings.applicationName,
    ...users,
    packs,
    rejections: input.rejections,
    findings,
    summary: { ...counted, gate: judgeGate(counted, settings.limits) },
  };
}

/** No place is further ahead of UTC than 14 hours. */
function lastDayOnEarth(now: Date): number {
  return textDay(new Date(now.getTime() + 14 * 3_600_000).toISOString());
}

async function matchWith(crew: Crew, input: MatchInput): Promise<MatchResult> {
  const steps = matchInSteps(input, crew.isParallel ? crew.hands.length : 1);
  let step = steps.next();
  while (step.done !== true) {
    step = steps.next(await crew.askAll(step.value.map((job) => ({ kind: 'match', job }))));
  }
  return step.value;
}

import { countFindings, countResults } from '../findings/count-results.ts';
import { countRisks, judgeRisks } from '../findings/judge-risks.ts';
import { judgeGate, limitsNotAssessed } from '../findings/judge-gate.ts';
import { sortFindings } from '../findings/sort-findings.ts';
import type { HoldFacts } from '../matcher/hold-claims.ts';
import { matchInSteps, type MatchInput } from '../matcher/match-users.ts';
import type { Finding } from '../model/findings.ts';
import type { MatchResult } from '../model/match-result.ts';
import type { Reconciliation, SideResult } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import type { Column, Side, UserTable } from '../model/users.ts';
import { layExclusions } from '../resolutions/lay-exclusions.ts';
import type { Crew } from './crew.ts';
import { findInData } from './find-in-data.ts';
import { gatherEvidence } from './gather-evidence.ts';
import type { Input } from './read-input.ts';

/** From what was read to the result: matches, exclusions, findings, counts and the gate. `today` is a day in UTC. */
export async function reconcile(
  settings: CheckSettings<unknown>,
  input: Input,
  today: string,
  crew: Crew,
): Promise<Reconciliation> {
  const { application, directory, scope } = input;
  const matched = await matchWith(crew, {
    application: application.table,
    directory: directory.table,
    rules: settings.rules,
    enabled: directory.enabled,
    inScope: scope.inScope,
    passesFilters: scope.passesFilters,
    holds: holdFacts(settings, application, directory),
    target: {
      create: settings.target.create,
      required: settings.target.required.map((name) => columnOf(directory.table, name)),
    },
  });
  const laid = layExclusions(matched, application.table, settings.exclusions, today);
  const evidence = await gatherEvidence(application, directory, matched, settings, crew);
  const { candidates } = evidence;
  const facts = { application, directory, match: laid.match, candidates };
  const risks = judgeRisks(facts, settings.evidence?.duplicateFrom ?? null);
  const riskCounts = countRisks(risks, facts, settings.signIn);
  const counts = countResults(application, directory, scope, laid.match, riskCounts);
  const findings = sortFindings([
    ...input.findings,
    ...evidence.findings,
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
    candidates,
    risks,
    exclusionOf: laid.exclusionOf,
    exclusions: settings.exclusions,
    rejections: input.rejections,
    findings,
    summary: { ...counts, findings: countFindings(findings), gate: judgeGate(counts, settings.limits) },
    reportColumns: settings.reportColumns.map((name) => columnOf(application.table, name)),
  };
}

/** What the holds go by, of the roles that some column plays. */
function holdFacts(
  { holdsOff }: CheckSettings<unknown>,
  application: SideResult,
  directory: SideResult,
): HoldFacts {
  const factsOf = ({ roles, privileged }: SideResult): HoldFacts[Side] => ({
    privileged: roles.has('privileged') ? privileged : null,
    createdAt: roles.get('createdAt') ?? null,
    displayName: roles.get('displayName') ?? null,
  });
  return {
    application: factsOf(application),
    directory: factsOf(directory),
    off: holdsOff.map(({ hold }) => hold),
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

function columnOf({ side, columns }: UserTable, name: string): Column {
  const column = columns.get(name.toLowerCase());
  if (column === undefined) throw new Error(`the ${side} table was read without "${name}"`);
  return column;
}

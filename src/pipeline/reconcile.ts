import { countFindings, countResults } from '../findings/count-results.ts';
import { judgeGate, limitsNotAssessed } from '../findings/judge-gate.ts';
import { sortFindings } from '../findings/sort-findings.ts';
import { matchUsers } from '../matcher/match-users.ts';
import type { Finding } from '../model/findings.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import type { CheckSettings } from '../model/settings.ts';
import type { Column, UserTable } from '../model/users.ts';
import { layExclusions } from '../resolutions/lay-exclusions.ts';
import { findInData } from './find-in-data.ts';
import type { Input } from './read-input.ts';

/** From what was read to the result: matches, exclusions, findings, counts and the gate. `today` is a day in UTC. */
export function reconcile(settings: CheckSettings<unknown>, input: Input, today: string): Reconciliation {
  const { application, directory, scope } = input;
  const matched = matchUsers({
    application: application.table,
    directory: directory.table,
    rules: settings.rules,
    enabled: directory.enabled,
    inScope: scope.inScope,
    target: {
      create: settings.target.create,
      required: settings.target.required.map((name) => columnOf(directory.table, name)),
    },
  });
  const laid = layExclusions(matched, application.table, settings.exclusions, today);
  const counts = countResults(application, directory, scope, laid.match);
  const findings = sortFindings([
    ...input.findings,
    ...findInData(application, directory, laid.match, laid, settings.exclusions),
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

function columnOf({ side, columns }: UserTable, name: string): Column {
  const column = columns.get(name.toLowerCase());
  if (column === undefined) throw new Error(`the ${side} table was read without "${name}"`);
  return column;
}

import { outcomes } from '../model/outcomes.ts';
import type { Decided, Reconciliation } from '../model/reconciliation.ts';
import { riskWords } from '../model/risk-words.ts';
import type { GateCheck, SideSummary, Summary } from '../model/summary.ts';
import { terminalText } from '../model/terminal-text.ts';
import { packLines } from './pack-lines.ts';

/** How words stand out; plain functions where the stream is no terminal. */
export interface TextStyle {
  readonly strong: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** The run as a person wants to see it: what was read, what came of it, the gate, and what to do next. */
export function terminalSummary(
  { applicationName, application, directory, summary, decided, packs }: Reconciliation,
  banner: string | null,
  folder: string,
  style: TextStyle,
): string {
  const users = summary.application.accepted;
  const lines = [
    style.strong(`${shown(applicationName)} against the directory`),
    ...(banner === null ? [] : ['', style.bad(shown(banner))]),
    '',
    readLine('application', summary.application, application.source),
    readLine('directory', summary.directory, directory.source),
    `  scope        ${summary.directory.inScope} of ${summary.directory.accepted} directory users, ${shown(summary.directory.scope)}`,
    '',
    style.strong('Application users'),
    ...outcomes
      .filter((name) => summary.outcomes[name] > 0 || name === 'matched' || name === 'unmatched')
      .map((name) => countLine(name, summary.outcomes[name], share(summary.outcomes[name], users))),
    '',
    style.strong('Matched by rule'),
    ...summary.rules.map(ruleLine),
    `  readiness    ${counts(summary.readiness)}`,
    '',
    style.strong('What provisioning would do'),
    `  ${counts(summary.forecast)}`,
    '',
    style.strong('Risks'),
    ...riskLines(summary.risks),
    ...findingLines(summary),
    '',
    ...gateLines(summary, style),
    ...titled(style.strong('Packs'), packLines(packs, folder)),
    '',
    style.strong('Next'),
    ...nextSteps(summary, decided, banner, folder).map((step) => `  ${step}`),
    '',
    `Report: ${shown(folder)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** A section that is left out where it is empty. */
function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${shown(line)}`)];
}

/** A name from a file, on one line. */
function shown(text: string): string {
  return terminalText(text).replaceAll('\n', '\\u{a}');
}

function readLine(
  side: string,
  { read, accepted, merged, rejected, completeness }: SideSummary,
  source: string,
): string {
  const parts = [
    counted(accepted, 'user'),
    ...(merged > 0 ? [`${merged} merged`] : []),
    ...(rejected > 0 ? [`${rejected} rejected`] : []),
    `${counted(read, 'row')} of ${shown(source)}`,
    completeness === 'incomplete' ? 'INCOMPLETE' : completeness,
  ];
  return `  ${side.padEnd(12)} ${parts.join(', ')}`;
}

function countLine(name: string, count: number, note: string): string {
  return `  ${name.padEnd(16)} ${String(count).padStart(9)}  ${note}`.trimEnd();
}

/** Where sign-in does not move, a lockout is no risk, and nothing is said of it. */
function riskLines({ duplicate, 'second-account': second, lockout }: Summary['risks']): string[] {
  return [
    duplicate === null
      ? '  duplicate          unknown  no evidence was gathered'
      : countLine('duplicate', duplicate, riskWords.duplicate),
    countLine('second-account', second, riskWords['second-account']),
    ...(lockout === null ? [] : [countLine('lockout', lockout, riskWords.lockout)]),
  ];
}

function share(count: number, all: number): string {
  return all === 0 ? '' : `${((count / all) * 100).toFixed(1).padStart(5)} %`;
}

function ruleLine({ precedence, application, directory, ...counted }: Summary['rules'][number]): string {
  return `  ${precedence}  ${shown(application)} = ${shown(directory)}: ${counts(counted)}`;
}

/** The counts that are not zero, in their order. */
function counts(record: Readonly<Record<string, number>>): string {
  const some = Object.entries(record).filter(([, count]) => count > 0);
  return some.length === 0 ? 'none' : some.map(([name, count]) => `${count} ${name}`).join(', ');
}

function findingLines({ findings }: Summary): string[] {
  if (findings.length === 0) return [];
  return ['', `  findings     ${findings.map(({ kind, count }) => `${count} ${kind}`).join(', ')}`];
}

function gateLines({ gate }: Summary, style: TextStyle): string[] {
  const unassessed = gate.checks.filter(({ actual, limit }) => actual === null && limit !== 'unlimited');
  const failed = gate.checks.filter(({ passed }) => !passed);
  const notes = [
    ...failed.map(failedLine),
    ...unassessed.filter(({ passed }) => passed).map(({ name }) => `  ${name.padEnd(16)} not assessed`),
  ];
  return [gate.passed ? style.good('Gate passed') : style.bad('Gate failed'), ...notes];
}

function failedLine({ name, limit, actual }: GateCheck): string {
  if (name === 'incomplete') return '  incomplete       the input is, so nothing is proven';
  if (name === 'match-refused')
    return `  match-refused    ${actual}: decided to be of another person, see findings.csv`;
  if (name === 'nobody-matched') return '  nobody matched: are these the right files and rules?';
  if (actual === null) return `  ${name.padEnd(16)} not computed in this run, but the limit ${limit} was set`;
  return `  ${name.padEnd(16)} ${actual}, at most ${limit}`;
}

function nextSteps(
  { outcomes: count, application, directory, forecast, readiness, risks, gate }: Summary,
  { open, pending }: Decided,
  banner: string | null,
  folder: string,
): string[] {
  const file = (name: string): string => `${shown(folder)}/${name}`;
  const conflicts = count.held + count.ambiguous + count.contested;
  if (banner !== null) {
    return [
      'Export again: this report may not be acted on.',
      `${file('findings.csv')} says what is wrong with the exports, ${file('rejected-rows.csv')} which rows could not be read`,
    ];
  }
  const steps = [
    ...(application.rejected > 0
      ? [`${file('rejected-rows.csv')}: have ${counted(application.rejected, 'row')} mended in the export`]
      : []),
    ...(conflicts > 0 ? [`${file('conflicts.csv')}: settle who owns ${counted(conflicts, 'account')}`] : []),
    ...((risks.duplicate ?? 0) > 0
      ? [
          `${file('duplicate-risk.csv')}: settle who owns ${counted(risks.duplicate ?? 0, 'account')} before go-live creates others for the same people`,
        ]
      : []),
    ...(open > 0
      ? [
          `${file('resolution-options.csv')}: have the application's owner decide about ${counted(open, 'account')}`,
        ]
      : []),
    ...(pending > 0
      ? [`${file('resolution-options.csv')}: carry out what was decided about ${counted(pending, 'account')}`]
      : []),
  ];
  const unready = readiness.disabled + readiness['not-assigned'] + readiness['out-of-scope'];
  if (unready > 0)
    steps.push(
      `${file('matched.csv')}: ${counted(unready, 'matched account')} will not be updated (readiness)`,
    );
  if (directory.scope === 'all (assumed)' && forecast.create > 0) {
    const many = counted(forecast.create, 'user');
    steps.push(
      `${file('forecast.csv')}: ${many} would be created, for all are taken to be in scope (scope.assigned)`,
    );
  }
  if (steps.length > 0) return steps;
  if (!gate.passed) return [`${file('summary.md')}: see the gate`];
  return readiness.unknown > 0
    ? [
        `Every account is matched under these rules, ${readiness.unknown} of them with somebody who may be disabled: the export does not say.`,
      ]
    : ['Every account is matched with somebody who is ready, under these rules.'];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

import { Buffer } from 'node:buffer';
import { outcomes } from '../model/outcomes.ts';
import { riskWords } from '../model/risk-words.ts';
import type { GateCheck, Summary } from '../model/summary.ts';
import { terminalText } from '../model/terminal-text.ts';
import type { Report } from './report.ts';

/** The summary for a pull request or a job's page: counts only, nothing that names a person. */
export const summaryMarkdown: Report = {
  file: 'summary.md',
  write: ({ applicationName, summary }, banner) => [
    { bytes: Buffer.from([...markdownLines(applicationName, summary, banner)].join('\n')), rows: null },
  ],
};

const risks = ['duplicate', 'second-account', 'lockout'] as const;

function* markdownLines(applicationName: string, summary: Summary, banner: string | null): Generator<string> {
  const { application, directory, gate } = summary;
  yield `# Roll call: ${markdownText(applicationName)}`;
  yield '';
  if (banner !== null) yield* [`> ${markdownText(banner)}`, ''];
  yield `**Gate: ${gate.passed ? 'passed' : 'failed'}**`;
  yield '';
  yield* table(
    ['side', 'read', 'users', 'merged', 'rejected', 'completeness'],
    [
      [
        'application',
        application.read,
        application.accepted,
        application.merged,
        application.rejected,
        application.completeness,
      ],
      [
        'directory',
        directory.read,
        directory.accepted,
        directory.merged,
        directory.rejected,
        directory.completeness,
      ],
    ],
  );
  yield `Scope: ${markdownText(directory.scope)}, ${directory.inScope} directory users.`;
  yield '';
  yield* table(
    ['outcome', 'application users'],
    outcomes.map((name) => [name, summary.outcomes[name]]),
  );
  yield* table(['readiness of the matched', 'users'], Object.entries(summary.readiness));
  yield* table(
    ['risk', 'application users', 'meaning'],
    risks.map((name) => [name, summary.risks[name] ?? 'not computed', riskWords[name]]),
  );
  yield* table(['forecast', 'directory users'], Object.entries(summary.forecast));
  yield* table(
    ['rule', 'application', 'directory', 'matched', 'held', 'ambiguous', 'contested'],
    summary.rules.map((rule) => [
      rule.precedence, rule.application, rule.directory, rule.matched, rule.held, rule.ambiguous, rule.contested,
    ]), // prettier-ignore
  );
  yield* table(
    ['finding', 'severity', 'count'],
    summary.findings.map(({ kind, severity, count }) => [kind, severity, count]),
  );
  yield* table(['gate', 'limit', 'actual', ''], gate.checks.map(checkCells));
}

function checkCells({ name, limit, actual, passed }: GateCheck): (string | number)[] {
  const isAssessed = actual !== null || limit === 'unlimited';
  const verdict = passed ? (isAssessed ? 'passed' : 'not assessed') : 'FAILED';
  return [name, limit, actual ?? 'not computed', verdict];
}

function* table(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Generator<string> {
  if (rows.length === 0) return;
  yield `| ${header.join(' | ')} |`;
  yield `|${header.map(() => ' --- |').join('')}`;
  for (const row of rows) yield `| ${row.map((cell) => markdownText(String(cell))).join(' | ')} |`;
  yield '';
}

/** Names of columns and applications come from files: they may not become markup, links or pictures, nor hide anything. */
function markdownText(text: string): string {
  return terminalText(text.replace(/\s+/g, ' ')).replace(
    /[\\`*_{}[\]()#+!|<>~&:@]|(?<=www)\./gi,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}

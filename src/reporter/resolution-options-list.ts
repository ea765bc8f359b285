import { awaitsDecision } from '../model/awaits-decision.ts';
import { codesOf } from '../model/codes.ts';
import { decisionOf } from '../model/decision-of.ts';
import { isAnswer } from '../model/decisions.ts';
import { outcomes, type Outcome } from '../model/outcomes.ts';
import type { ProposedUsers } from '../model/reconciliation.ts';
import type { Advice, Recommendation } from '../model/recommendations.ts';
import { optionWords, type ResolutionOption } from '../model/resolution-options.ts';
import { answers } from '../model/roles.ts';
import { csvList } from './csv-list.ts';
import { shownOption } from './decision-cells.ts';
import { ifNothingIsDone } from './if-nothing-is-done.ts';
import { rowsByKey } from './order-rows.ts';
import type { Report } from './report.ts';
import { accountStatus, passedThrough, userCells } from './user-cells.ts';

const header = [
  'fingerprint', 'application_key', 'display_name', 'login', 'email', 'department', 'account_status',
  'last_sign_in', 'outcome', 'recommended_option', 'option_title', 'other_options', 'system_to_change',
  'who_acts', 'change', 'if_nothing_is_done', 'candidate_id', 'candidate_upn', 'candidate_name',
  'candidate_confidence', 'evidence', 'lockout_risk', 'decision', 'directory_id', 'decided_by', 'reason',
  'expires_on',
]; // prettier-ignore

const outcomeCode = codesOf(outcomes);

/** Application users that somebody has to decide about, with what may be done, and what was decided. */
export const resolutionOptionsList: Report = {
  file: 'resolution-options.csv',
  write: (result, banner, advice) => {
    const through = passedThrough(result, header);
    return csvList([...header, ...through.header], optionRows(result, advice, through.cells), banner);
  },
};

function* optionRows(
  result: ProposedUsers,
  advice: Advice,
  through: (row: number) => string[],
): Generator<string[]> {
  const { application, risks, decided } = result;
  const cells = userCells(application);
  for (const row of rowsByKey(application.table.key, (candidate) => isListed(result, candidate))) {
    const decision = decisionOf(decided, row);
    yield [
      advice.fingerprintOf(row),
      cells.key(row),
      cells.role('displayName', row),
      cells.role('login', row),
      cells.role('email', row),
      cells.role('department', row),
      accountStatus(application, row),
      cells.date('lastSignIn', row),
      outcomeOf(result, row),
      ...optionCells(result, advice, row),
      answers[risks.lockout[row]],
      decision?.kind ?? '',
      decision?.directoryId ?? '',
      decision?.decidedBy ?? '',
      decision?.reason ?? '',
      decision?.expires ?? '',
      ...through(row),
    ];
  }
}

function outcomeOf({ match }: ProposedUsers, row: number): Outcome {
  return outcomes[match.application.outcome[row]];
}

/** What was decided stays on the list: the next run goes by the same file, edited once more. */
function isListed({ match, risks, decided }: ProposedUsers, row: number): boolean {
  return decided.decisionOf[row] >= 0 || awaitsDecision(match.application.outcome[row], risks.lockout[row]);
}

/** From `recommended_option` up to `evidence`. Where something was decided, nothing else is proposed. */
function optionCells(result: ProposedUsers, advice: Advice, row: number): string[] {
  const recommendation = advice.recommendationFor(row);
  const option = shownOption(result, row, () => recommendation.option);
  const isAdvised = option === recommendation.option;
  return [
    ...(option === null
      ? ['', '', '', '', '', '', '']
      : wordCells(result, row, option, isAdvised ? recommendation : null)),
    ...candidateCells(result, row),
    isAdvised ? recommendation.evidence : '',
  ];
}

function wordCells(
  result: ProposedUsers,
  row: number,
  option: ResolutionOption,
  recommendation: Recommendation | null,
): string[] {
  const { title, system, whoActs } = optionWords[option];
  const decision = decisionOf(result.decided, row);
  const isOpen = decision === null || isAnswer(decision);
  const isLockedOut = answers[result.risks.lockout[row]] === 'yes';
  return [
    option,
    title,
    isOpen ? (recommendation?.others ?? []).join(' | ') : '',
    system,
    whoActs,
    recommendation?.change ?? '',
    ifNothingIsDone(outcomeOf(result, row), isLockedOut, option),
  ];
}

/** Who it may be: the one who claims it, or the best candidate of somebody whom nobody claims. */
function candidateCells({ directory, match, candidates }: ProposedUsers, row: number): string[] {
  const { outcome, claimant } = match.application;
  const people = userCells(directory);
  const isContested = outcome[row] === outcomeCode.contested;
  const [candidate] = isContested ? [] : (candidates?.get(row) ?? []);
  const person = isContested ? -1 : claimant[row] >= 0 ? claimant[row] : (candidate?.person ?? -1);
  if (person < 0) return ['', '', '', ''];
  const confidence = person === candidate?.person ? String(Math.round(candidate.confidence * 100) / 100) : '';
  return [people.key(person), people.upn(person), people.role('displayName', person), confidence];
}

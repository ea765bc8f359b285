import type { Reconciliation } from '../model/reconciliation.ts';
import { answers } from '../model/roles.ts';
import { accountKeys } from './account-keys.ts';
import { candidateEvidence, candidateStanding, personName } from './candidate-words.ts';
import { csvList } from './csv-list.ts';
import { rowsByKey } from './order-rows.ts';
import type { Report } from './report.ts';
import { passedThrough, userCells } from './user-cells.ts';

const header = [
  'application_key', 'display_name', 'email', 'last_sign_in', 'position', 'directory_id', 'directory_upn',
  'directory_display_name', 'directory_department', 'confidence', 'evidence', 'explanation',
]; // prettier-ignore

/** Accounts whose owner go-live would give another one, and each directory user who may be that owner. */
export const duplicateRiskList: Report = {
  file: 'duplicate-risk.csv',
  write: (result, banner) => {
    const through = passedThrough(result, header);
    return csvList([...header, ...through.header], riskRows(result, through.cells), banner);
  },
};

const yes = answers.indexOf('yes');

function* riskRows(result: Reconciliation, through: (row: number) => string[]): Generator<string[]> {
  const { application, directory, candidates, risks } = result;
  const cells = userCells(application);
  const people = userCells(directory);
  const keysOf = accountKeys(result);
  for (const row of rowsByKey(application.table.key, (one) => risks.duplicate[one] === yes)) {
    for (const [place, candidate] of (candidates?.get(row) ?? []).entries()) {
      const { person, confidence, reasons } = candidate;
      yield [
        cells.key(row),
        cells.role('displayName', row),
        cells.role('email', row),
        cells.date('lastSignIn', row),
        String(place + 1),
        people.key(person),
        people.upn(person),
        people.role('displayName', person),
        people.department(person),
        confidence.toFixed(2),
        [...new Set(reasons.map(({ kind }) => kind))].join(' | '),
        `${personName(result, person)} and this account have ${candidateEvidence(candidate)}. ${candidateStanding(result.match, candidate, keysOf)}`,
        ...through(row),
      ];
    }
  }
}

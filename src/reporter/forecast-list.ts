import { forecastReasons, forecasts } from '../model/outcomes.ts';
import type { Reconciliation } from '../model/reconciliation.ts';
import { claimedBy } from '../tables/claims.ts';
import { compareText } from '../tables/compare-text.ts';
import { csvList } from './csv-list.ts';
import type { Report } from './report.ts';
import { joinKeys, userCells } from './user-cells.ts';

const header = [
  'directory_id',
  'directory_upn',
  'display_name',
  'forecast',
  'reason',
  'rule',
  'application_key',
];

/** What provisioning would do with each directory user in scope, in the order of the export. */
export const forecastList: Report = {
  file: 'forecast.csv',
  write: (result, banner) => csvList(header, forecastRows(result), banner),
};

function* forecastRows({ application, directory, match }: Reconciliation): Generator<string[]> {
  const accounts = userCells(application);
  const people = userCells(directory);
  const { inScope, forecast, forecastReason, claimRule } = match.directory;
  for (let row = 0; row < inScope.length; row += 1) {
    if (inScope[row] === 0) continue;
    const keys = Array.from(claimedBy(match, row), (account) => accounts.key(account));
    const reason = forecastReasons[forecastReason[row]];
    yield [
      people.key(row),
      people.role('login', row),
      people.role('displayName', row),
      forecasts[forecast[row]],
      reason === 'none' ? '' : reason,
      claimRule[row] === 0 ? '' : String(claimRule[row]),
      joinKeys(keys.length > 1 ? keys.toSorted(compareText) : keys),
    ];
  }
}

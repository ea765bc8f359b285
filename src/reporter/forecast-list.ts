import { forecastReasons, forecasts } from '../model/outcomes.ts';
import { claimedBy } from '../tables/claims.ts';
import { compareText } from '../tables/compare-text.ts';
import { longCsvList } from './csv-list.ts';
import { rowsWith } from './order-rows.ts';
import type { LongList } from './report.ts';
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
export const forecastList: LongList = {
  file: 'forecast.csv',
  write: ({ application, directory, match }, banner) => {
    const accounts = userCells(application);
    const { inScope, forecast, forecastReason, claimRule, claimGroup } = match.directory;
    return longCsvList(
      header,
      rowsWith(1, inScope),
      (out, row) => {
        if (claimRule[row] === 0) return;
        const { starts, rows } = match.rules[claimRule[row] - 1].accounts;
        out.lookAt(application.table.key, rows[starts[claimGroup[row]]]);
      },
      (out, row) => {
        const reason = forecastReasons[forecastReason[row]];
        out.value(directory.table.key, row);
        out.cell(directory.table.columns.get('userprincipalname'), row);
        out.cell(directory.roles.get('displayName'), row);
        out.word(forecasts[forecast[row]]);
        out.word(reason === 'none' ? '' : reason);
        if (claimRule[row] === 0) {
          out.word('');
          out.word('');
          return;
        }
        out.number(claimRule[row]);
        const claimed = claimedBy(match, row);
        if (claimed.length === 1) out.value(application.table.key, claimed[0]);
        else out.text(joinKeys(Array.from(claimed, (account) => accounts.key(account)).sort(compareText)));
      },
      banner,
    );
  },
};

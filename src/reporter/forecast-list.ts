import { forecastReasons, forecasts } from '../model/outcomes.ts';
import { rowOfGroup, sizeOfGroup } from '../tables/row-groups.ts';
import { accountKeys } from './account-keys.ts';
import { encodeCells } from './csv-bytes.ts';
import { longCsvList } from './csv-list.ts';
import { rowsWith } from './order-rows.ts';
import type { UserList } from './report.ts';

const header = [
  'directory_id',
  'directory_upn',
  'display_name',
  'forecast',
  'reason',
  'rule',
  'application_key',
];

const forecastCells = forecasts.map((forecast) => encodeCells(forecast));
const reasonCells = forecastReasons.map((reason) => encodeCells(reason === 'none' ? '' : reason));
/** In the columns `rule` and `application_key`. */
const noAccount = encodeCells('', '');

/** What provisioning would do with each directory user in scope, in the order of the export. */
export const forecastList: UserList = {
  file: 'forecast.csv',
  write: ({ application, directory, match }, banner) => {
    const keysOf = accountKeys({ application });
    const { inScope, forecast, forecastReason, claimRule, claimGroup } = match.directory;
    return longCsvList(
      header,
      rowsWith(1, inScope),
      (out, row) => {
        if (claimRule[row] === 0) return;
        const { accounts: groups } = match.rules[claimRule[row] - 1];
        out.lookAt(application.table.key, rowOfGroup(groups, claimGroup[row], 0));
      },
      (out, row) => {
        out.value(directory.table.key, row);
        out.cell(directory.table.columns.get('userprincipalname'), row);
        out.cell(directory.roles.get('displayName'), row);
        out.cells(forecastCells[forecast[row]]);
        out.cells(reasonCells[forecastReason[row]]);
        if (claimRule[row] === 0) {
          out.cells(noAccount);
          return;
        }
        out.number(claimRule[row]);
        const { accounts: groups } = match.rules[claimRule[row] - 1];
        if (sizeOfGroup(groups, claimGroup[row]) === 1) {
          out.value(application.table.key, rowOfGroup(groups, claimGroup[row], 0));
          return;
        }
        out.text(keysOf(groups, claimGroup[row]));
      },
      banner,
    );
  },
};

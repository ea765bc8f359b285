import { codesOf } from '../model/codes.ts';
import type { RuleClaims } from '../model/match-result.ts';
import { forecastReasons, forecasts, type Forecast, type ForecastReason } from '../model/outcomes.ts';
import { answers } from '../model/roles.ts';
import type { Column } from '../model/users.ts';
import { claimsOn } from '../tables/claims.ts';
import { valueLength } from '../tables/column.ts';
import { sizeOfGroup } from '../tables/row-groups.ts';
import type { Claims } from './claim-accounts.ts';

const forecastCode = codesOf(forecasts);
const reasonCode = codesOf(forecastReasons);
const disabled = answers.indexOf('no');

/** What the application accepts: whether new users, and with which directory attributes filled. */
export interface Target {
  readonly create: boolean;
  readonly required: readonly Column[];
}

/** What provisioning would do with each directory row that is in scope. */
export function forecastUsers(
  rules: readonly RuleClaims[],
  { claimRule, claimGroup, hasValue }: Claims,
  { enabled, inScope, rank }: { enabled: Uint8Array; inScope: Uint8Array; rank: Uint8Array },
  target: Target,
): { readonly forecast: Uint8Array; readonly forecastReason: Uint8Array } {
  const rows = claimRule.length;
  const forecast = new Uint8Array(rows);
  const forecastReason = new Uint8Array(rows);

  const judge = (row: number): readonly [Forecast, ForecastReason] => {
    if (enabled[row] === disabled) return ['skip', 'NotEffectivelyEntitled'];
    if (claimRule[row] > 0) {
      const { accounts } = rules[claimRule[row] - 1];
      if (sizeOfGroup(accounts, claimGroup[row]) > 1) return ['fail', 'DuplicateTargetEntries'];
      const account = accounts.rows[accounts.starts[claimGroup[row]]];
      for (const { claimant } of claimsOn(rules, account)) {
        if (claimant !== row && rank[claimant] === 1) return ['fail', 'DuplicateSourceEntries'];
      }
      return ['update', 'none'];
    }
    if (hasValue[row] === 0) return ['skip', 'EntryJoiningPropertyValueIsMissing'];
    if (!target.create) return ['skip', 'create-off'];
    if (target.required.some((column) => valueLength(column, row) === 0))
      return ['fail', 'MandatoryFieldsMissing'];
    return ['create', 'none'];
  };

  for (let row = 0; row < rows; row += 1) {
    if (inScope[row] === 0) continue;
    const [code, reason] = judge(row);
    forecast[row] = forecastCode[code];
    forecastReason[row] = reasonCode[reason];
  }
  return { forecast, forecastReason };
}

import { codesOf } from '../model/codes.ts';
import type { DirectoryVerdicts, RuleClaims } from '../model/match-result.ts';
import {
  forecastReasons,
  forecasts,
  outcomes,
  type Forecast,
  type ForecastReason,
} from '../model/outcomes.ts';
import { answers } from '../model/roles.ts';
import type { Column } from '../model/users.ts';
import { firstValueOf, lastValueOf, valueLength } from '../tables/column.ts';
import { rowOfGroup, sizeOfGroup } from '../tables/row-groups.ts';
import { sharedBytes } from '../tables/shared-arrays.ts';
import type { Claims } from './claim-accounts.ts';

const forecastCode = codesOf(forecasts);
const reasonCode = codesOf(forecastReasons);
const ambiguous = codesOf(outcomes).ambiguous;
const disabled = answers.indexOf('no');

/** What the application accepts: whether new users, and with which directory attributes filled. */
export interface Target {
  readonly create: boolean;
  readonly required: readonly Column[];
}

export type Forecasts = Pick<DirectoryVerdicts, 'forecast' | 'forecastReason'>;

export function noForecasts(directoryRows: number): Forecasts {
  return { forecast: sharedBytes(directoryRows), forecastReason: sharedBytes(directoryRows) };
}

/** What a forecast goes by beside the claims: `outcome` is the application's, row by row. */
export interface ForecastStates {
  readonly enabled: Uint8Array;
  readonly inScope: Uint8Array;
  readonly outcome: Uint8Array;
}

/** What provisioning would do with each directory row in scope from `from` up to `to`; writes into `forecasts`. */
export function forecastUsers(
  rules: readonly RuleClaims[],
  { claimRule, claimGroup, hasValue }: Claims,
  { enabled, inScope, outcome }: ForecastStates,
  target: Target,
  { forecast, forecastReason }: Forecasts,
  from: number,
  to: number,
): void {
  const judge = (row: number): readonly [Forecast, ForecastReason] => {
    if (enabled[row] === disabled) return ['skip', 'NotEffectivelyEntitled'];
    if (claimRule[row] > 0) {
      const { accounts } = rules[claimRule[row] - 1];
      if (sizeOfGroup(accounts, claimGroup[row]) > 1) return ['fail', 'DuplicateTargetEntries'];
      const account = rowOfGroup(accounts, claimGroup[row], 0);
      // This row is of rank 1, so whoever makes the account ambiguous is of rank 1 too.
      if (outcome[account] === ambiguous) return ['fail', 'DuplicateSourceEntries'];
      return ['update', 'none'];
    }
    if (hasValue[row] === 0) return ['skip', 'EntryJoiningPropertyValueIsMissing'];
    if (!target.create) return ['skip', 'create-off'];
    if (target.required.some((column) => isEmpty(column, row))) return ['fail', 'MandatoryFieldsMissing'];
    return ['create', 'none'];
  };

  for (let row = from; row < to; row += 1) {
    if (inScope[row] === 0) continue;
    const [code, reason] = judge(row);
    forecast[row] = forecastCode[code];
    forecastReason[row] = reasonCode[reason];
  }
}

function isEmpty(column: Column, row: number): boolean {
  const last = lastValueOf(column, row);
  for (let value = firstValueOf(column, row); value < last; value += 1) {
    if (valueLength(column, value) > 0) return false;
  }
  return true;
}

import { codesOf } from '../model/codes.ts';
import type { FlawedValue, FlawedValues } from '../model/flawed-values.ts';
import type { RuleClaims } from '../model/match-result.ts';
import { outcomes } from '../model/outcomes.ts';
import type { Column } from '../model/users.ts';
import { firstValueOf, lastValueOf, valueEnd, valueStart, valueText } from '../tables/column.ts';
import { compareValues } from '../tables/equality.ts';
import { findValues, rowOfValue } from '../tables/find-rows.ts';
import { mendText } from './mend-text.ts';

const { unmatched } = codesOf(outcomes);

/** The values of unmatched users that are written wrongly, and who has what they should be; `key` is the application's. */
export function findFlawedValues(
  rules: readonly RuleClaims[],
  key: Column,
  outcome: Uint8Array,
): FlawedValues {
  const flawed = new Map<number, FlawedValue[]>();
  const columns = new Map(rules.map((claims) => [claims.application, claims]));
  for (const { application, groupOfValue } of columns.values()) {
    const found: { readonly row: number; readonly value: Omit<FlawedValue, 'takenBy'> }[] = [];
    for (let row = 0; row < outcome.length; row += 1) {
      if (outcome[row] !== unmatched) continue;
      for (let at = firstValueOf(application, row); at < lastValueOf(application, row); at += 1) {
        if (groupOfValue[at] < 0 || isPlain(application, at)) continue;
        const value = valueText(application, at);
        const mended = mendText(value);
        if (mended !== null) found.push({ row, value: { ...mended, attribute: application.name, value } });
      }
    }
    const owners = findValues(
      application,
      found.map(({ value }) => value.mended),
    );
    for (const { row, value } of found) {
      const others = (owners.get(value.mended) ?? [])
        .map((owner) => rowOfValue(application, owner))
        .filter((owner) => owner !== row)
        .sort((one, other) => compareValues(key, one, key, other));
      flawed.set(row, [...(flawed.get(row) ?? []), { ...value, takenBy: others[0] ?? -1 }]);
    }
  }
  return flawed;
}

const space = 0x20;

/** Whether a value has nothing but ASCII characters that show: what nearly all values are, told from the bytes. */
function isPlain(column: Column, value: number): boolean {
  const end = valueEnd(column, value);
  for (let at = valueStart(column, value); at < end; at += 1) {
    const byte = column.bytes[at];
    if (byte <= space || byte >= 0x7f) return false;
  }
  return true;
}

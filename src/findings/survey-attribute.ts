import type { AttributeSurvey } from '../model/export-health.ts';
import type { Column, UserTable } from '../model/users.ts';
import { firstValueOf, lastValueOf, valueEnd, valueStart } from '../tables/column.ts';
import { isPlaceholder } from '../tables/equality.ts';
import { SharedValueSearch } from './shared-value-search.ts';

/** Longer numbers identify nobody. */
const widest = 40;

/** Goes through the values of an attribute once; those that many share are looked at again. */
export function surveyAttribute(table: UserTable, column: Column): AttributeSurvey {
  const { bytes } = column;
  const digits = new Uint32Array(widest + 1);
  const zeroLed = new Uint32Array(widest + 1);
  const search = new SharedValueSearch(table, column);
  let filled = 0;
  let values = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const before = values;
    for (let value = firstValueOf(column, row); value < lastValueOf(column, row); value += 1) {
      const start = valueStart(column, value);
      const end = valueEnd(column, value);
      if (isPlaceholder(bytes, start, end)) continue;
      values += 1;
      search.see(start, end);
      if (end - start > widest || !isNumber(bytes, start, end)) continue;
      digits[end - start] += 1;
      if (bytes[start] === zero) zeroLed[end - start] += 1;
    }
    if (values > before) filled += 1;
  }
  return { attribute: column.name, filled, values, digits, zeroLed, shared: search.finish() };
}

const zero = 0x30;

/** Whether a text is ASCII digits and nothing else. */
export function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] < zero || bytes[at] > 0x39) return false;
  return start < end;
}

import { codesOf } from '../../model/codes.ts';
import type { RuleClaims } from '../../model/match-result.ts';
import { outcomes } from '../../model/outcomes.ts';
import type { Column } from '../../model/users.ts';
import {
  firstValueOf,
  lastValueOf,
  rowOfValue,
  valueEnd,
  valueStart,
  valueText,
} from '../../tables/column.ts';
import { compareValues } from '../../tables/equality.ts';
import { findValues } from '../../tables/find-rows.ts';
import { sharedIntegers } from '../../tables/shared-arrays.ts';
import { mendText, type MendedText } from './mend-text.ts';

/** A value that is written wrongly, by its application attribute. */
export interface FlawedValue extends MendedText {
  readonly attribute: string;
  readonly value: string;
}

/** Finds the values of a row that are written wrongly, in rule order. */
export function flawFinder(rules: readonly RuleClaims[]): (row: number) => FlawedValue[] {
  const columns = [...columnsOf(rules)];
  return (row) => columns.flatMap((claims) => flawedIn(claims, row));
}

const { unmatched } = codesOf(outcomes);

/**
 * Row by row, of unmatched users with values that are written wrongly: another application row that has such a
 * value as it should be, -1 for none. Of several it is the one with the smallest key.
 */
export function findMendedElsewhere(
  rules: readonly RuleClaims[],
  key: Column,
  outcome: Uint8Array,
): Int32Array {
  const elsewhere = sharedIntegers(outcome.length).fill(-1);
  for (const claims of columnsOf(rules)) {
    const texts: string[] = [];
    const rows: number[] = [];
    outcome.forEach((code, row) => {
      if (code !== unmatched || elsewhere[row] >= 0) return;
      for (const { mended } of flawedIn(claims, row)) {
        texts.push(mended);
        rows.push(row);
      }
    });
    const found = findValues(claims.application, texts);
    texts.forEach((text, at) => {
      const row = rows[at];
      for (const value of found.get(text) ?? []) {
        const other = rowOfValue(claims.application, value);
        const isBetter = elsewhere[row] < 0 || compareValues(key, other, key, elsewhere[row]) < 0;
        if (other !== row && isBetter) elsewhere[row] = other;
      }
    });
  }
  return elsewhere;
}

/** The rules, one for each attribute of the application. */
function columnsOf(rules: readonly RuleClaims[]): Iterable<RuleClaims> {
  return new Map(rules.map((claims) => [claims.application, claims])).values();
}

function flawedIn({ application, groupOfValue }: RuleClaims, row: number): FlawedValue[] {
  const flawed: FlawedValue[] = [];
  for (let at = firstValueOf(application, row); at < lastValueOf(application, row); at += 1) {
    if (groupOfValue[at] < 0 || isPlain(application, at)) continue;
    const value = valueText(application, at);
    const mended = mendText(value);
    if (mended !== null) flawed.push({ ...mended, attribute: application.name, value });
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

import type { AttributeSurvey, SideSurvey } from '../model/export-health.ts';
import type { Finding } from '../model/findings.ts';
import type { MatchingRule } from '../model/rules.ts';
import type { Column, UserTable } from '../model/users.ts';
import { rowOfValue, valueEnd, valueLength, valueStart, valueText } from '../tables/column.ts';
import { compareValues } from '../tables/equality.ts';
import { isNumber } from './survey-attribute.ts';

/** One side as it was read and looked at. */
export interface SurveyedSide {
  readonly source: string;
  readonly table: UserTable;
  readonly survey: SideSurvey;
}

/**
 * Numbers that are shorter than the others of their column, or than those that a rule compares them with, where these
 * are filled up with zeros to one width: a spreadsheet takes such zeros away.
 */
export function findLostZeros(
  application: SurveyedSide,
  directory: SurveyedSide,
  rules: readonly MatchingRule[],
): Finding[] {
  const found = new Map<string, Finding>();
  const look = (
    side: SurveyedSide,
    column: Column,
    own: AttributeSurvey,
    other: AttributeSurvey | null,
  ): void => {
    const id = `${side.table.side} ${column.name}`;
    const width = fullWidth(own) ?? (other === null || !mayBeOf(own, other) ? null : fullWidth(other));
    if (width === null || found.has(id) || countShort(own, width) === 0) return;
    found.set(id, shortNumbers(side, column, width));
  };
  for (const rule of rules) {
    if (rule.directory.kind !== 'attribute') continue;
    const one = compared(application, rule.application);
    const other = compared(directory, rule.directory.name);
    if (one === null || other === null) continue;
    look(application, one.column, one.survey, other.survey);
    look(directory, other.column, other.survey, one.survey);
  }
  for (const side of [application, directory]) look(side, side.table.key, side.survey.key, null);
  return [...found.values()];
}

function compared(
  { table, survey }: SurveyedSide,
  attribute: string,
): { readonly column: Column; readonly survey: AttributeSurvey } | null {
  const name = attribute.toLowerCase();
  const column = table.columns.get(name);
  const found = survey.attributes.get(name);
  return column === undefined || found === undefined ? null : { column, survey: found };
}

/** Of fewer numbers nothing can be said of the width of all. */
const leastNumbers = 3;

/** The width that numbers are filled up to with zeros; null where they are not, or too few of them. */
function fullWidth({ values, digits, zeroLed }: AttributeSurvey): number | null {
  const numbers = sum(digits);
  const width = digits.indexOf(Math.max(...digits));
  const isUsual = digits[width] >= leastNumbers && digits[width] * 5 >= numbers * 4 && numbers * 2 >= values;
  return isUsual && zeroLed[width] > 0 && zeroLed[width] * 20 >= digits[width] ? width : null;
}

/** Whether the values of one may be numbers of the other that have become shorter. */
function mayBeOf(one: AttributeSurvey, other: AttributeSurvey): boolean {
  const width = fullWidth(other);
  return width !== null && sum(one.digits) * 2 >= one.values && sum(one.digits.subarray(width + 1)) === 0;
}

function countShort({ digits, zeroLed }: AttributeSurvey, width: number): number {
  return sum(digits.subarray(0, width)) - sum(zeroLed.subarray(0, width));
}

/** The finding for a column that is known to have such numbers, with the least of them. */
function shortNumbers({ source, table }: SurveyedSide, column: Column, width: number): Finding {
  let count = 0;
  let example = -1;
  let line = 0;
  for (let value = 0; value < column.values; value += 1) {
    const start = valueStart(column, value);
    if (valueLength(column, value) >= width || column.bytes[start] === zero) continue;
    if (!isNumber(column.bytes, start, valueEnd(column, value))) continue;
    count += 1;
    const lineOfValue = table.lines[rowOfValue(column, value)];
    const order = example < 0 ? -1 : compareValues(column, value, column, example);
    if (order > 0) continue;
    line = order === 0 ? Math.min(line, lineOfValue) : lineOfValue;
    example = value;
  }
  const { side } = table;
  const value = valueText(column, example);
  return { kind: 'lost-zeros', source, line, side, attribute: column.name, value, width, count };
}

const zero = 0x30;

function sum(numbers: Uint32Array): number {
  return numbers.reduce((total, number) => total + number, 0);
}

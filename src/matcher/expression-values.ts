import type { CompiledExpression } from '../expressions/compile-expression.ts';
import type { EvaluationFailure } from '../expressions/evaluation-failure.ts';
import { longestText } from '../expressions/expression-limits.ts';
import type { ValueFailure } from '../model/match-result.ts';
import type { Column } from '../model/users.ts';
import { ColumnBuilder } from '../tables/column-builder.ts';
import { rowValues } from '../tables/column.ts';
import { valueReader } from '../tables/value-reader.ts';

/**
 * Computes an expression for every row of the columns that it reads, which stand in the order of its attributes.
 * The value is empty where it gives none or fails.
 */
export function expressionValues(
  expression: CompiledExpression,
  columns: readonly Column[],
  rows: number,
): { readonly column: Column; readonly failures: readonly ValueFailure[] } {
  const builder = new ColumnBuilder(expression.text);
  const failures = new Map<EvaluationFailure, { count: number; readonly firstRow: number }>();
  const utf8 = new Uint8Array(3 * longestText);
  const readers = columns.map(rowReader);
  let row = 0;
  const read = (attribute: number): string | readonly string[] => readers[attribute](row);
  for (; row < rows; row += 1) {
    const value = expression.evaluate(read);
    if (typeof value === 'string') {
      builder.appendBytes(utf8.subarray(0, writeUtf8(value, utf8)));
      continue;
    }
    builder.appendBytes(utf8.subarray(0, 0));
    const seen = failures.get(value);
    if (seen === undefined) failures.set(value, { count: 1, firstRow: row });
    else seen.count += 1;
  }
  return {
    column: builder.finish(),
    failures: Array.from(failures, ([{ message }, rows]) => ({ why: message, ...rows })),
  };
}

/** Why the expression gives no value for one row, in words; null where it does. */
export function failureOfRow(
  expression: CompiledExpression,
  columns: readonly Column[],
  row: number,
): string | null {
  const value = expression.evaluate((attribute) => rowReader(columns[attribute])(row));
  return typeof value === 'string' ? null : value.message;
}

function rowReader(column: Column): (row: number) => string | readonly string[] {
  return column.firstValue === null ? valueReader(column) : (row) => rowValues(column, row);
}

const encoder = new TextEncoder();

function writeUtf8(text: string, target: Uint8Array): number {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) return encoder.encodeInto(text, target).written;
    target[at] = code;
  }
  return text.length;
}

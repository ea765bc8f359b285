import type { CompiledExpression } from '../expressions/compile-expression.ts';
import type { EvaluationFailure } from '../expressions/evaluation-failure.ts';
import { longestText } from '../expressions/expression-limits.ts';
import type { Column } from '../model/users.ts';
import { ColumnBuilder } from '../tables/column-builder.ts';
import { rowValues } from '../tables/column.ts';
import { valueReader } from '../tables/value-reader.ts';

export interface ExpressionValues {
  /** One value for each row, empty where the expression gives none or fails. */
  readonly column: Column;
  /** For each way in which it failed, the rows. */
  readonly failures: ReadonlyMap<EvaluationFailure, readonly number[]>;
}

/** Computes an expression for every row of the columns that it reads, which stand in the order of its attributes. */
export function expressionValues(
  expression: CompiledExpression,
  columns: readonly Column[],
  rows: number,
): ExpressionValues {
  const builder = new ColumnBuilder(expression.text);
  const failures = new Map<EvaluationFailure, number[]>();
  const utf8 = new Uint8Array(3 * longestText);
  const readers = columns.map((column) =>
    column.firstValue === null ? valueReader(column) : (row: number) => rowValues(column, row),
  );
  let row = 0;
  const read = (attribute: number): string | readonly string[] => readers[attribute](row);
  for (; row < rows; row += 1) {
    const value = expression.evaluate(read);
    if (typeof value === 'string') {
      builder.appendBytes(utf8, 0, writeUtf8(value, utf8));
      continue;
    }
    builder.appendBytes(utf8, 0, 0);
    const failedRows = failures.get(value);
    if (failedRows === undefined) failures.set(value, [row]);
    else failedRows.push(row);
  }
  return { column: builder.finish(), failures };
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

import type { Buffer } from 'node:buffer';
import { CsvError, type Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { RejectionReason } from '../../model/rejections.ts';

/** Rows with more characters than this are rejected. */
export const largestRow = 4 << 20;

/** RFC 4180 as csv-parse reads it, on bytes: each character of a cell is one byte. */
export function csvParseOptions(delimiter: string): Options {
  return {
    delimiter,
    encoding: 'latin1',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: largestRow,
  };
}

/**
 * What csv-parse finds wrong with the first line of a row that could not be read; null where it finds nothing
 * on that line alone. A quote that opens there and does not close leaves open where rows begin and end.
 */
export function judgeBadRow(line: Buffer, options: Options): RejectionReason | null {
  const code = faultOf(line, options);
  if (code === null) return null;
  if (code !== 'CSV_MAX_RECORD_SIZE')
    return code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-not-closed' : 'stray-quote';
  const isOpen = faultOf(line, { ...options, max_record_size: 0 }) === 'CSV_QUOTE_NOT_CLOSED';
  return isOpen ? 'quote-not-closed' : 'row-too-long';
}

function faultOf(line: Buffer, options: Options): CsvError['code'] | null {
  try {
    parse(line, options);
    return null;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code;
  }
}

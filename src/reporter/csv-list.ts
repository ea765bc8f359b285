import { Buffer } from 'node:buffer';
import { stringify } from 'csv-stringify/sync';
import { CsvBytes } from './csv-bytes.ts';
import { guardedCell } from './csv-cell.ts';
import type { ListBytes } from './report.ts';

const options = { quoted: true, quoted_empty: true, record_delimiter: '\r\n' } as const;

/** Rows that are turned into one chunk of bytes. */
const batch = 2000;

/**
 * A list for people: UTF-8 with BOM, CRLF, every cell quoted (RFC 4180).
 * With a banner, each row says so in a last column, where no sorting and no filter can lose it; an empty list
 * has a row for it alone.
 */
export function* csvList(
  header: readonly string[],
  rows: Iterable<readonly string[]>,
  banner: string | null,
): ListBytes {
  yield csvHeader(header, banner);
  let records: string[][] = [];
  let count = 0;
  for (const row of rows) {
    count += 1;
    const cells = row.map(guardedCell);
    records.push(banner === null ? cells : [...cells, banner]);
    if (records.length < batch) continue;
    yield Buffer.from(stringify(records, options));
    records = [];
  }
  if (banner !== null && count === 0) records.push([...header.map(() => ''), banner]);
  if (records.length > 0) yield Buffer.from(stringify(records, options));
  return count;
}

/** The byte order mark and the header row. */
function csvHeader(header: readonly string[], banner: string | null): Uint8Array {
  const names = (banner === null ? header : [...header, 'incomplete']).map(guardedCell);
  return Buffer.from(`\ufeff${stringify([names], options)}`);
}

/** The rows of a long list, each written by `writeRow`, in the same form. */
export function* longCsvList(
  header: readonly string[],
  rows: Iterable<number>,
  writeRow: (out: CsvBytes, row: number) => void,
  banner: string | null,
): ListBytes {
  yield csvHeader(header, banner);
  const out = new CsvBytes();
  let count = 0;
  for (const row of rows) {
    count += 1;
    writeRow(out, row);
    if (banner !== null) out.word(banner);
    out.endRow();
    if (out.isFull) yield out.take();
  }
  if (banner !== null && count === 0) {
    for (let cell = 0; cell < header.length; cell += 1) out.word('');
    out.word(banner);
    out.endRow();
  }
  yield out.take();
  return count;
}

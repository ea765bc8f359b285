import { Buffer } from 'node:buffer';
import { stringify } from 'csv-stringify/sync';
import { guardedCell } from './csv-cell.ts';

/** Rows that are turned into one chunk of bytes. */
const batch = 2000;

/**
 * A list for people: UTF-8 with BOM, CRLF, every cell quoted (RFC 4180).
 * With a banner, each row says so in a last column, where no sorting and no filter can lose it.
 */
export function* csvList(
  header: readonly string[],
  rows: Iterable<readonly string[]>,
  banner: string | null,
): Generator<Uint8Array> {
  const options = { quoted: true, record_delimiter: '\r\n' } as const;
  yield Buffer.from(
    `\ufeff${stringify([banner === null ? [...header] : [...header, 'incomplete']], options)}`,
  );
  let records: string[][] = [];
  for (const row of rows) {
    const cells = row.map(guardedCell);
    records.push(banner === null ? cells : [...cells, banner]);
    if (records.length < batch) continue;
    yield Buffer.from(stringify(records, options));
    records = [];
  }
  if (records.length > 0) yield Buffer.from(stringify(records, options));
}

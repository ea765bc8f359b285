import { Buffer } from 'node:buffer';
import { stringify } from 'csv-stringify/sync';
import { CsvBytes, encodeCells } from './csv-bytes.ts';
import { guardedCell } from './csv-cell.ts';
import type { ReportPart } from './report.ts';

const options = { quoted: true, quoted_empty: true, record_delimiter: '\r\n' } as const;

/** Rows that are turned into one chunk of bytes: so few that their texts are forgotten before they count as old. */
const batch = 100;

/**
 * A list for people: UTF-8 with BOM, CRLF, every cell quoted (RFC 4180).
 * With a banner, each row says so in a last column, where no sorting and no filter can lose it; an empty list
 * has a row for it alone.
 */
export function* csvList(
  header: readonly string[],
  rows: Iterable<readonly string[]>,
  banner: string | null,
): Generator<ReportPart> {
  yield csvHeader(header, banner);
  let records: string[][] = [];
  let isEmpty = true;
  for (const row of rows) {
    isEmpty = false;
    const cells = row.map(guardedCell);
    records.push(banner === null ? cells : [...cells, banner]);
    if (records.length < batch) continue;
    yield part(records, records.length);
    records = [];
  }
  if (records.length > 0) yield part(records, records.length);
  if (banner !== null && isEmpty) yield part([[...header.map(() => ''), banner]], 0);
}

/** The byte order mark and the header row. */
function csvHeader(header: readonly string[], banner: string | null): ReportPart {
  const names = (banner === null ? header : [...header, 'incomplete']).map(guardedCell);
  return { bytes: Buffer.from(`\ufeff${stringify([names], options)}`), rows: 0 };
}

function part(records: string[][], rows: number): ReportPart {
  return { bytes: Buffer.from(stringify(records, options)), rows };
}

/** Rows that are looked at before they are written, one after the other. */
const ahead = 64;

/**
 * The rows of a long list, each written by `writeRow`, in the same form. `lookAt` touches what a row shows of the
 * other side, which may lie anywhere: many such places asked for at once come about as fast as one.
 */
export function* longCsvList(
  header: readonly string[],
  rows: Uint32Array,
  lookAt: (out: CsvBytes, row: number) => void,
  writeRow: (out: CsvBytes, row: number) => void,
  banner: string | null,
): Generator<ReportPart> {
  yield csvHeader(header, banner);
  const out = new CsvBytes();
  const encodedBanner = banner === null ? null : encodeCells(banner);
  for (let from = 0; from < rows.length; from += ahead) {
    const next = rows.subarray(from, from + ahead);
    for (const row of next) lookAt(out, row);
    for (const row of next) {
      writeRow(out, row);
      if (encodedBanner !== null) out.cells(encodedBanner);
      out.endRow();
      if (out.isFull) yield out.take();
    }
  }
  yield out.take();
  if (banner !== null && rows.length === 0) {
    out.cells(encodeCells(...header.map(() => ''), banner));
    out.endRow();
    yield { ...out.take(), rows: 0 };
  }
}

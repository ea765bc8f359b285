import { Buffer } from 'node:buffer';
import type { RejectionReason } from '../../model/rejections.ts';
import type { CsvHeader } from '../csv/read-header.ts';
import { fillUpCells } from '../csv/record-cells.ts';
import { RecordScanner } from '../csv/record-scanner.ts';
import { packedRecord } from '../csv/packed-record.ts';
import type { ScannedRecord, ScanSink } from '../csv/record-sink.ts';
import type { ImportedUsers, ReadRequest } from '../importer.ts';
import { EndWatch } from '../end-watch.ts';
import { EntryRows } from '../ldap/entry-rows.ts';
import { entryFacts, EntryValues } from '../ldap/entry-values.ts';
import { noUserEntries } from '../ldap/no-user-entries.ts';
import { mergeRepeatedKeys } from '../merge-repeated-keys.ts';
import { pushChunks } from '../push-chunks.ts';
import { RowValues } from '../row-values.ts';
import { cellValues } from './cell-values.ts';

/** Reads the rows behind the header of a csvde export into a table of users; `size` is about that of the file in bytes. */
export async function readCsvdeUsers(
  chunks: AsyncIterable<Buffer>,
  source: string,
  size: number,
  header: CsvHeader,
  { trim }: { readonly trim: boolean },
  request: ReadRequest,
): Promise<Omit<ImportedUsers, 'reading' | 'sha256'>> {
  const columns = [request.key, ...request.columns.values()];
  const values = new RowValues(columns.length, trim);
  const rows = new CsvdeRows(source, header, values, columns, request);
  const reader = new RecordScanner(header.delimiter, header.names.length, header.nextLine, rows);
  const watched = new EndWatch(reader);
  await pushChunks(chunks, size, watched, rows.rows, request);
  await reader.end();
  if (rows.rows.read === 0) throw noUserEntries(source, rows.rows.passedOver);
  const { table, merged } = mergeRepeatedKeys(source, rows.rows.finish(), request);
  const { quoteNotClosedAt } = reader;
  const incomplete =
    quoteNotClosedAt !== null
      ? ({ source, line: quoteNotClosedAt, why: 'quote-not-closed' } as const)
      : !watched.endsInLineBreak
        ? ({ source, line: rows.lastLine, why: 'line-cut-off' } as const)
        : null;
  return {
    table,
    read: rows.rows.read,
    merged,
    rejections: rows.rows.rejections,
    findings: rows.rows.findings(source),
    completeness: incomplete === null ? 'unproven' : 'incomplete',
    incomplete,
  };
}

class CsvdeRows implements ScanSink {
  readonly rows: EntryRows;
  lastLine = 1;
  readonly #width: number;
  readonly #entry: EntryValues;
  /** By place among the entry's names: the cell that has it, -1 where none does. */
  readonly #cells: readonly number[];

  constructor(
    source: string,
    header: CsvHeader,
    values: RowValues,
    columns: readonly string[],
    request: ReadRequest,
  ) {
    const names = header.names.map((name) => name.toLowerCase());
    this.#width = names.length;
    this.#entry = new EntryValues(values, columns, entryFacts(header.names));
    this.#cells = this.#entry.names.map((name) => names.indexOf(name));
    this.rows = new EntryRows(source, values, request);
  }

  record(cells: readonly string[], line: number): void {
    this.scanned(packedRecord(cells, this.#width, line));
  }

  scanned(record: ScannedRecord): void {
    const entry = this.#entry;
    this.lastLine = record.line;
    entry.clear();
    if (record.cells > this.#width) entry.blame('too-many-cells');
    // csvde leaves out the empty cells at the end of a row.
    fillUpCells(record);
    const { bytes, starts, ends } = record;
    this.#cells.forEach((cell, place) => {
      if (cell < 0) return;
      // A name has one value, in which a `;` and a `\` stand for themselves.
      if (cell === 0) entry.add(place, bytes, starts[0], ends[0], false);
      else {
        for (const { bytes: value, isBinary } of cellValues(bytes, starts[cell], ends[cell])) {
          entry.add(place, value, 0, value.length, isBinary);
        }
      }
    });
    const dn = (): string =>
      Buffer.from(bytes.buffer, bytes.byteOffset + starts[0], ends[0] - starts[0]).toString('utf8');
    this.rows.entry(entry, record.line, dn);
  }

  rejected(line: number, reason: RejectionReason): void {
    this.lastLine = line;
    this.#entry.clear();
    this.rows.rejected(line, reason);
  }
}

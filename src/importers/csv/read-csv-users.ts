import { Buffer, isUtf8 } from 'node:buffer';
import type { Rejection, RejectionReason } from '../../model/rejections.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import { ColumnBuilder } from '../../tables/column-builder.ts';
import { TableBuilder } from '../../tables/table-builder.ts';
import type { CsvOptions } from '../source-options.ts';
import type { ImportedUsers, ReadRequest } from '../importer.ts';
import { EndWatch } from '../end-watch.ts';
import { mergeRepeatedKeys, type UserColumns } from '../merge-repeated-keys.ts';
import { pushChunks } from '../push-chunks.ts';
import { packedRecord } from './packed-record.ts';
import type { CsvHeader } from './read-header.ts';
import { fillUpCells, isBlank, textOf, trimCells } from './record-cells.ts';
import { RecordScanner } from './record-scanner.ts';
import type { ScannedRecord, ScanSink } from './record-sink.ts';

/** Reads the rows behind the header into a table of users; `size` is about that of the file in bytes. */
export async function readCsvUsers(
  chunks: AsyncIterable<Buffer>,
  source: string,
  size: number,
  header: CsvHeader,
  options: CsvOptions,
  request: ReadRequest,
): Promise<Omit<ImportedUsers, 'reading' | 'sha256'>> {
  const rows = new UserRows(source, header, options, request);
  const reader = new RecordScanner(header.delimiter, header.names.length, header.nextLine, rows);
  const watched = new EndWatch(reader);
  await pushChunks(chunks, size, watched, rows, request);
  await reader.end();
  if (rows.read === 0 && !options.isFilledIn) {
    throw new RollcallError(
      'no-rows',
      `${source} has a header and no rows`,
      'Export again; no user is in it.',
    );
  }
  const columns = rows.finish();
  const { table, merged } = mergeRepeatedKeys(source, columns, request);
  const incomplete = breakOf(
    source,
    reader.quoteNotClosedAt,
    watched.endsInLineBreak ? null : rows.shortLine,
  );
  return {
    table,
    read: rows.read,
    merged,
    findings: [],
    rejections: rows.rejections,
    completeness: incomplete === null ? 'unproven' : 'incomplete',
    incomplete,
  };
}

/** Where the file breaks off: at a quote that is never closed, or in its last row, at `unended`. */
function breakOf(
  source: string,
  quoteNotClosedAt: number | null,
  unended: number | null,
): ImportedUsers['incomplete'] {
  if (quoteNotClosedAt !== null) return { source, line: quoteNotClosedAt, why: 'quote-not-closed' };
  return unended === null ? null : { source, line: unended, why: 'row-cut-off' };
}

interface MultiValuedCell {
  readonly name: string;
  readonly cell: number;
  readonly builder: ColumnBuilder;
}

class UserRows implements ScanSink {
  readonly rejections: Rejection[] = [];
  read = 0;
  /** The line of the last row, if it has fewer cells than the header. */
  shortLine: number | null = null;
  readonly #source: string;
  readonly #width: number;
  readonly #delimiter: string;
  readonly #trim: boolean;
  readonly #isFilledIn: boolean;
  readonly #separator: string | null;
  readonly #keyCell: number;
  readonly #names: readonly string[];
  readonly #users: TableBuilder;
  readonly #multiValued: readonly MultiValuedCell[];

  constructor(source: string, header: CsvHeader, options: CsvOptions, request: ReadRequest) {
    this.#source = source;
    this.#width = header.names.length;
    this.#delimiter = header.delimiter;
    this.#trim = options.trim;
    this.#isFilledIn = options.isFilledIn;
    const separator = options.multiValueSeparator;
    this.#separator = separator === null ? null : Buffer.from(separator).toString('latin1');
    this.#keyCell = header.names.indexOf(request.key);
    const wanted = [...request.columns].map(([name, attribute]) => ({
      name,
      kept: { name: attribute, cell: header.names.indexOf(attribute) },
      isMultiValued: separator !== null && request.multiValued.has(name),
    }));
    const single = wanted.filter(({ isMultiValued }) => !isMultiValued);
    const key = { name: request.key, cell: this.#keyCell };
    this.#names = single.map(({ name }) => name);
    this.#users = new TableBuilder(source, [key, ...single.map(({ kept }) => kept)]);
    this.#multiValued = wanted
      .filter(({ isMultiValued }) => isMultiValued)
      .map(({ name, kept }) => ({ name, cell: kept.cell, builder: new ColumnBuilder(kept.name) }));
  }

  /** Tells which share of the file has been read. */
  expect(share: number): void {
    this.#users.expect(share);
  }

  record(cells: readonly string[], line: number): void {
    this.scanned(packedRecord(cells, this.#width, line));
  }

  scanned(record: ScannedRecord): void {
    this.read += 1;
    const { bytes, starts, ends, line } = record;
    this.shortLine = record.cells < this.#width ? line : null;
    if (this.#isFilledIn) fillUpCells(record);
    const { cells } = record;
    if (this.#trim) trimCells(record);
    const keyStart = starts[this.#keyCell];
    const keyEnd = ends[this.#keyCell];
    if (cells !== this.#width) {
      const key = cells > this.#keyCell ? textOf(bytes, keyStart, keyEnd) : '';
      this.#reject(line, cells < this.#width ? 'too-few-cells' : 'too-many-cells', key);
      return;
    }
    if (!this.#isFilledIn && isBlank(bytes, keyStart, keyEnd)) {
      this.#reject(line, 'key-missing', '');
      return;
    }
    this.#users.add(record, line);
    for (const { cell, builder } of this.#multiValued) {
      builder.appendValues(this.#values(textOf(bytes, starts[cell], ends[cell])));
    }
  }

  rejected(line: number, reason: RejectionReason, row: string): void {
    this.read += 1;
    this.shortLine = null;
    this.#reject(line, reason, this.#keyOfBadRow(row));
  }

  finish(): UserColumns {
    const { columns: kept, lines } = this.#users.finish();
    const [key, ...single] = kept;
    const columns = new Map(this.#names.map((name, at) => [name, single[at]]));
    for (const { name, builder } of this.#multiValued) columns.set(name, builder.finish());
    return { key, lines, files: [], columns };
  }

  #reject(line: number, reason: RejectionReason, key: string): void {
    const excerpt = Buffer.from(key, 'latin1').toString('utf8');
    this.rejections.push({ source: this.#source, line, reason, excerpt });
  }

  /** The key, if no quote stands before its end: what follows a quote cannot be told apart. */
  #keyOfBadRow(row: string): string {
    const cells = row.split(this.#delimiter, this.#keyCell + 2);
    const isReadable = cells.length === this.#keyCell + 2 && !cells.slice(0, -1).join('').includes('"');
    const key = isReadable ? cells[this.#keyCell] : '';
    return isUtf8(Buffer.from(key, 'latin1')) ? key : '';
  }

  #values(cell: string): string[] {
    const values = cell.split(this.#separator ?? '');
    return (this.#trim ? values.map((value) => value.replace(/^ +| +$/g, '')) : values).filter(
      (value) => value !== '',
    );
  }
}

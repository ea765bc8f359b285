import { Buffer, isUtf8 } from 'node:buffer';
import type { Rejection, RejectionReason } from '../../model/rejections.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import type { Column } from '../../model/users.ts';
import { ColumnBuilder } from '../../tables/column-builder.ts';
import type { CsvOptions } from '../source-options.ts';
import type { ImportedUsers, ReadRequest } from '../importer.ts';
import { mergeRepeatedKeys } from '../merge-repeated-keys.ts';
import type { CsvHeader } from './read-header.ts';
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
): Promise<Omit<ImportedUsers, 'sha256'>> {
  const rows = new UserRows(source, header, options, request);
  const reader = new RecordScanner(header.delimiter, header.names.length, header.nextLine, rows);
  let bytes = 0;
  for await (const chunk of chunks) {
    reader.push(chunk);
    bytes += chunk.length;
    request.onProgress?.(rows.read, Math.min(1, bytes / size));
  }
  await reader.end();
  if (rows.read === 0) {
    throw new RollcallError(
      'no-rows',
      `${source} has a header and no rows`,
      'Export again; no user is in it.',
    );
  }
  const columns = rows.finish();
  const { table, merged } = mergeRepeatedKeys(source, columns, request);
  const line = reader.quoteNotClosedAt;
  return {
    table,
    read: rows.read,
    merged,
    rejections: rows.rejections,
    completeness: line === null ? 'unproven' : 'incomplete',
    incomplete: line === null ? null : { line, why: 'quote-not-closed' },
  };
}

/** The rows of a file as they come in, by column. */
export interface UserColumns {
  readonly key: Column;
  readonly lines: Uint32Array;
  readonly columns: ReadonlyMap<string, Column>;
}

interface WantedColumn {
  readonly name: string;
  readonly cell: number;
  readonly builder: ColumnBuilder;
  readonly isMultiValued: boolean;
}

class UserRows implements ScanSink {
  readonly rejections: Rejection[] = [];
  read = 0;
  readonly #source: string;
  readonly #width: number;
  readonly #delimiter: string;
  readonly #trim: boolean;
  readonly #separator: string | null;
  readonly #keyCell: number;
  readonly #key: ColumnBuilder;
  readonly #wanted: readonly WantedColumn[];
  readonly #packed: ScannedRecord;
  #lines = new Uint32Array(1 << 8);
  #users = 0;

  constructor(source: string, header: CsvHeader, options: CsvOptions, request: ReadRequest) {
    this.#source = source;
    this.#width = header.names.length;
    this.#delimiter = header.delimiter;
    this.#trim = options.trim;
    this.#separator =
      options.multiValueSeparator === null
        ? null
        : Buffer.from(options.multiValueSeparator).toString('latin1');
    this.#keyCell = header.names.indexOf(request.key);
    this.#key = new ColumnBuilder(request.key);
    this.#packed = {
      bytes: new Uint8Array(),
      starts: new Uint32Array(this.#width),
      ends: new Uint32Array(this.#width),
      cells: 0,
      line: 0,
    };
    this.#wanted = [...request.columns].map(([name, attribute]) => ({
      name,
      cell: header.names.indexOf(attribute),
      builder: new ColumnBuilder(attribute),
      isMultiValued: this.#separator !== null && request.multiValued.has(name),
    }));
  }

  record(cells: readonly string[], line: number): void {
    const bytes = Buffer.from(cells.join(''), 'latin1');
    let end = 0;
    cells.slice(0, this.#width).forEach((cell, at) => {
      this.#packed.starts[at] = end;
      end += cell.length;
      this.#packed.ends[at] = end;
    });
    this.#packed.bytes = bytes;
    this.#packed.cells = cells.length;
    this.#packed.line = line;
    this.scanned(this.#packed);
  }

  scanned(record: ScannedRecord): void {
    this.read += 1;
    const { bytes, starts, ends, cells, line } = record;
    if (this.#trim) trimCells(record);
    const keyStart = starts[this.#keyCell];
    const keyEnd = ends[this.#keyCell];
    if (cells !== this.#width) {
      const key = cells > this.#keyCell ? textOf(bytes, keyStart, keyEnd) : '';
      this.#reject(line, cells < this.#width ? 'too-few-cells' : 'too-many-cells', key);
      return;
    }
    if (isBlank(bytes, keyStart, keyEnd)) {
      this.#reject(line, 'key-missing', '');
      return;
    }
    this.#key.appendBytes(bytes, keyStart, keyEnd);
    for (const { cell, builder, isMultiValued } of this.#wanted) {
      if (isMultiValued) builder.appendValues(this.#values(textOf(bytes, starts[cell], ends[cell])));
      else builder.appendBytes(bytes, starts[cell], ends[cell]);
    }
    if (this.#users === this.#lines.length) {
      const larger = new Uint32Array(this.#lines.length * 2);
      larger.set(this.#lines);
      this.#lines = larger;
    }
    this.#lines[this.#users] = line;
    this.#users += 1;
  }

  rejected(line: number, reason: RejectionReason, row: string): void {
    this.read += 1;
    this.#reject(line, reason, this.#keyOfBadRow(row));
  }

  finish(): UserColumns {
    return {
      key: this.#key.finish(),
      lines: this.#lines.slice(0, this.#users),
      columns: new Map(this.#wanted.map(({ name, builder }) => [name, builder.finish()])),
    };
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

/** A cell as a byte string. */
function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}

const space = 0x20;

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] !== space) return false;
  return true;
}

function trimCells({ bytes, starts, ends }: ScannedRecord): void {
  for (let cell = 0; cell < starts.length; cell += 1) {
    while (starts[cell] < ends[cell] && bytes[starts[cell]] === space) starts[cell] += 1;
    while (ends[cell] > starts[cell] && bytes[ends[cell] - 1] === space) ends[cell] -= 1;
  }
}

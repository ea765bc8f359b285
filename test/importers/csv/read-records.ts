import { Buffer } from 'node:buffer';
import { RecordReader } from '../../../src/importers/csv/record-reader.ts';
import { RecordScanner } from '../../../src/importers/csv/record-scanner.ts';
import type { RejectionReason } from '../../../src/model/rejections.ts';

/** What the reader tells of a row: the line it begins on, and its cells or why it was rejected. */
export interface ToldRow {
  readonly line: number;
  readonly cells: readonly string[] | null;
  readonly rejected: RejectionReason | null;
  /** Of a rejected row, as the reader handed it out; each character is one byte. */
  readonly text: string;
}

export interface RecordsRead {
  readonly rows: readonly ToldRow[];
  readonly quoteNotClosedAt: number | null;
}

export async function readRecords(
  chunks: Iterable<Buffer>,
  delimiter = ',',
  firstLine = 1,
): Promise<RecordsRead> {
  const rows: ToldRow[] = [];
  const reader = new RecordReader(delimiter, firstLine, {
    record: (cells, line) => rows.push({ line, cells, rejected: null, text: '' }),
    rejected: (line, reason, text) => rows.push({ line, cells: null, rejected: reason, text }),
  });
  for (const chunk of chunks) reader.push(chunk);
  await reader.end();
  return { rows, quoteNotClosedAt: reader.quoteNotClosedAt };
}

/** The same with the bare facts, to be compared with literals. */
export function bareRows({ rows }: RecordsRead): (readonly [number, readonly string[] | string])[] {
  return rows.map(({ line, cells, rejected }) => [line, cells ?? rejected ?? '']);
}

/** The same by the scanner, which keeps as many cells of a row as the header has. */
export async function scanRecords(
  chunks: Iterable<Buffer>,
  delimiter = ',',
  firstLine = 1,
  width = 64,
): Promise<RecordsRead> {
  const rows: ToldRow[] = [];
  const scanner = new RecordScanner(delimiter, width, firstLine, {
    record: (cells, line) => rows.push({ line, cells, rejected: null, text: '' }),
    rejected: (line, reason, text) => rows.push({ line, cells: null, rejected: reason, text }),
    scanned: ({ bytes, starts, ends, cells, line }) => {
      const kept = Array.from({ length: Math.min(cells, width) }, (_, cell) =>
        Buffer.from(bytes.subarray(starts[cell], ends[cell])).toString('latin1'),
      );
      rows.push({ line, cells: kept, rejected: null, text: '' });
    },
  });
  for (const chunk of chunks) scanner.push(Buffer.from(chunk));
  await scanner.end();
  return { rows, quoteNotClosedAt: scanner.quoteNotClosedAt };
}

import { Buffer } from 'node:buffer';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { RollcallError } from '../../model/rollcall-error.ts';
import { delimiters } from './delimiters.ts';
import { countLineBreaks, lineBreakAfter } from './line-breaks.ts';

/** A CSV file's header and where its rows begin. */
export interface CsvHeader {
  readonly names: readonly string[];
  readonly delimiter: string;
  /** Bytes of UTF-8 up to the first row, and the line it stands on. */
  readonly size: number;
  readonly nextLine: number;
}

/** A header longer than this is no header. */
const largestHeader = 1 << 20;

/**
 * Reads the header from a file's beginning, past the lines that programs put before it: `sep=;` (Excel),
 * `#TYPE …` (PowerShell's Export-Csv) and `version:v1.0` (the Entra admin center's bulk files).
 */
export async function readHeader(
  source: string,
  chunks: AsyncIterable<Buffer>,
  chosen: string | null,
): Promise<CsvHeader> {
  const head = await firstBytes(chunks, largestHeader);
  let start = 0;
  let announced: string | null = null;
  for (;;) {
    const end = lineBreakAfter(head, start);
    const line = head.toString('latin1', start, end.at);
    if (end.at === head.length && line === '') break;
    const separator = /^sep=(.)$/i.exec(line);
    if (separator !== null) announced = separator[1];
    else if (!/^(#TYPE .*|version:v1\.0[,;\t|]*|)$/.test(line)) break;
    start = end.next;
  }
  const end = headerEnd(head, start);
  const text = head.toString('latin1', start, end.at);
  if (text.includes('\0') || text.startsWith('PK\u0003')) {
    throw new RollcallError('header-missing', `${source} is no text file`, 'Save it as CSV (UTF-8).');
  }
  if (end.at === head.length && head.length >= largestHeader) {
    throw new RollcallError(
      'header-missing',
      `${source}: the first row does not end within 1 MiB`,
      'The first row must name the columns, and the rows must be lines.',
    );
  }
  if (text.trim() === '') {
    throw new RollcallError(
      'header-missing',
      `${source} has no header`,
      'The first row must name the columns.',
    );
  }
  const delimiter = chosen ?? announced ?? recogniseDelimiter(source, text);
  return {
    names: headerNames(source, head.subarray(start, end.at), delimiter),
    delimiter,
    size: end.next,
    nextLine: 1 + countLineBreaks(head, 0, end.next),
  };
}

async function firstBytes(chunks: AsyncIterable<Buffer>, enough: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    // A copy: the memory of a chunk is used again.
    parts.push(Buffer.from(chunk));
    size += chunk.length;
    if (size >= enough) break;
  }
  return Buffer.concat(parts);
}

const quote = 0x22;

/** The first line break that is not within quotes. */
function headerEnd(head: Buffer, start: number): { readonly at: number; readonly next: number } {
  let quotes = 0;
  for (let from = start; ;) {
    const end = lineBreakAfter(head, from);
    for (let i = from; i < end.at; i += 1) if (head[i] === quote) quotes += 1;
    if (quotes % 2 === 0 || end.at === head.length) return end;
    from = end.next;
  }
}

function recogniseDelimiter(source: string, header: string): string {
  const unquoted = header.replace(/"(?:[^"]|"")*"/g, '');
  const counts = delimiters.map((delimiter) => unquoted.split(delimiter).length - 1);
  const most = Math.max(...counts);
  if (most > 0 && counts.filter((count) => count === most).length > 1) {
    throw new RollcallError(
      'delimiter-unclear',
      `${source}: the header does not tell the delimiter`,
      'Set "delimiter" of that source in the configuration.',
    );
  }
  return delimiters[counts.indexOf(most)];
}

function headerNames(source: string, header: Buffer, delimiter: string): string[] {
  let records: string[][];
  try {
    records = parse(header, { delimiter, encoding: 'latin1', relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new RollcallError(
      'header-missing',
      `${source}: the header cannot be read`,
      'A quote in it is not closed, or stands inside a name.',
      { cause: error },
    );
  }
  return records[0].map((name) => Buffer.from(name, 'latin1').toString('utf8').trim());
}

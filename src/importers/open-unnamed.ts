import { Buffer } from 'node:buffer';
import { openInputFile } from '../io/input-file.ts';
import { isFolder } from '../io/input-pages.ts';
import type { Io } from '../io/io.ts';
import { openCsv } from './csv/open-csv.ts';
import { openCsvde } from './csvde/open-csvde.ts';
import { openExcel } from './excel/open-excel.ts';
import type { OpenedSource } from './importer.ts';
import { openJson } from './json/open-json.ts';
import { openLdif } from './ldif/open-ldif.ts';
import { headLength, recogniseKind } from './recognise-kind.ts';
import { openSqlDump } from './sql-dump/open-sql-dump.ts';
import type { FileKind, UnnamedOptions } from './source-options.ts';

type Opener = (options: UnnamedOptions, base: string, io: Pick<Io, 'signal'>) => Promise<OpenedSource>;

const openers: Readonly<Record<FileKind, Opener>> = {
  csv: (options, base, io) => openCsv({ ...options, kind: 'csv' }, base, io),
  csvde: ({ file, encoding, trim }, base, io) => openCsvde({ kind: 'csvde', file, encoding, trim }, base, io),
  json: ({ file, trim }, base, io) => openJson({ kind: 'json', file, trim }, base, io),
  excel: ({ file, sheet, trim }, base, io) => openExcel({ kind: 'excel', file, sheet, trim }, base, io),
  ldif: ({ file, trim }, base, io) => openLdif({ kind: 'ldif', file, trim }, base, io),
  'sql-dump': ({ file, trim, encoding, dump }, base, io) =>
    openSqlDump({ ...dump, kind: 'sql-dump', file, encoding, trim }, base, io),
};

/** Opens a file by what is in it; a folder is one of JSON pages. */
export async function openUnnamed(
  options: UnnamedOptions,
  base: string,
  io: Pick<Io, 'signal'>,
): Promise<OpenedSource> {
  const isOfPages = await isFolder(options.file, base);
  const kind = isOfPages ? 'json' : recogniseKind(await headOf(options.file, base, io));
  return openers[kind](options, base, io);
}

async function headOf(name: string, base: string, io: Pick<Io, 'signal'>): Promise<Uint8Array> {
  const file = await openInputFile(name, base, io);
  try {
    let head = Buffer.alloc(0);
    for await (const chunk of file.chunks()) {
      head = Buffer.concat([head, chunk.subarray(0, headLength - head.length)]);
      if (head.length === headLength) break;
    }
    return head;
  } finally {
    await file.close();
  }
}

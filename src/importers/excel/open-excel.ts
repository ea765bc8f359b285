import { Buffer } from 'node:buffer';
import { openInputFile, type InputFile } from '../../io/input-file.ts';
import type { Io } from '../../io/io.ts';
import { RollcallError } from '../../model/rollcall-error.ts';
import type { OpenedSource } from '../importer.ts';
import type { ExcelOptions } from '../source-options.ts';
import { readExcelUsers } from './read-excel-users.ts';
import { readHeader } from './read-header.ts';
import { isCompoundFile, isZip } from './spreadsheet-signs.ts';
import { readWorkbook, type SheetPart } from './workbook.ts';
import { NoWorkbook, tooLarge, workbookError } from './workbook-error.ts';
import { ZipArchive } from './zip-archive.ts';

/**
 * Opens a sheet of an Excel workbook, of which only .xlsx is read. Its bytes are read once and kept: what they say of
 * themselves stands at their end.
 */
export async function openExcel(
  options: ExcelOptions,
  base: string,
  io: Pick<Io, 'signal'>,
): Promise<OpenedSource> {
  const file = await openInputFile(options.file, base, io);
  try {
    return await tellingName(file.name, () => openSheet(file, options));
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openSheet(file: InputFile, options: ExcelOptions): Promise<OpenedSource> {
  const { name, identity, size } = file;
  const workbook = await readWorkbook(new ZipArchive(await bytesOf(file)));
  const sheet = chooseSheet(name, workbook.sheets, options.sheet);
  const header = await readHeader(workbook, sheet, name);
  return {
    name,
    identity,
    size,
    attributes: header.names,
    mayHaveOthers: false,
    hasPaths: false,
    remarks: remarksOn(sheet, workbook.sheets),
    readUsers: async (request) => {
      const users = await tellingName(name, () =>
        readExcelUsers(workbook, sheet, header, options.trim, request, name),
      );
      const reading = { encoding: 'utf-8', encodingGuessed: false, delimiter: null };
      return { ...users, reading, sha256: file.sha256() };
    },
    close: () => file.close(),
  };
}

/** Tells what keeps a workbook from being read with the name of its file. */
async function tellingName<Answer>(name: string, read: () => Promise<Answer>): Promise<Answer> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof NoWorkbook ? workbookError(name, error) : error;
  }
}

/** Larger ones are not read; a million rows of ten columns have about 60 MiB. */
const largestFile = 512 << 20;

async function bytesOf(file: InputFile): Promise<Buffer> {
  if (file.size > largestFile) throw tooLarge(`it has ${file.size} bytes`);
  const bytes = Buffer.alloc(file.size);
  let length = 0;
  for await (const chunk of file.hashedChunks()) length += chunk.copy(bytes, length);
  if (isCompoundFile(bytes)) throw oldWorkbook(bytes);
  if (!isZip(bytes)) {
    throw new NoWorkbook(
      'is no Excel workbook',
      'Leave "kind" out, and what it is will be told from its content.',
    );
  }
  return bytes;
}

/** A workbook with a password is a compound file around an encrypted one (MS-OFFCRYPTO 2.3.4.4). */
function oldWorkbook(bytes: Buffer): NoWorkbook {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? new NoWorkbook('is encrypted', 'Save it without a password, or as CSV (UTF-8), and give that file.')
    : new NoWorkbook(
        'is an old Excel workbook (.xls)',
        'Save it as "Excel Workbook (.xlsx)" or as CSV (UTF-8), and give that file.',
      );
}

function chooseSheet(source: string, sheets: readonly SheetPart[], wanted: string | null): SheetPart {
  const visible = sheets.filter(({ isHidden }) => !isHidden);
  const found = wanted === null ? (visible[0] ?? sheets[0]) : sheets.find(({ name }) => name === wanted);
  if (found !== undefined) return found;
  if (wanted === null)
    throw new NoWorkbook('has no sheet with cells', 'Give the workbook that has the users.');
  throw new RollcallError(
    'sheet-not-found',
    `${source} has no sheet "${wanted}"`,
    `Its sheets are: ${sheets.map(({ name }) => name).join(', ')}.`,
  );
}

function remarksOn(sheet: SheetPart, sheets: readonly SheetPart[]): string[] {
  const others = sheets.filter((other) => other !== sheet).map(({ name }) => `"${name}"`);
  return others.length === 0 ? [] : [`sheet "${sheet.name}" is read, not ${others.join(', ')}`];
}

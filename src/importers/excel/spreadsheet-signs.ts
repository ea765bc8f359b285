/** What every ZIP archive begins with whose first entry is a file; .xlsx is one (ECMA-376, part 2). */
const zipStart = [0x50, 0x4b, 0x03, 0x04];
/** What every compound file begins with (MS-CFB 2.2): .xls, and a workbook that is encrypted. */
const compoundStart = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function isZip(bytes: Uint8Array): boolean {
  return zipStart.every((byte, at) => bytes[at] === byte);
}

export function isCompoundFile(bytes: Uint8Array): boolean {
  return compoundStart.every((byte, at) => bytes[at] === byte);
}

/** Whether a file that begins so may be a spreadsheet; which one, and whether it can be read, opening it tells. */
export function isSpreadsheet(bytes: Uint8Array): boolean {
  return isZip(bytes) || isCompoundFile(bytes);
}

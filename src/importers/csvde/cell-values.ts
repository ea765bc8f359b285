import { Buffer } from 'node:buffer';

/** A value of a cell, and whether it was written in hexadecimal and may be no text. */
export interface CellValue {
  readonly bytes: Uint8Array;
  readonly isBinary: boolean;
}

/**
 * The values of a cell as csvde writes them: set apart by `;`, a `;` or `\` within a value behind a `\`, and what is no
 * ASCII text as `X'…'` in hexadecimal. A `\` before anything else stands for itself, as in a distinguished name.
 */
export function cellValues(bytes: Uint8Array, start: number, end: number): CellValue[] {
  if (start === end) return [];
  const cell = bytes.subarray(start, end);
  if (!cell.includes(semicolon) && !cell.includes(backslash)) return [cellValue(cell)];
  const values: CellValue[] = [];
  const value = new Uint8Array(cell.length);
  let size = 0;
  for (let at = 0; at < cell.length; at += 1) {
    if (cell[at] === semicolon) {
      values.push(cellValue(value.slice(0, size)));
      size = 0;
      continue;
    }
    const isEscape = cell[at] === backslash && (cell[at + 1] === semicolon || cell[at + 1] === backslash);
    if (isEscape) at += 1;
    value[size] = cell[at];
    size += 1;
  }
  values.push(cellValue(value.slice(0, size)));
  return values;
}

function cellValue(bytes: Uint8Array): CellValue {
  const isQuoted = bytes.length >= 3 && bytes[0] === letterX && bytes[1] === quote && bytes.at(-1) === quote;
  const hex = isQuoted ? Buffer.from(bytes.subarray(2, -1)).toString('latin1') : '';
  return isQuoted && hex.length % 2 === 0 && /^[\da-f]*$/i.test(hex)
    ? { bytes: Buffer.from(hex, 'hex'), isBinary: true }
    : { bytes, isBinary: false };
}

const quote = 0x27;
const semicolon = 0x3b;
const letterX = 0x58;
const backslash = 0x5c;

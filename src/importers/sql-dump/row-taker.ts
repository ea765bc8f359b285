import { Buffer, isUtf8 } from 'node:buffer';
import type { RejectionReason } from '../../model/rejections.ts';
import type { RowValues } from '../row-values.ts';

/** Takes the rows of an INSERT or a COPY: their values go into its columns, by their place in the row. */
export interface RowTaker {
  /** How many values a row has to have. */
  readonly width: number;
  /** Which columns of `values` a value goes into. */
  readonly columns: readonly (readonly number[])[];
  /** Whether the database stores a value as bits, which a dump may write as the bytes that they are. */
  readonly areBits: readonly boolean[];
  readonly values: RowValues;
  row(line: number): void;
  rejected(line: number, reason: RejectionReason): void;
}

/** Adds a value to columns; the reason where it is no text. What is `isSound` has been looked at before. */
export function addValue(
  { values }: RowTaker,
  columns: readonly number[],
  bytes: Uint8Array,
  from: number,
  to: number,
  isSound: boolean,
): RejectionReason | null {
  if (!isSound) {
    let seen = 0;
    // Below zero once a byte is 0, and with the high bit once one is not ASCII.
    for (let at = from; at < to; at += 1) seen |= bytes[at] | (bytes[at] - 1);
    if (seen < 0) return 'nul-character';
    if ((seen & 0x80) !== 0 && !isUtf8(bytes.subarray(from, to))) return 'invalid-text';
  }
  for (const column of columns) values.add(column, bytes, from, to);
  return null;
}

/** The number that the bytes of bits are, in digits. */
export function bitsNumber(bytes: Uint8Array): Buffer {
  return Buffer.from(BigInt(`0x0${Buffer.from(bytes).toString('hex')}`).toString());
}

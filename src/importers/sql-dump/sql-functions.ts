import { Buffer } from 'node:buffer';
import type { RejectionReason } from '../../model/rejections.ts';
import { isoDate } from './oracle-date.ts';
import { unescapedUnicode } from './string-literal.ts';

/** Thrown where what stands in place of a value is no text that could be known. */
export class Unreadable extends Error {
  readonly reason: RejectionReason;

  constructor(reason: RejectionReason) {
    super(reason);
    this.reason = reason;
  }
}

/** What an expression comes to; null is no value. */
export type Value = Buffer | null;

/** What the functions give that dumps write texts and dates with. */
export function called(name: string, values: readonly Value[]): Value {
  const [first = null, second = null, third = null] = values;
  switch (name) {
    case 'TO_DATE':
    case 'TO_TIMESTAMP':
    case 'TO_TIMESTAMP_TZ':
      if (values.length < 1 || values.length > 3) break;
      return first === null || second === null ? first : isoDate(first, second);
    case 'TO_CLOB':
    case 'TO_NCLOB':
    case 'TO_CHAR':
    case 'TO_NUMBER':
    case 'HEXTORAW':
    case 'CONVERT':
      if (values.length === 1 || (name === 'CONVERT' && values.length === 2)) return first;
      break;
    case 'EMPTY_CLOB':
      if (values.length === 0) return null;
      break;
    case 'CHAR':
    case 'CHR':
    case 'NCHAR':
      if (values.length === 1 && /^\d{1,7}$/.test(String(first)) && Number(first) <= 0x10ffff) {
        return Buffer.from(String.fromCodePoint(Number(first)));
      }
      break;
    case 'UNISTR':
      if (values.length === 1) return textOf(first, unescapedUnicode);
      break;
    case 'REPLACE':
      if (values.length === 3 && first !== null && second !== null && third !== null) {
        return replaced(first, second, third);
      }
  }
  throw new Unreadable('value-not-written');
}

function replaced(text: Buffer, sought: Buffer, put: Buffer): Buffer {
  if (sought.length === 0) return text;
  const parts = text.toString('latin1').split(sought.toString('latin1'));
  if (text.length + parts.length * put.length > longestValue) throw new Unreadable('row-too-long');
  return Buffer.from(parts.join(put.toString('latin1')), 'latin1');
}

/** The text, as it reads. */
export function textOf(value: Value, read: (text: string) => string | null): Value {
  if (value === null) return null;
  const text = read(value.toString('utf8'));
  return checked(text === null ? null : Buffer.from(text));
}

/** @throws Unreadable where escapes made no text. */
export function checked(value: Value): Buffer {
  if (value === null) throw new Unreadable('invalid-text');
  return value;
}

/** No value is put together to more than this. */
export const longestValue = 4 << 20;

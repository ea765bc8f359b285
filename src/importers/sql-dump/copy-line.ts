import { Buffer } from 'node:buffer';
import type { RejectionReason } from '../../model/rejections.ts';
import { fourTimes } from '../../tables/words.ts';
import { nextOf } from './next-of.ts';
import { addValue, type RowTaker } from './row-taker.ts';
import type { SqlCursor } from './sql-cursor.ts';

/** Reads a line of PostgreSQL's COPY in its text format: values between tabs, `\N` for none. */
export function readCopyLine(
  { bytes, words, isSound }: SqlCursor,
  start: number,
  end: number,
  line: number,
  taker: RowTaker,
): void {
  taker.values.clear();
  let fault: RejectionReason | null = null;
  let count = 0;
  for (let from = start; ; count += 1) {
    let to = nextOf(words, from, end, tabs, backslashes);
    const isEscaped = to < end && bytes[to] === backslash;
    while (to < end && bytes[to] === backslash)
      to = nextOf(words, Math.min(to + 2, end), end, tabs, backslashes);
    const wanted = count < taker.width ? taker.columns[count] : nowhere;
    const isNull = isEscaped && to - from === 2 && bytes[from + 1] === letterN;
    if (wanted.length > 0 && !isNull) {
      const value = isEscaped ? unescaped(bytes.subarray(from, to)) : null;
      fault ??=
        value === null
          ? addValue(taker, wanted, bytes, from, to, isSound)
          : addValue(taker, wanted, value, 0, value.length, false);
    }
    if (to >= end) break;
    from = to + 1;
  }
  if (count + 1 !== taker.width) fault ??= 'wrong-number-of-values';
  if (fault === null) taker.row(line);
  else taker.rejected(line, fault);
}

function unescaped(written: Buffer): Buffer {
  const text = Buffer.allocUnsafe(written.length);
  let length = 0;
  for (let at = 0; at < written.length; at += 1) {
    if (written[at] !== backslash || at + 1 === written.length) {
      text[length++] = written[at];
      continue;
    }
    at += 1;
    const digits = /^(?:[0-7]{1,3}|x[0-9a-f]{1,2})/i.exec(written.toString('latin1', at, at + 3))?.[0];
    if (digits === undefined) text[length++] = signs.get(written[at]) ?? written[at];
    else {
      const isHex = /^x/i.test(digits);
      text[length++] = Number.parseInt(isHex ? digits.slice(1) : digits, isHex ? 16 : 8) & 0xff;
      at += digits.length - 1;
    }
  }
  return text.subarray(0, length);
}

const tab = 0x09;
const letterN = 0x4e;
const backslash = 0x5c;
const tabs = fourTimes(tab);
const backslashes = fourTimes(backslash);
const nowhere: readonly number[] = [];
const signs: ReadonlyMap<number, number> = new Map(
  Object.entries({ b: 0x08, f: 0x0c, n: 0x0a, r: 0x0d, t: 0x09, v: 0x0b }).map(([sign, byte]) => [
    sign.charCodeAt(0),
    byte,
  ]),
);

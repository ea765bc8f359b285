import type { Buffer } from 'node:buffer';
import type { DialectForm } from './dialects.ts';
import { NoSql, OutOfBytes } from './sql-bytes.ts';

/** What it takes to pass a comment. */
interface CommentPlace {
  readonly bytes: Buffer;
  at: number;
  readonly end: number;
  readonly isLast: boolean;
  readonly form: DialectForm;
  readonly comments: string[];
  text(from: number, to: number): string;
  goTo(at: number): void;
}

/** Passes a comment between signs, or only its sign where MySQL runs what is in it. */
export function passComment(cursor: CommentPlace): void {
  const { bytes, at: from, end, isLast, form } = cursor;
  const sign = bytes.toString('latin1', from, Math.min(end, from + longestSign));
  if (sign.length < longestSign && !isLast) throw new OutOfBytes();
  const run = form.hasHashComments ? /^\/\*M?!(\d{0,6})/.exec(sign) : null;
  if (run !== null && !nobodysVersions.test(run[1])) {
    cursor.at += run[0].length;
    return;
  }
  let to = from + 2;
  for (let depth = 1; depth > 0;) {
    const close = find(cursor, '*/', to);
    const open = form.nestsComments ? bytes.indexOf('/*', to, 'latin1') : -1;
    const isNested = open >= 0 && open < close;
    depth += isNested ? 1 : -1;
    to = 2 + (isNested ? open : close);
  }
  cursor.comments.push(cursor.text(from, to));
  cursor.goTo(to);
}

function find({ bytes, end, isLast }: CommentPlace, text: string, from: number): number {
  const to = bytes.indexOf(text, from, 'latin1');
  if (to >= 0 && to + text.length <= end) return to;
  if (isLast) throw new NoSql();
  throw new OutOfBytes();
}

const longestSign = 12;
/** What is for these versions is for none, so nobody runs it. */
const nobodysVersions = /^99999/;

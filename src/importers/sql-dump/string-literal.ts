import { Buffer } from 'node:buffer';
import type { BackslashMeaning } from './dialects.ts';
import { closingOf } from './quote-signs.ts';

/** A quoted text, read. */
export interface Literal {
  /** null where the dump does not say what its backslashes mean. */
  readonly text: Buffer | null;
  /** Behind its closing quote. */
  readonly end: number;
}

/** Reads the text that the quote at `at` opens; -1 as its end where none closes it before `end`. */
export function readLiteral(bytes: Buffer, at: number, end: number, backslash: BackslashMeaning): Literal {
  const quote = bytes[at];
  const escapes = backslash === 'escape';
  let hasBackslash = false;
  let isDoubled = false;
  for (let to = at + 1; to < end; to += 1) {
    const byte = bytes[to];
    if (byte === backslashByte) {
      hasBackslash = true;
      if (escapes) to += 1;
    } else if (byte === quote) {
      if (bytes[to + 1] !== quote || to + 1 >= end) {
        if (hasBackslash && backslash === 'unclear') return { text: null, end: to + 1 };
        const written = bytes.subarray(at + 1, to);
        const isPlain = !isDoubled && !(hasBackslash && escapes);
        return { text: isPlain ? written : unquoted(written, quote, escapes), end: to + 1 };
      }
      isDoubled = true;
      to += 1;
    }
  }
  return { text: null, end: -1 };
}

/** Reads `[text]'` and the like, which a bracket or sign of one's choice encloses. */
export function readChosenLiteral(bytes: Buffer, at: number, end: number): Literal {
  const close = Buffer.from([closingOf(bytes[at + 1]), bytes[at]]);
  const to = bytes.indexOf(close, at + 2);
  return to < 0 || to + 2 > end ? { text: null, end: -1 } : { text: bytes.subarray(at + 2, to), end: to + 2 };
}

/** Takes away the doubling of quotes, and the escapes of MySQL. */
export function unquoted(written: Buffer, quote: number, escapes: boolean): Buffer {
  const text = Buffer.allocUnsafe(written.length);
  let length = 0;
  for (let at = 0; at < written.length; at += 1) {
    const byte = written[at];
    if (byte === quote) at += 1;
    if (escapes && byte === backslashByte && at + 1 < written.length) {
      at += 1;
      const escaped = written[at];
      // These two stay escaped: the backslash is for LIKE.
      if (escaped === percent || escaped === underscore) text[length++] = backslashByte;
      text[length++] = mysqlEscapes.get(escaped) ?? escaped;
    } else text[length++] = byte;
  }
  return text.subarray(0, length);
}

/** What the escapes of an `E'…'` of PostgreSQL stand for; quotes in it are doubled or escaped. */
export function unescapedE(written: string): Buffer | null {
  const parts: Buffer[] = [];
  const pattern = /\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|x([0-9a-f]{1,2})|([0-7]{1,3})|([^]))|''|[^\\']+|[^]/gi;
  let units = '';
  const flush = (): void => {
    if (units !== '') parts.push(Buffer.from(units));
    units = '';
  };
  for (const [whole, short, long, hex, octal, sign] of written.matchAll(pattern)) {
    const point = short ?? long;
    const byte = hex === undefined ? octal && Number.parseInt(octal, 8) & 0xff : Number.parseInt(hex, 16);
    if (point !== undefined) {
      const code = Number.parseInt(point, 16);
      if (code > 0x10ffff) return null;
      units += String.fromCodePoint(code);
    } else if (typeof byte === 'number') {
      flush();
      parts.push(Buffer.from([byte]));
    } else if (sign !== undefined) units += plainEscapes.get(sign) ?? sign;
    else units += whole === "''" ? "'" : whole;
  }
  flush();
  return Buffer.concat(parts);
}

/** `\0061` or `\+000061`, and a doubled escape for itself: `U&'…'` of PostgreSQL, `UNISTR` of Oracle, `unistr` of SQLite. */
export function unescapedUnicode(text: string): string | null {
  let isSound = true;
  const read = text.replace(
    /\\(?:\\|\+([0-9a-f]{6})|u([0-9a-f]{4})|U([0-9a-f]{8})|([0-9a-f]{4})|)/gi,
    (whole, plus?: string, short?: string, long?: string, bare?: string) => {
      if (whole === '\\\\') return '\\';
      const digits = plus ?? short ?? long ?? bare;
      const code = digits === undefined ? Number.NaN : Number.parseInt(digits, 16);
      if (code <= 0x10ffff) return String.fromCodePoint(code);
      isSound = false;
      return '';
    },
  );
  return isSound ? read : null;
}

const plainEscapes: ReadonlyMap<string, string> = new Map(
  Object.entries({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }),
);

const percent = 0x25;
const underscore = 0x5f;
const backslashByte = 0x5c;
const mysqlEscapes: ReadonlyMap<number, number> = new Map(
  Object.entries({ 0: 0, b: 0x08, n: 0x0a, r: 0x0d, t: 0x09, Z: 0x1a }).map(([sign, byte]) => [
    sign.charCodeAt(0),
    byte,
  ]),
);

import { Buffer } from 'node:buffer';
import type { AttributeSyntax } from './attribute-syntax.ts';

/** A stored value as people write it: what `text` holds before `end`. */
export class UsualText {
  readonly text = Buffer.alloc(longestText);

  /**
   * Writes a value: a GUID and a SID as their texts, a time in ISO 8601 (UTC). How long it is: 0 where a time says
   * never, -1 where the value is not of that form, and stays as it is.
   */
  write(syntax: AttributeSyntax, bytes: Uint8Array, start: number, end: number): number {
    switch (syntax) {
      case 'text':
        return -1;
      case 'guid':
        return writeGuid(bytes, start, end, this.text);
      case 'sid':
        return this.#put(sidText(view(bytes, start, end)));
      case 'filetime':
        return this.#put(filetimeText(view(bytes, start, end).toString('latin1')));
      case 'generalized-time':
        return writeWholeSeconds(bytes, start, end, this.text)
          ? wholeSeconds.length
          : this.#put(generalizedTimeText(view(bytes, start, end).toString('latin1')));
    }
  }

  #put(text: string | null): number {
    return text === null ? -1 : this.text.write(text, 'latin1');
  }
}

/** A SID has up to 15 numbers of up to 10 digits. */
const longestText = 256;

function view(bytes: Uint8Array, start: number, end: number): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start);
}

const hexDigits = Buffer.from('0123456789abcdef');
/** Where the bytes of a GUID come from: the first three groups have their lowest byte first (MS-DTYP, 2.3.4.2). */
const guidOrder = [3, 2, 1, 0, -1, 5, 4, -1, 7, 6, -1, 8, 9, -1, 10, 11, 12, 13, 14, 15];
const dash = 0x2d;

function writeGuid(bytes: Uint8Array, start: number, end: number, text: Uint8Array): number {
  if (end - start !== 16) return -1;
  let to = 0;
  for (const from of guidOrder) {
    if (from < 0) text[to] = dash;
    else {
      const byte = bytes[start + from];
      text[to] = hexDigits[byte >> 4];
      text[to + 1] = hexDigits[byte & 15];
      to += 1;
    }
    to += 1;
  }
  return to;
}

/** MS-DTYP, section 2.4.2: the authority has its highest byte first, what follows its lowest. */
function sidText(bytes: Buffer): string | null {
  if (bytes.length < 8 || bytes[0] !== 1 || bytes[1] > 15 || bytes.length !== 8 + 4 * bytes[1]) return null;
  const parts = Array.from({ length: bytes[1] }, (_, part) => bytes.readUInt32LE(8 + 4 * part));
  return ['S-1', bytes.readUIntBE(2, 6), ...parts].join('-');
}

/** Milliseconds from 1601 to 1970. */
const filetimeEpoch = 11_644_473_600_000;
const never = '9223372036854775807';

/** Steps of 100 ns since 1601 (MS-DTYP, section 2.3.3); 0 and the largest number say never. */
function filetimeText(text: string): string | null {
  if (text === '0' || text === never) return '';
  if (!/^\d{5,18}$/.test(text)) return null;
  const instant = new Date(Number(text.slice(0, -4)) - filetimeEpoch);
  return `${instant.toISOString().slice(0, 19)}Z`;
}

/** `20240131080000Z`, or with a `.0` as Active Directory has it: what nearly all times are. */
function writeWholeSeconds(bytes: Uint8Array, start: number, end: number, text: Uint8Array): boolean {
  const size = end - start;
  const isForm =
    bytes[end - 1] === letterZ &&
    (size === 15 || (size === 17 && bytes[start + 14] === point && bytes[start + 15] === zero));
  if (!isForm) return false;
  let from = start;
  for (let to = 0; to < wholeSeconds.length; to += 1) {
    if (wholeSeconds[to] !== zero) {
      text[to] = wholeSeconds[to];
      continue;
    }
    if (bytes[from] < zero || bytes[from] > nine) return false;
    text[to] = bytes[from];
    from += 1;
  }
  return true;
}

const wholeSeconds = Buffer.from('0000-00-00T00:00:00Z');
const [point, zero, nine, letterZ] = [0x2e, 0x30, 0x39, 0x5a];

const generalizedTime =
  /^(\d{4})(\d{2})(\d{2})(\d{2})(?:(\d{2})(?:(\d{2}))?)?(?:[.,](\d{1,9}))?(Z|[+-]\d{2}(?:\d{2})?)$/;

/** RFC 4517, section 3.3.13; a fraction of an hour or a minute is left as it stands. */
function generalizedTimeText(text: string): string | null {
  const parts = generalizedTime.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour, minute = '00', second, fraction = '', zone] = parts;
  if (second === undefined && fraction !== '') return null;
  const rest = /^0*$/.test(fraction) ? '' : `.${fraction}`;
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  return `${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}${rest}${offset}`;
}

import { Buffer } from 'node:buffer';
import type { AttributeSyntax } from './attribute-syntax.ts';

/**
 * A stored value as people write it: a GUID and a SID as their texts, a time in ISO 8601 (UTC), where it has one.
 * Empty: the time says never. null: the value is not of that form, and stays as it is.
 */
const usualTexts = {
  text: () => null,
  guid: guidText,
  sid: sidText,
  filetime: (bytes) => filetimeText(textOf(bytes)),
  'generalized-time': (bytes) => generalizedTimeText(textOf(bytes)),
} as const satisfies Record<AttributeSyntax, (bytes: Buffer) => string | null>;

export function usualText(syntax: AttributeSyntax, bytes: Uint8Array): string | null {
  return usualTexts[syntax](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
}

const textOf = (bytes: Buffer): string => bytes.toString('latin1');

/** The first three groups are stored with their lowest byte first (MS-DTYP, section 2.3.4.2). */
function guidText(bytes: Buffer): string | null {
  if (bytes.length !== 16) return null;
  const swapped = Buffer.from([3, 2, 1, 0, 5, 4, 7, 6].map((at) => bytes[at]));
  const hex = swapped.toString('hex') + bytes.toString('hex', 8);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** MS-DTYP, section 2.4.2: the authority has its highest byte first, what follows its lowest. */
function sidText(bytes: Buffer): string | null {
  if (bytes.length < 8 || bytes[0] !== 1 || bytes[1] > 15 || bytes.length !== 8 + 4 * bytes[1]) return null;
  const parts = Array.from({ length: bytes[1] }, (_, part) => bytes.readUInt32LE(8 + 4 * part));
  return ['S-1', bytes.readUIntBE(2, 6), ...parts].join('-');
}

/** Milliseconds from 1601 to 1970. */
const filetimeEpoch = 11_644_473_600_000n;
const never = 0x7fff_ffff_ffff_ffffn;

/** Steps of 100 ns since 1601 (MS-DTYP, section 2.3.3); 0 and the largest number say never. */
function filetimeText(text: string): string | null {
  if (!/^\d{1,19}$/.test(text)) return null;
  const steps = BigInt(text);
  if (steps === 0n || steps === never) return '';
  const instant = new Date(Number(steps / 10_000n - filetimeEpoch));
  return instant.getUTCFullYear() > 9999 ? null : `${instant.toISOString().slice(0, 19)}Z`;
}

const generalizedTime =
  /^(\d{4})(\d{2})(\d{2})(\d{2})(?:(\d{2})(?:(\d{2}))?)?(?:[.,](\d{1,9}))?(Z|[+-]\d{2}(?:\d{2})?)$/;

/** RFC 4517, section 3.3.13; a fraction of an hour or a minute is left as it stands. */
function generalizedTimeText(text: string): string | null {
  const parts = generalizedTime.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, fraction = '', zone] = parts;
  if (second === undefined && fraction !== '') return null;
  const rest = /^0*$/.test(fraction) ? '' : `.${fraction}`;
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  return `${year}-${month}-${day}T${hour}:${minute ?? '00'}:${second ?? '00'}${rest}${offset}`;
}
